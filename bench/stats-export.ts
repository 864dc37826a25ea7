/** What people who rate notice of a study of millions of ratings being exported and analysed, and what that takes. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { databaseUrl } from "@/lib/db/url";
import { childEnvironment } from "@/lib/env";
import { authorizeAssignment } from "@/lib/judgments/data";
import { submitJudgment } from "@/lib/judgments/mutations";
import { APART, type ApartTask } from "@/lib/reports/apart/task";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { submissionFor } from "./judge";
import { residentBytes } from "./process-tree";
import { protocol, type OpenPlace } from "./stored-study";
import { latencies, rounded } from "./timing";

const ROOT = join(import.meta.dirname, "..");
/** Ten submissions a second: some hundreds of people at work. */
const EVERY_MS = 100;
const ALONE_MS = 20_000;
/** Of the bootstraps in the bundle. */
const REPLICATES = "1000";

export async function measureMeanwhile(studyId: AuthorizedStudyId, places: readonly OpenPlace[]) {
  const waiting = [...places];
  const folder = await mkdtemp(join(tmpdir(), "concord-bench-"));
  try {
    const alone = await submitWhile(waiting, sleep(ALONE_MS));
    const bundle = runProgram([join(ROOT, "cli", "main.ts"), "export", studyId, "--out", join(folder, "bundle"), "--replicates", REPLICATES]);
    const exported = { submitMs: await submitWhile(waiting, bundle), ...(await bundle) };
    const task: ApartTask = { kind: "analysis", studyId, request: { kind: "evaluators", metric: "ordinal", first: null } };
    const analysis = runProgram([APART, JSON.stringify(task)]);
    const analysed = { submitMs: await submitWhile(waiting, analysis), ...(await analysis) };
    return { perSecond: 1000 / EVERY_MS, alone, exported, analysed };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** With the memory that Node gives itself on this machine. */
async function runProgram(words: readonly string[]): Promise<{ seconds: number; peakRssMb: number }> {
  const begun = performance.now();
  const program = spawn(process.execPath, ["--import", "tsx", ...words], { cwd: ROOT, stdio: ["ignore", "ignore", "inherit"], env: childEnvironment({ DATABASE_URL: databaseUrl(), NODE_OPTIONS: "" }) });
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, residentBytes(program.pid ?? 0, "postgres"))), 250);
  try {
    const code = await new Promise((done, fail) => {
      program.once("error", fail);
      program.once("close", done);
    });
    if (code !== 0) throw new Error(`${words.slice(0, 2).join(" ")} ended with code ${String(code)}.`);
    return { seconds: rounded((performance.now() - begun) / 1000), peakRssMb: Math.round(peak / 1e6) };
  } finally {
    clearInterval(watch);
    program.kill("SIGKILL");
  }
}

/** At a steady pace, whether or not the one before has been answered: a slow answer does not thin out what is measured. */
async function submitWhile(waiting: OpenPlace[], until: Promise<unknown>) {
  const ended = until.then(() => "ended", () => "ended");
  const durations: number[] = [];
  const underWay: Promise<void>[] = [];
  for (;;) {
    const place = waiting.shift();
    if (place) {
      underWay.push((async () => {
        const own = await authorizeAssignment({ id: place.evaluatorId, email: "", name: "", role: "evaluator" }, place.id);
        const begun = performance.now();
        await submitJudgment(own, submissionFor(protocol, own.id));
        durations.push(performance.now() - begun);
      })());
    }
    if ((await Promise.race([ended, sleep(EVERY_MS)])) === "ended") break;
  }
  await Promise.all(underWay);
  return { submissions: durations.length, ...latencies(durations) };
}
