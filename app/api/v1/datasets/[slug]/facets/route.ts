import { handle } from "@/lib/api/handle";
import { datasetReader } from "@/lib/datasets/access";
import { getFacets } from "@/lib/datasets/endpoints";
import * as data from "@/lib/datasets/search/data";
import { notFound } from "@/lib/errors";

export const GET = handle(getFacets, async ({ actor, params }) => {
  const facets = await data.getFacets(datasetReader(actor), params.slug);
  if (!facets) throw notFound();
  return facets;
});
