import { handle } from "@/lib/api/handle";
import { datasetReader } from "@/lib/datasets/access";
import { cardMarkdown } from "@/lib/datasets/card/card-markdown";
import { getDataset } from "@/lib/datasets/data";
import { datasetCard } from "@/lib/datasets/endpoints";
import { getFacets } from "@/lib/datasets/search/data";
import { notFound } from "@/lib/errors";

export const GET = handle(datasetCard, async ({ actor, params }) => {
  const reader = datasetReader(actor);
  const [dataset, facets] = await Promise.all([getDataset(reader, params.slug), getFacets(reader, params.slug)]);
  if (!dataset) throw notFound();
  return new Response(cardMarkdown(dataset, facets), {
    headers: {
      "content-type": "text/markdown; charset=utf-8", "content-disposition": `attachment; filename="${dataset.slug}-card.md"`,
      "cache-control": "private, no-store", "x-content-type-options": "nosniff",
    },
  });
});
