import { type Command, InvalidArgumentError } from "commander";
import { z } from "zod";
import { sessionCookie } from "@/lib/auth/token";
import { prepareDatabase } from "@/lib/db/prepare";
import { checkDeliveries } from "@/lib/judgments/data";
import { quantileOfSorted } from "@/lib/stats/quantile";
import { authorizeStudyLocally, placesFor } from "@/lib/studies/data";
import { ensureSimulatedEvaluators } from "@/lib/studies/mutations";
import { runningInstance } from "../instance";
import { simulate } from "../simulated-evaluators";
import { supervise } from "../supervise";
import { UsageError } from "../usage-error";
import { startWebServer } from "../web-server";

type Flags = { study: string; evaluators: number; seed: string; judgments?: number; concurrency?: number; leftBias?: number; url?: string; json?: boolean };

/** Adds `concord simulate`: synthetic evaluators through the real API, and a check of what became of their judgments. */
export function registerSimulate(program: Command): void {
  program
    .command("simulate")
    .description("let synthetic evaluators judge a running study through the API; they appear as SIM001 … everywhere")
    .requiredOption("--study <id>", "id of the study")
    .requiredOption("--evaluators <count>", "how many", positive)
    .requiredOption("--seed <seed>", "of their opinions")
    .option("--judgments <count>", "to deliver; all that there are places for unless given", positive)
    .option("--concurrency <count>", "evaluators at work at the same moment; all of them unless given", positive)
    .option("--left-bias <amount>", "of a comparison: what the left side is given on top, from -1 to 1; none unless given", bias)
    .option("--url <origin>", "server to use; unless given the one that runs on this data folder, or one started for this")
    .option("--json", "print one JSON object on the last line")
    .action(run);
}

async function run(flags: Flags): Promise<void> {
  if (!z.uuid().safeParse(flags.study).success) throw new UsageError(`"${flags.study}" is not the id of a study.`);
  await prepareDatabase();
  const studyId = await authorizeStudyLocally(flags.study);
  const people = await ensureSimulatedEvaluators(studyId, flags.evaluators);
  const judgments = await judgmentsToDeliver(studyId, people.map((person) => person.userId), flags);
  const evaluators = await Promise.all(people.map(async ({ pseudonym, ...claims }) => ({ pseudonym, cookie: await sessionCookie(claims) })));
  const server = await findServer(flags.url);
  try {
    const outcome = await simulate({
      origin: server.origin, studyId, evaluators, seed: flags.seed, judgments, concurrency: flags.concurrency ?? flags.evaluators, leftBias: flags.leftBias, onProgress: progress(judgments),
    });
    const check = await checkDeliveries(studyId, outcome.acknowledged);
    const sorted = Float64Array.from(outcome.submitMs).sort();
    const answer = {
      judgments, acknowledged: outcome.acknowledged.length, ...check, retries: outcome.retries,
      p50Ms: rounded(quantileOfSorted(sorted, 0.5)), p95Ms: rounded(quantileOfSorted(sorted, 0.95)),
    };
    console.log(flags.json ? JSON.stringify(answer) : Object.entries(answer).map(([name, value]) => `${name.padEnd(14)}${value}`).join("\n"));
    const isWhole = answer.acknowledged === judgments && check.lost === 0 && check.duplicated === 0 && check.miscounted === 0;
    if (!isWhole) throw new Error("Not every judgment arrived exactly once.");
  } finally {
    await server.stop();
  }
}

async function judgmentsToDeliver(studyId: Parameters<typeof placesFor>[0], evaluatorIds: string[], { judgments }: Flags): Promise<number> {
  const places = await placesFor(studyId, evaluatorIds);
  if (places === 0) throw new UsageError("The study has no places left for these evaluators.");
  if (judgments !== undefined && judgments > places) throw new UsageError(`The study has ${places} places for these evaluators, not ${judgments}.`);
  return judgments ?? places;
}

/** A server that this command starts is also kept running by it: the simulation outlives a crash. */
async function findServer(url: string | undefined): Promise<{ origin: string; stop: () => Promise<void> }> {
  const leave = async () => undefined;
  if (url !== undefined) {
    if (!URL.canParse(url)) throw new UsageError(`"${url}" is not an address.`);
    return { origin: new URL(url).origin, stop: leave };
  }
  const running = runningInstance();
  if (running?.origin) return { origin: running.origin, stop: leave };
  const first = await startWebServer(0);
  const port = Number(new URL(first.origin).port);
  const kept = supervise("web server", first, () => startWebServer(port));
  return { origin: first.origin, stop: kept.stop };
}

function progress(judgments: number): (delivered: number) => void {
  const step = Math.max(1, Math.floor(judgments / 20));
  return (delivered) => {
    if (delivered % step === 0) console.error(`${delivered} of ${judgments} judgments delivered`);
  };
}

function rounded(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms * 10) / 10;
}

function positive(text: string): number {
  const count = /^\d+$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > 100_000) throw new InvalidArgumentError("Give a whole number from 1 to 100000.");
  return count;
}

function bias(text: string): number {
  const amount = /^-?\d(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(Math.abs(amount) <= 1)) throw new InvalidArgumentError("Give a number from -1 to 1.");
  return amount;
}
