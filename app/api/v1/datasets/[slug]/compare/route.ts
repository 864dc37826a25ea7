import { handle } from "@/lib/api/handle";
import { datasetReader } from "@/lib/datasets/access";
import * as data from "@/lib/datasets/compare/data";
import { compareVersions } from "@/lib/datasets/endpoints";
import { notFound } from "@/lib/errors";

export const GET = handle(compareVersions, async ({ actor, params, query }) => {
  const comparison = await data.compareVersions(datasetReader(actor), params.slug, query);
  if (!comparison) throw notFound();
  return comparison;
});
