import { handle } from "@/lib/api/handle";
import { notFound } from "@/lib/errors";
import { generator } from "@/lib/generation/access";
import { authorizeRun, getRun, lookAtRun } from "@/lib/generation/data";
import { followGeneration } from "@/lib/generation/endpoints";
import { jobEvents } from "@/lib/jobs/event-stream";

export const GET = handle(followGeneration, async ({ actor, params, request }) => {
  const runId = await authorizeRun(generator(actor), params.runId);
  if (!runId) throw notFound();
  return jobEvents(request, "generation", () => getRun(runId), () => lookAtRun(runId));
});
