import { handle } from "@/lib/api/handle";
import { AppError, notFound } from "@/lib/errors";
import { generator } from "@/lib/generation/access";
import { authorizeRun, getRun } from "@/lib/generation/data";
import { stopGeneration } from "@/lib/generation/endpoints";
import { stopRun } from "@/lib/generation/mutations";

export const POST = handle(stopGeneration, async ({ actor, params }) => {
  const runId = await authorizeRun(generator(actor), params.runId);
  if (!runId) throw notFound();
  const isAsked = await stopRun(runId);
  const view = await getRun(runId);
  if (!view) throw notFound();
  if (!isAsked && view.state !== "paused") throw new AppError("conflict", "The run is over: there is nothing to stop.");
  return view;
});
