import { handle } from "@/lib/api/handle";
import { notFound } from "@/lib/errors";
import { generator } from "@/lib/generation/access";
import { authorizeRun, getRun } from "@/lib/generation/data";
import { changeGenerationBudget } from "@/lib/generation/endpoints";
import { changeBudget } from "@/lib/generation/mutations";

export const PUT = handle(changeGenerationBudget, async ({ actor, params, body }) => {
  const runId = await authorizeRun(generator(actor), params.runId);
  if (!runId) throw notFound();
  await changeBudget(runId, body);
  const view = await getRun(runId);
  if (!view) throw notFound();
  return view;
});
