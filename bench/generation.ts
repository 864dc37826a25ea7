/**
 * Generation against a model server that takes the same time for every answer and so many requests at once, beside the shortest that any
 * schedule could take; and again with the worker killed half way, counting what was asked after it had been done.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { z } from "zod";
import { root } from "@/cli/web-server";
import { pool } from "@/lib/db/client";
import { databaseUrl } from "@/lib/db/url";
import { childEnvironment } from "@/lib/env";
import { operatorGenerator } from "@/lib/generation/access";
import { createRun } from "@/lib/generation/mutations";
import { generationRequestSchema } from "@/lib/generation/schema";
import { reviveJobs } from "@/lib/jobs/mutations";
import { startStandInEngine } from "@/test/fixtures/stand-in-engine";
import { createFixedAnswers } from "@/test/mcu/fixed-answers";
import { inOwnDatabase } from "./own-database";

const CHILD = join(root, "bench", "generation-child.ts");
const SESSIONS = 4;
/** Steps that a model does: persona, commonsense, narrative, events, album; and for each session its dialogue and its summary. */
const STEPS = 5 + 2 * SESSIONS;
/** Of those, the longest chain of which each waits for the one before: three, the events, the dialogues, the last summary. */
const CHAIN = 4 + SESSIONS + 1;
/** Of the run with the killed worker, as a share of the other one's. */
const KILLED_SHARE = 0.25;

export type GenerationBench = { episodes: number; latencyMs: number; concurrency: number };
type Asked = { seed: number; at: number };

const endSchema = z.object({ state: z.string(), ms: z.number(), cpuMs: z.number() });

/** @returns undefined where it was killed. */
async function work(jobId: string, kill?: (child: { kill: () => void }) => Promise<void>): Promise<z.infer<typeof endSchema> | undefined> {
  const child = spawn(process.execPath, ["--import", "tsx", CHILD, jobId], { cwd: root, stdio: ["ignore", "pipe", "inherit"], env: childEnvironment({ DATABASE_URL: databaseUrl(), NODE_OPTIONS: "" }) });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<string | null>((done) => child.once("close", (_code, by) => done(by)));
  await kill?.({ kill: () => child.kill("SIGKILL") });
  if ((await ended) === "SIGKILL") return undefined;
  return endSchema.parse(JSON.parse(said.trim().split("\n").at(-1) ?? ""));
}

async function ask(episodes: number): Promise<{ runId: string; jobId: string }> {
  const runId = await createRun(operatorGenerator, generationRequestSchema.parse({ provider: "engines", episodes, seed: "bench", sessions: { min: SESSIONS, max: SESSIONS } }));
  const found = await pool().query<{ jobId: string }>(`select "jobId" from "GenerationRun" where "id" = $1`, [runId]);
  return { runId, jobId: found.rows[0]?.jobId ?? "" };
}

/** Requests for a step that came after the step had been written. Each step of a run has a seed of its own. */
async function countRepeated(runId: string, asked: readonly Asked[]): Promise<number> {
  const found = await pool().query<{ seed: string; at: Date }>(
    `select c."seed", s."finishedAt" as "at" from "GenerationStep" s join "GenerationCall" c on c."stepId" = s."id" where s."runId" = $1 and s."output" is not null`, [runId],
  );
  const doneAt = new Map(found.rows.map(({ seed, at }) => [Number(seed), at.getTime()]));
  return asked.filter(({ seed, at }) => at > (doneAt.get(seed) ?? Infinity)).length;
}

/** On the database that is set. */
export async function measureGeneration({ episodes, latencyMs, concurrency }: GenerationBench) {
  const asked: Asked[] = [];
  const answers = createFixedAnswers();
  const engine = await startStandInEngine({
    latencyMs, concurrency,
    answers: (name, request) => {
      asked.push({ seed: request.seed ?? -1, at: Date.now() });
      return answers(name, request);
    },
  });
  try {
    const config = { port: "chat", dialect: "openai", name: "Stand-in", baseUrl: engine.origin, model: "stand-in", maxConcurrent: concurrency, timeoutSeconds: 60 };
    await pool().query(`insert into "Engine" ("id", "name", "config") values (gen_random_uuid(), 'Stand-in', $1)`, [JSON.stringify(config)]);
    const calm = await ask(episodes);
    const end = await work(calm.jobId);
    if (end?.state !== "done") throw new Error(`The run ended as ${end?.state ?? "killed"}.`);
    const steps = (await pool().query(`select 1 from "GenerationStep" where "runId" = $1`, [calm.runId])).rows.length;

    const few = Math.max(1, Math.round(episodes * KILLED_SHARE));
    const disturbed = await ask(few);
    const before = asked.length;
    const half = before + (few * STEPS) / 2;
    const wasKilled = (await work(disturbed.jobId, async ({ kill }) => {
      while (asked.length < half) await new Promise((done) => setTimeout(done, 5));
      kill();
    })) === undefined;
    // Nobody waits half a minute for the lease of a process that is known to be dead.
    await pool().query(`update "Job" set "leaseUntil" = now() where "id" = $1 and "state" = 'running'`, [disturbed.jobId]);
    await reviveJobs();
    const after = await work(disturbed.jobId);
    if (after?.state !== "done") throw new Error(`The disturbed run ended as ${after?.state ?? "killed"}.`);

    const idealSeconds = (Math.max((episodes * STEPS) / concurrency, CHAIN) * latencyMs) / 1_000;
    const seconds = end.ms / 1_000;
    return {
      episodes, latencyMs, concurrency, seconds, idealSeconds, ratioToIdeal: seconds / idealSeconds, steps, cpuMsPerStep: end.cpuMs / steps,
      killed: wasKilled, repeatedSteps: await countRepeated(disturbed.runId, asked.slice(before)),
    };
  } finally {
    await engine.close();
  }
}

export async function runGenerationBench({ json, ...plan }: GenerationBench & { json: boolean }): Promise<void> {
  const report = await inOwnDatabase(() => measureGeneration(plan));
  const rounded = Object.fromEntries(Object.entries(report).map(([name, value]) => [name, typeof value === "number" ? Number(value.toFixed(3)) : value]));
  console.log(json ? JSON.stringify(rounded) : JSON.stringify(rounded, null, 2));
}
