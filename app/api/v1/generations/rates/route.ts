import { handle } from "@/lib/api/handle";
import { notFound } from "@/lib/errors";
import { generator } from "@/lib/generation/access";
import { authorizeRun } from "@/lib/generation/data";
import { getRates } from "@/lib/generation/endpoints";
import { readRates } from "@/lib/generation/rates/data";

export const GET = handle(getRates, async ({ actor, query: { run, engine } }) => {
  const caller = generator(actor);
  const runId = run === undefined ? undefined : await authorizeRun(caller, run);
  if (run !== undefined && !runId) throw notFound();
  return readRates(caller, { runId, engine });
});
