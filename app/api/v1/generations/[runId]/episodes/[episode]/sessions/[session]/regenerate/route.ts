import { handle } from "@/lib/api/handle";
import { notFound } from "@/lib/errors";
import { generator } from "@/lib/generation/access";
import { authorizeRun, getEpisode } from "@/lib/generation/data";
import { regenerateSession } from "@/lib/generation/endpoints";
import { regenerate } from "@/lib/generation/mutations";

export const POST = handle(regenerateSession, async ({ actor, params }) => {
  const caller = generator(actor);
  const runId = await authorizeRun(caller, params.runId);
  if (!runId) throw notFound();
  await regenerate(caller, runId, params.episode, params.session);
  const view = await getEpisode(runId, params.episode);
  if (!view) throw notFound();
  return view;
});
