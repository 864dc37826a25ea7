/** What JSON and the steps' schemas let through and PostgreSQL does not keep: it must end no run, and the same run again must not meet it again. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { pool } from "@/lib/db/client";
import { operatorGenerator } from "@/lib/generation/access";
import { authorizeRun, getEpisode, getRun } from "@/lib/generation/data";
import { grownParts } from "@/lib/generation/grown-parts";
import { generationHandler } from "@/lib/generation/job.handler";
import { createClaimedRun } from "@/lib/generation/mutations";
import { generationRequestSchema } from "@/lib/generation/schema";
import { runClaimed } from "@/lib/jobs/run";
import { createFixedAnswers } from "../mcu/fixed-answers";
import { useTestDatabase } from "../database";
import { startStandInEngine, type StandInEngine, type StandInOptions } from "../fixtures/stand-in-engine";

useTestDatabase();

let engine: StandInEngine;
let said: ReturnType<typeof vi.spyOn>;
beforeEach(async () => {
  said = vi.spyOn(console, "error");
  for (const table of ["GenerationRun", "Engine", "Job"]) await pool().query(`delete from "${table}"`);
});
afterEach(async () => {
  said.mockRestore();
  await engine.close();
});

async function grow(faults: StandInOptions["faults"]) {
  engine = await startStandInEngine({ answers: createFixedAnswers(), faults });
  const config = { port: "chat", dialect: "openai", name: "Stand-in", baseUrl: engine.origin, model: "stand-in", maxConcurrent: 4, timeoutSeconds: 10 };
  await pool().query(`insert into "Engine" ("id", "name", "config") values (gen_random_uuid(), 'Stand-in', $1)`, [JSON.stringify(config)]);
  const { runId, job } = await createClaimedRun(operatorGenerator, generationRequestSchema.parse({ provider: "engines", episodes: 2, seed: "odd" }));
  const outcome = await runClaimed(job, generationHandler);
  const id = await authorizeRun(operatorGenerator, runId);
  const [view, episode] = id ? await Promise.all([getRun(id), getEpisode(id, 1)]) : [];
  if (!view || !episode) throw new Error("no such run");
  expect(said, "drafts were shown as well").not.toHaveBeenCalled();
  return { outcome, view, episode };
}

describe("a whole run with an engine that", () => {
  it.each(["nul", "half-surrogate"] as const)("ends its sentences with a %s", async (kind) => {
    const { outcome, episode } = await grow(({ path }) => (path === "/v1/chat/completions" ? { kind } : undefined));
    expect(outcome).toMatchObject({ state: "done", result: { done: 2, failed: 0 } });
    expect(grownParts(episode.steps).narrative).toMatch(/\.\uFFFD$/);
    expect(episode.steps.filter(({ madeBy }) => madeBy === "model").every(({ calls }) => calls.length === 1)).toBe(true);
  });

  it("counts tokens beyond all belief is not believed", async () => {
    const { outcome, view, episode } = await grow(() => ({ kind: "absurd-usage" }));
    expect(outcome).toMatchObject({ state: "done", result: { done: 2, failed: 0 } });
    expect(view.usage).toMatchObject({ inputTokens: 0, outputTokens: 0 });
    expect(episode.steps.flatMap(({ calls }) => calls).every(({ inputTokens, outputTokens }) => inputTokens === null && outputTokens === null)).toBe(true);
  });

  it.each([["a NUL", "no\0", /no\uFFFD/], ["an emoji where its words are cut", `${"x".repeat(299)}😀`, /x{299}$/]])("refuses a step with %s", async (_, words, kept) => {
    const { outcome, episode } = await grow(({ name }) => (name === "narrative" ? { kind: "refused", said: words } : undefined));
    expect(outcome).toMatchObject({ state: "done", result: { done: 0, failed: 2 } });
    expect(episode).toMatchObject({ state: "failed", reason: expect.stringMatching(kept) as string });
    expect(episode.steps.find(({ path }) => path === "narrative")).toMatchObject({ problem: expect.stringMatching(kept) as string, calls: [{ failure: expect.stringMatching(kept) as string }] });
  });
});
