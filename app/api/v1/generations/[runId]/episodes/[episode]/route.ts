import { handle } from "@/lib/api/handle";
import { notFound } from "@/lib/errors";
import { generator } from "@/lib/generation/access";
import { authorizeRun, getEpisode } from "@/lib/generation/data";
import { getGeneratedEpisode } from "@/lib/generation/endpoints";

export const GET = handle(getGeneratedEpisode, async ({ actor, params }) => {
  const runId = await authorizeRun(generator(actor), params.runId);
  const view = runId && (await getEpisode(runId, params.episode));
  if (!view) throw notFound();
  return view;
});
