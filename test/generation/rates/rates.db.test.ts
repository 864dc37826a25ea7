import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/db/client";
import { generator, operatorGenerator, type AuthorizedRunId } from "@/lib/generation/access";
import { authorizeRun } from "@/lib/generation/data";
import { generationHandler } from "@/lib/generation/job.handler";
import { createClaimedRun, resumeRun } from "@/lib/generation/mutations";
import { readRates } from "@/lib/generation/rates/data";
import { generationRequestSchema } from "@/lib/generation/schema";
import { claimJob } from "@/lib/jobs/lease";
import { runClaimed } from "@/lib/jobs/run";
import { createFixedAnswers } from "../../mcu/fixed-answers";
import { useTestDatabase } from "../../database";
import { startStandInEngine, type StandInOptions } from "../../fixtures/stand-in-engine";

useTestDatabase();

const request = (more: object = {}) => generationRequestSchema.parse({ provider: "scripted", episodes: 1, seed: "seed", ...more });

beforeEach(async () => {
  await pool().query(`delete from "GenerationRun"`);
  await pool().query(`delete from "Engine"`);
  await pool().query(`delete from "Job"`);
});

type Call = { engine?: string; model?: string; revision?: string | null; ms: number; tokens?: [number, number]; cost?: number; rung?: string; fault?: string; asked?: string | null };

async function step(runId: string, path: string, calls: readonly Call[], problem: string | null = null, superseded = false): Promise<void> {
  const id = randomUUID();
  await pool().query(
    `insert into "GenerationStep" ("id", "runId", "episodeNumber", "path", "madeBy", "seed", "output", "problem", "ms", "supersededAt") values ($1, $2, 1, $3, 'model', 's', $4, $5, 1, $6)`,
    [id, runId, path, problem === null ? "{}" : null, problem, superseded ? new Date() : null],
  );
  for (const { engine = "One", model = "small", revision = null, ms, tokens, cost, rung, fault, asked = "first" } of calls) {
    await pool().query(
      `insert into "GenerationCall" ("stepId", "engine", "model", "revision", "seed", "inputTokens", "outputTokens", "ms", "cost", "rung", "fault", "asked") values ($1, $2, $3, $4, '1', $5, $6, $7, $8, $9, $10, $11)`,
      [id, engine, model, revision, tokens?.[0] ?? null, tokens?.[1] ?? null, ms, cost ?? null, rung ?? null, fault ?? null, asked],
    );
  }
}

async function emptyRun(): Promise<AuthorizedRunId> {
  const { runId } = await createClaimedRun(operatorGenerator, request());
  const id = await authorizeRun(operatorGenerator, runId);
  if (!id) throw new Error("no such run");
  return id;
}

