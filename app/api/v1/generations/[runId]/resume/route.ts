import { handle } from "@/lib/api/handle";
import { AppError, notFound } from "@/lib/errors";
import { generator } from "@/lib/generation/access";
import { authorizeRun, getRun } from "@/lib/generation/data";
import { resumeGeneration } from "@/lib/generation/endpoints";
import { resumeRun } from "@/lib/generation/mutations";

export const POST = handle(resumeGeneration, async ({ actor, params }) => {
  const caller = generator(actor);
  const runId = await authorizeRun(caller, params.runId);
  if (!runId) throw notFound();
  if ((await resumeRun(caller, runId)) === null) throw new AppError("conflict", "Nothing is left to do in this run.");
  const view = await getRun(runId);
  if (!view) throw notFound();
  return view;
});
