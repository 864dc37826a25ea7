import { handle } from "@/lib/api/handle";
import { datasetReader } from "@/lib/datasets/access";
import { getAnalysis, readPlaces } from "@/lib/datasets/analysis/data";
import { downloadDatasetProblem } from "@/lib/datasets/analysis/endpoints";
import { listingResponse } from "@/lib/datasets/listing-file";
import { AppError, notFound } from "@/lib/errors";

export const GET = handle(downloadDatasetProblem, async ({ actor, params: { slug, problem }, query: { version, format, ...limits } }) => {
  const reader = datasetReader(actor);
  const view = await getAnalysis(reader, slug, version);
  if (!view) throw notFound();
  // An empty list would say that nothing was found.
  if (!view.analysis) throw new AppError("unavailable", "The dataset is still being analysed. Ask again in a moment.", { retryAfterSeconds: 5 });
  return listingResponse(`${slug}-${view.dataset.version}-${problem}`, ["episode", "session", "turn", "detail", "episodeId"], format, readPlaces(reader, view.dataset, problem, limits));
});
