import { handle } from "@/lib/api/handle";
import { notFound } from "@/lib/errors";
import { generator } from "@/lib/generation/access";
import { authorizeRun, getRun } from "@/lib/generation/data";
import { getGeneration } from "@/lib/generation/endpoints";

export const GET = handle(getGeneration, async ({ actor, params }) => {
  const runId = await authorizeRun(generator(actor), params.runId);
  const view = runId && (await getRun(runId));
  if (!view) throw notFound();
  return view;
});
