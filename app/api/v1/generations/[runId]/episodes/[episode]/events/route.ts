import { handle } from "@/lib/api/handle";
import { notFound } from "@/lib/errors";
import { generator } from "@/lib/generation/access";
import { authorizeRun, getEpisode, lookAtEpisode } from "@/lib/generation/data";
import { followGeneratedEpisode } from "@/lib/generation/endpoints";
import { jobEvents } from "@/lib/jobs/event-stream";

export const GET = handle(followGeneratedEpisode, async ({ actor, params, request }) => {
  const runId = await authorizeRun(generator(actor), params.runId);
  if (!runId || !(await lookAtEpisode(runId, params.episode))) throw notFound();
  return jobEvents(request, "episode", async () => {
    const view = await getEpisode(runId, params.episode);
    return view && { ...view, state: view.runState, episodeState: view.state, progress: { sequence: view.revision } };
  }, () => lookAtEpisode(runId, params.episode));
});
