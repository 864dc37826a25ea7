import { handle } from "@/lib/api/handle";
import { notFound } from "@/lib/errors";
import { generator } from "@/lib/generation/access";
import { authorizeRun, getRun } from "@/lib/generation/data";
import { publishGeneration } from "@/lib/generation/endpoints";
import { publishAs } from "@/lib/generation/mutations";

export const POST = handle(publishGeneration, async ({ actor, params, body }) => {
  const caller = generator(actor);
  const runId = await authorizeRun(caller, params.runId);
  if (!runId) throw notFound();
  await publishAs(caller, runId, body);
  const view = await getRun(runId);
  if (!view) throw notFound();
  return view;
});
