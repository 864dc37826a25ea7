import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/db/client";
import { operatorGenerator } from "@/lib/generation/access";
import { generationHandler } from "@/lib/generation/job.handler";
import { createClaimedRun } from "@/lib/generation/mutations";
import { generationRequestSchema } from "@/lib/generation/schema";
import { engineSeed } from "@/lib/generation/seed";
import { runClaimed } from "@/lib/jobs/run";
import { createFixedAnswers } from "../mcu/fixed-answers";
import { useTestDatabase } from "../database";
import type { ChatBody } from "../fixtures/stand-in-chat";
import { startStandInEngine, type StandInEngine } from "../fixtures/stand-in-engine";

useTestDatabase();

const SEED = "brake";
let engine: StandInEngine;
beforeEach(async () => {
  for (const table of ["GenerationRun", "Engine", "Job"]) await pool().query(`delete from "${table}"`);
});
afterEach(() => engine.close());

/** Which episode a narrative is asked for: what the person likes has the number that its persona was asked with. */
function episodeOf({ messages }: ChatBody): number {
  const seed = Number(/I like \w+ (\d+) very much/.exec(messages.map(({ content }) => content).join("\n"))?.[1]);
  return Array.from({ length: 100 }, (_, at) => at + 1).find((episode) => engineSeed({ runSeed: SEED, episode, path: "persona", variant: 0 }) === seed) ?? 0;
}

async function runOf(episodes: number, isBad: (episode: number) => boolean) {
  const answers = createFixedAnswers();
  engine = await startStandInEngine({ answers: (name, request) => (name === "narrative" && isBad(episodeOf(request)) ? { narrative: "Nobody is named here." } : answers(name, request)) });
  const config = { port: "chat", dialect: "openai", name: "Stand-in", baseUrl: engine.origin, model: "stand-in", maxConcurrent: 4, timeoutSeconds: 10 };
  await pool().query(`insert into "Engine" ("id", "name", "config") values (gen_random_uuid(), 'Stand-in', $1)`, [JSON.stringify(config)]);
  return createClaimedRun(operatorGenerator, generationRequestSchema.parse({ provider: "engines", episodes, seed: SEED }));
}

describe("a run whose episodes mostly fail", () => {
  it("is stopped, and what is under way then asks for nothing more", async () => {
    const { runId, job } = await runOf(30, (episode) => episode % 3 !== 0);
    expect(await runClaimed(job, generationHandler)).toMatchObject({ state: "failed", error: expect.stringMatching(/^More than half of the episodes fail \(11 of 2[01] that came as far\)/) as string, result: { done: 0 } });
    const states = await pool().query<{ state: string; count: number }>(`select "state"::text, count(*)::int as "count" from "GenerationEpisode" where "runId" = $1 group by 1`, [runId]);
    expect(Object.fromEntries(states.rows.map(({ state, count }) => [state, count])).growing, "episodes that would have come to a good end").toBeGreaterThanOrEqual(10);
    // Ten good episodes of four sessions would have asked for forty.
    expect(engine.calls.dialogue ?? 0).toBeLessThan(30);
  });

  it("does not count what failed before its process was lost", async () => {
    const { runId, job } = await runOf(20, (episode) => episode === 20);
    await pool().query(`update "GenerationEpisode" set "state" = 'failed' where "runId" = $1 and "number" <= 8`, [runId]);
    expect(await runClaimed(job, generationHandler)).toMatchObject({ state: "done", result: { done: 11, failed: 9 } });
  });
});
