import { handle } from "@/lib/api/handle";
import { datasetReader } from "@/lib/datasets/access";
import { getAnalysis } from "@/lib/datasets/analysis/data";
import { withTables } from "@/lib/datasets/analysis/dataset-latex";
import { getDatasetAnalysis, recomputeDatasetAnalysis } from "@/lib/datasets/analysis/endpoints";
import { recomputeAnalysis } from "@/lib/datasets/analysis/data";
import { notFound } from "@/lib/errors";

export const GET = handle(getDatasetAnalysis, async ({ actor, params, query }) => {
  const view = await getAnalysis(datasetReader(actor), params.slug, query.version);
  if (!view) throw notFound();
  return withTables(view);
});

export const POST = handle(recomputeDatasetAnalysis, async ({ actor, params, query }) => {
  if (!(await recomputeAnalysis(datasetReader(actor), params.slug, query.version))) throw notFound();
  return { isUnderWay: true };
});
