import { handle } from "@/lib/api/handle";
import { notFound } from "@/lib/errors";
import { generator } from "@/lib/generation/access";
import { authorizeRun, getEpisode } from "@/lib/generation/data";
import { retryGeneratedStep } from "@/lib/generation/endpoints";
import { retryStep } from "@/lib/generation/mutations";

export const POST = handle(retryGeneratedStep, async ({ actor, params, body }) => {
  const caller = generator(actor);
  const runId = await authorizeRun(caller, params.runId);
  if (!runId) throw notFound();
  await retryStep(caller, runId, params.episode, body.step);
  const view = await getEpisode(runId, params.episode);
  if (!view) throw notFound();
  return view;
});
