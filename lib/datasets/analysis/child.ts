/** The process in which a version of a dataset is analysed. */
import { serveApart } from "@/lib/jobs/apart";
import { datasetAnalysisPayloadSchema } from "./job";
import { computeAnalysis } from "./mutations";

await serveApart(async (sent, tell) => {
  await computeAnalysis(datasetAnalysisPayloadSchema.parse(sent), (episodes) => tell({ episodes }));
  return null;
});
