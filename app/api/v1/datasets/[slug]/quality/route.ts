import { handle } from "@/lib/api/handle";
import { datasetReader } from "@/lib/datasets/access";
import { getQuality } from "@/lib/datasets/analysis/data";
import { getDatasetQuality } from "@/lib/datasets/analysis/endpoints";
import { notFound } from "@/lib/errors";

export const GET = handle(getDatasetQuality, async ({ actor, params, query }) => {
  const view = await getQuality(datasetReader(actor), params.slug, query);
  if (!view) throw notFound();
  return view;
});