describe("rates", () => {
  it("agree with the requests that are kept, per engine, model, revision and kind of step", async () => {
    const [first, second] = [await emptyRun(), await emptyRun()];
    await step(first, "persona", [{ ms: 100, tokens: [10, 20], cost: 0.5, rung: "as-sent" }]);
    await step(first, "session/1/dialogue", [{ ms: 300, tokens: [30, 40], cost: 1, fault: "unusable" }, { ms: 200, tokens: [50, 60], cost: 2, rung: "repair", asked: "sent-back" }], null, true);
    await step(first, "session/1/dialogue", [{ ms: 400, tokens: [1, 2], rung: "fence" }]);
    await step(first, "session/2/dialogue", [{ ms: 9_000, fault: "no-answer" }], "It is down.");
    await step(first, "album/2/picture", [{ engine: "Searcher", model: "index", ms: 80, asked: "search" }, { engine: "Searcher", model: "index", ms: 20, asked: "score", fault: "no-answer" }]);
    await step(first, "checks", [{ engine: "Searcher", model: "index", ms: 40, asked: "judgement" }]);
    await step(first, "album/1/picture", [{ ms: 50, tokens: [1, 1], rung: "as-sent", asked: "first" }, { engine: "Painter", model: "paints", ms: 900, asked: null }, { engine: "Painter", model: "paints", ms: 700, asked: null, fault: "set-aside" }]);
    await step(second, "persona", [{ ms: 500, tokens: [7, 8], fault: "truncated" }, { ms: 600, tokens: [9, 9], rung: "normalised", asked: "new-seed" }]);
    await step(second, "summary", [{ revision: "r2", ms: 10, rung: "as-sent" }]);
    await pool().query(`insert into "Engine" ("id", "name", "config", "probe") values (gen_random_uuid(), 'One', $1, $2)`, [
      JSON.stringify({ port: "chat", dialect: "openai", name: "One", baseUrl: "http://localhost:9", model: "small", prices: { currency: "EUR", inputPerMillion: 1 } }),
      JSON.stringify({ isUp: true, ms: 1, models: [], structuredOutput: "advisory", streams: true, countsTokens: true, notes: [] }),
    ]);

    const all = await readRates(operatorGenerator);
    expect(all.run).toBeNull();
    expect(all.engines.map(({ engine, model, revision, total }) => [engine, model, revision, total.calls])).toEqual([["One", "small", null, 8], ["One", "small", "r2", 1], ["Painter", "paints", null, 2], ["Searcher", "index", null, 3]]);
    const [one, , painter, searcher] = all.engines;
    expect(searcher?.kinds.map(({ kind, outcomes }) => [kind, outcomes.answered, outcomes["no-answer"], outcomes.made])).toEqual([["picture-search", 1, 0, 0], ["picture-score", 0, 1, 0], ["checks", 1, 0, 0]]);
    expect(one?.now).toEqual({ currency: "EUR", isSameModel: true, structuredOutput: "advisory" });
    expect(painter?.now).toBeNull();
    expect(one?.total).toEqual({
      calls: 8, steps: 6, failedSteps: 1, sentBack: 1, newSeeds: 1, inputTokens: 108, outputTokens: 140, cost: 3.5,
      // Of 50, 100, 200, 300, 400, 500 and 600: the request that nobody answered is none of them.
      medianMs: 300, p95Ms: 570,
      outcomes: { "as-sent": 2, fence: 1, repair: 1, normalised: 1, truncated: 1, refused: 0, unusable: 1, "no-answer": 1, "set-aside": 0, made: 0, answered: 0 },
    });
    expect(one?.kinds.map(({ kind, calls, steps, failedSteps }) => [kind, calls, steps, failedSteps])).toEqual([["persona", 3, 2, 0], ["dialogue", 4, 3, 1], ["picture-plan", 1, 1, 0]]);
    expect(painter?.kinds).toMatchObject([{ kind: "picture", calls: 2, inputTokens: null, cost: null, outcomes: { made: 1, "set-aside": 1 } }]);
    for (const { total, kinds } of all.engines) {
      expect(kinds.reduce((sum, { calls }) => sum + calls, 0)).toBe(total.calls);
      for (const counts of [total, ...kinds]) expect(Object.values(counts.outcomes).reduce((sum, n) => sum + n, 0)).toBe(counts.calls);
    }

    const ofSecond = await readRates(operatorGenerator, { runId: second, engine: "One" });
    expect(ofSecond.run?.id).toBe(second);
    expect(ofSecond.engines.map(({ revision, total }) => [revision, total.calls, total.medianMs])).toEqual([[null, 2, 550], ["r2", 1, 10]]);
    expect((await readRates(operatorGenerator, { engine: "Nobody" })).engines).toEqual([]);
  });

  it("say where a script did it all", async () => {
    const { runId, job } = await createClaimedRun(operatorGenerator, request());
    await runClaimed(job, generationHandler);
    const steps = await pool().query<{ n: number }>(`select count(*)::int as "n" from "GenerationStep" where "runId" = $1`, [runId]);
    expect(await readRates(operatorGenerator)).toEqual({ run: null, scriptedSteps: steps.rows[0]?.n, engines: [] });
  });

  it("are for those who may ask for runs", () => {
    expect(() => generator({ id: randomUUID(), role: "evaluator", name: null, email: "e@example.org" } as never)).toThrow();
  });
});

describe("what a run writes down of its requests", () => {
  async function grow(options: StandInOptions): Promise<string> {
    const engine = await startStandInEngine(options);
    try {
      const config = { port: "chat", dialect: "openai", name: "Stand-in", baseUrl: engine.origin, model: "stand-in", maxConcurrent: 4, timeoutSeconds: 10 };
      await pool().query(`insert into "Engine" ("id", "name", "config") values (gen_random_uuid(), 'Stand-in', $1)`, [JSON.stringify(config)]);
      const { runId, job } = await createClaimedRun(operatorGenerator, request({ provider: "engines" }));
      await runClaimed(job, generationHandler);
      return runId;
    } finally {
      await engine.close();
    }
  }

  const kindsOf = async () => new Map((await readRates(operatorGenerator)).engines.flatMap(({ kinds }) => kinds).map((counts) => [counts.kind, counts]));

  it("an answer out of a fence, one that was sent back, and one with a new seed", async () => {
    const answers = createFixedAnswers();
    const times: Record<string, number> = {};
    await grow({ answers: (name, body) => {
      const n = (times[name ?? ""] = (times[name ?? ""] ?? 0) + 1);
      if (name === "persona") return `\`\`\`json\n${JSON.stringify(answers(name, body))}\n\`\`\``;
      if (name === "narrative" && n === 1) return "I would rather not.";
      if (name === "commonsense" && n <= 2) return "{}";
      return answers(name, body);
    } });
    const kinds = await kindsOf();
    expect(kinds.get("persona")).toMatchObject({ calls: 1, outcomes: { fence: 1 }, sentBack: 0 });
    expect(kinds.get("narrative")).toMatchObject({ calls: 2, outcomes: { "as-sent": 1, unusable: 1 }, sentBack: 1, newSeeds: 0 });
    expect(kinds.get("commonsense")).toMatchObject({ calls: 3, outcomes: { "as-sent": 1, unusable: 2 }, sentBack: 1, newSeeds: 1 });
  });

  it("also the one that nobody answered, by the engine that was asked, and goes on from there", async () => {
    const runId = await grow({ answers: createFixedAnswers(), faults: ({ name }) => (name === "commonsense" ? { kind: "endless" } : undefined) });
    const { engines } = await readRates(operatorGenerator);
    expect(engines.map(({ engine, model }) => [engine, model])).toEqual([["Stand-in", "stand-in"]]);
    expect((await kindsOf()).get("commonsense")).toMatchObject({ calls: 1, failedSteps: 1, outcomes: { "no-answer": 1 }, medianMs: null });
    const id = await authorizeRun(operatorGenerator, runId);
    expect(id && (await resumeRun(operatorGenerator, id))).toEqual(expect.any(String));
    const again = await pool().query<{ jobId: string }>(`select "jobId" from "GenerationRun"`);
    const job = await claimJob(again.rows[0]?.jobId ?? "");
    if (!job) throw new Error("not claimed");
    // As if the process had been lost right before the episode was said to have failed.
    await pool().query(`update "GenerationStep" set "supersededAt" = null where "problem" is not null`);
    const healthy = await startStandInEngine({ answers: createFixedAnswers() });
    try {
      await pool().query(`update "Engine" set "config" = jsonb_set("config", '{baseUrl}', to_jsonb($1::text))`, [healthy.origin]);
      expect(await runClaimed(job, generationHandler)).toMatchObject({ state: "done" });
    } finally {
      await healthy.close();
    }
    expect((await kindsOf()).get("commonsense")).toMatchObject({ calls: 2, failedSteps: 1, outcomes: { "no-answer": 1, "as-sent": 1 } });
  });
});
