import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/db/client";
import { operatorGenerator } from "@/lib/generation/access";
import { authorizeRun, getEpisode, getRun } from "@/lib/generation/data";
import { grownParts, shownChecks } from "@/lib/generation/grown-parts";
import { generationHandler, publishHandler } from "@/lib/generation/job.handler";
import { changeBudget, createClaimedRun, createRun, publishAs, regenerate, resumeRun, retryStep, stopRun } from "@/lib/generation/mutations";
import { generationRequestSchema } from "@/lib/generation/schema";
import { claimJob, JobStopped } from "@/lib/jobs/lease";
import { reviveJobs } from "@/lib/jobs/mutations";
import type { PictureRecord } from "@/lib/mcu/picture-record";
import { runClaimed } from "@/lib/jobs/run";
import { createFixedAnswers } from "../mcu/fixed-answers";
import { useTestDatabase } from "../database";
import { startStandInEngine, type StandInEngine } from "../fixtures/stand-in-engine";

useTestDatabase();

const asked = (more: object = {}) => generationRequestSchema.parse({ provider: "scripted", episodes: 2, seed: "seed", ...more });

async function viewOf(runId: string) {
  const id = await authorizeRun(operatorGenerator, runId);
  const view = id && (await getRun(id));
  if (!id || !view) throw new Error("no such run");
  return { id, view };
}

async function episodeOf(runId: string, number = 1) {
  const { id } = await viewOf(runId);
  const episode = await getEpisode(id, number);
  if (!episode) throw new Error("no such episode");
  return episode;
}

/** What an episode's steps gave, but for how long they took: pictures by their hashes. */
function told(steps: Parameters<typeof grownParts>[0] = []) {
  const { pictures, ...parts } = grownParts(steps);
  const hashes = (records: ReadonlyMap<unknown, PictureRecord>) => [...records].map(([at, { chosen, candidates }]) => [at, chosen === null ? null : candidates[chosen]?.sha256]).sort();
  return { ...parts, album: parts.album, pictured: [hashes(pictures.album), hashes(pictures.shared)] };
}

/** As a worker does with the job that the run points at. */
async function work(runId: string): Promise<void> {
  const found = await pool().query<{ jobId: string }>(`select "jobId" from "GenerationRun" where "id" = $1`, [runId]);
  const job = await claimJob(found.rows[0]?.jobId ?? "");
  if (!job) throw new Error("not claimed");
  await runClaimed(job, job.kind === publishHandler.kind ? publishHandler : generationHandler);
}

beforeEach(async () => {
  await pool().query(`delete from "GenerationRun"`);
  await pool().query(`delete from "Engine"`);
  await pool().query(`delete from "Dataset"`);
  await pool().query(`delete from "Job"`);
});

describe("a scripted run", () => {
  it("grows every episode whole, marked as scripted, and the same for the same seed", async () => {
    const runs = await Promise.all([createClaimedRun(operatorGenerator, asked()), createClaimedRun(operatorGenerator, asked())]);
    for (const { job } of runs) expect(await runClaimed(job, generationHandler)).toMatchObject({ state: "done" });
    const [first, second] = await Promise.all(runs.map(({ runId }) => episodeOf(runId)));
    expect(first?.steps.every(({ madeBy }) => madeBy === "scripted")).toBe(true);
    expect(told(first?.steps)).toEqual(told(second?.steps));
    const { view } = await viewOf(runs[0]?.runId ?? "");
    expect(view).toMatchObject({ state: "done", progress: { done: 2, failed: 0 }, usage: { calls: 0, cost: null } });
    expect(view.episodes.map(({ state, name }) => [state, name !== null])).toEqual([["done", true], ["done", true]]);
    const parts = grownParts(first?.steps ?? []);
    expect(parts.sessions.length).toBe(parts.events.length);
    expect(parts.sessions.every(({ summary }) => summary !== null)).toBe(true);
    const checks = new Map(shownChecks(first?.report).map(({ check, passed }) => [check, passed]));
    expect([checks.get("dates"), checks.get("album"), checks.get("safety"), checks.get("pictures")]).toEqual([true, true, null, true]);
  });

  it("goes on after its process was lost without doing a step again", async () => {
    const { runId, job } = await createClaimedRun(operatorGenerator, asked({ episodes: 1 }));
    const lost = new AbortController();
    const running = generationHandler.run({ job, signal: lost.signal });
    for (let waited = 0; (await episodeOf(runId)).steps.length < 3 && waited < 200; waited++) await sleep(5);
    lost.abort("shutdown");
    await running.catch(() => undefined); // stopped, or quicker than we were
    const before = (await episodeOf(runId)).steps;
    await pool().query(`update "Job" set "state" = 'queued', "leaseUntil" = null where "id" = $1`, [job.id]);
    const next = await claimJob(job.id);
    if (!next) throw new Error("not claimed");
    expect(await runClaimed(next, generationHandler)).toMatchObject({ state: "done" });
    const after = (await episodeOf(runId)).steps;
    expect(after.slice(0, before.length)).toEqual(before);
    const twice = await pool().query(`select "path" from "GenerationStep" group by "episodeNumber", "path" having count(*) > 1`);
    expect(twice.rows).toEqual([]);
  });

  it("is not given up for the workers that it outlived while each of them did a step", async () => {
    const { runId, job } = await createClaimedRun(operatorGenerator, asked({ episodes: 1 }));
    await pool().query(`update "Job" set "attemptsInVain" = 3 where "id" = $1`, [job.id]);
    const dying = new AbortController();
    const running = generationHandler.run({ job, signal: dying.signal });
    for (let waited = 0; (await episodeOf(runId)).steps.length < 1 && waited < 200; waited++) await sleep(5);
    dying.abort("shutdown");
    await running.catch(() => undefined); // stopped, or quicker than we were
    await pool().query(`update "Job" set "leaseUntil" = now() - interval '1 second' where "id" = $1`, [job.id]);
    await reviveJobs();
    expect((await pool().query(`select "state", "attemptsInVain" from "Job" where "id" = $1`, [job.id])).rows).toEqual([{ state: "queued", attemptsInVain: 0 }]);
  });

  it("writes nothing more once another process has it", async () => {
    const { runId, job } = await createClaimedRun(operatorGenerator, asked({ episodes: 1 }));
    await pool().query(`update "Job" set "attempt" = "attempt" + 1 where "id" = $1`, [job.id]);
    await expect(generationHandler.run({ job, signal: new AbortController().signal })).rejects.toThrow(JobStopped);
    expect((await episodeOf(runId)).steps).toEqual([]);
  });

  it("waits where nobody takes it, stops when asked, and goes on", async () => {
    const runId = await createRun(operatorGenerator, asked());
    const { id } = await viewOf(runId);
    expect(await stopRun(id)).toBe(true);
    expect((await viewOf(runId)).view.state).toBe("paused");
    expect(await resumeRun(operatorGenerator, id)).not.toBeNull();
    expect((await viewOf(runId)).view.state).toBe("queued");
  });

  it("makes no face of a child, says so at the step, and where the step is told in a dataset", async () => {
    const { runId, job } = await createClaimedRun(operatorGenerator, asked({ episodes: 1, people: { maxAge: 17 }, dataset: { slug: "young" } }));
    expect(await runClaimed(job, generationHandler)).toMatchObject({ state: "done" });
    const told = { outcome: "not-allowed", reason: expect.stringMatching(/under 18/) as string };
    expect((await episodeOf(runId)).steps.find(({ path }) => path === "face/picture")).toMatchObject({ problem: null, output: { chosen: null, candidates: [], tried: [told] } });
    const [row] = (await pool().query<{ extra: { generation: { steps: { step: string }[] } } }>(`select e."extra" from "Episode" e join "Dataset" d on d."id" = e."datasetId" where d."slug" = 'young'`)).rows;
    expect(row?.extra.generation.steps.find(({ step }) => step === "face/picture")).toMatchObject({ noPicture: told });
  });

  it("becomes a dataset with where every step comes from, and its next version once a session was written anew", async () => {
    const { runId, job } = await createClaimedRun(operatorGenerator, asked({ dataset: { slug: "grown", title: "Grown" } }));
    expect(await runClaimed(job, generationHandler)).toMatchObject({ state: "done" });
    const { id, view } = await viewOf(runId);
    expect(view.dataset).toMatchObject({ slug: "grown", version: 1 });
    const episodes = await pool().query<{ origin: string; name: string; extra: { generation: { run: string; steps: { step: string }[] } } }>(`select "origin", "name", "extra" from "Episode" where "untilVersion" is null order by "position"`);
    expect(episodes.rows.map(({ origin }) => origin)).toEqual(["scripted", "scripted"]);
    const pictures = await pool().query<{ place: string; module: string | null; state: string }>(`select distinct i."place", i."module", i."state" from "EpisodeImage" i where i."place" <> 'face'`);
    // Cards for all that is shared and all that is on the device; a face is never scripted.
    expect(pictures.rows.map(({ place, module, state }) => `${place} ${module} ${state}`).sort()).toEqual(["device null stored", "turn card stored"]);
    expect((await pool().query(`select 1 from "EpisodeImage" where "place" = 'face' and "state" = 'stored'`)).rows).toEqual([]);
    expect(episodes.rows[0]?.extra.generation).toMatchObject({ run: runId, seed: "seed", episode: 1 });
    expect(episodes.rows[0]?.extra.generation.steps.map(({ step }) => step)).toEqual((await episodeOf(runId)).steps.map(({ path }) => path));
    await regenerate(operatorGenerator, id, 1, 2);
    await work(runId);
    await publishAs(operatorGenerator, id, { slug: "grown", title: "Grown" });
    expect((await viewOf(runId)).view).toMatchObject({ state: "queued", progress: { done: 2 } });
    await work(runId);
    expect((await viewOf(runId)).view).toMatchObject({ state: "done", progress: { done: 2, failed: 0 }, dataset: { version: 2 } });
    const after = await pool().query(`select 1 from "Episode" where "untilVersion" is null`);
    expect(after.rows.length).toBe(2);
  });

  it("adds nothing to a dataset that was imported", async () => {
    await pool().query(`insert into "Dataset" ("id", "slug", "title", "currentVersion") values (gen_random_uuid(), 'imported', 'Imported', 1)`);
    await expect(createClaimedRun(operatorGenerator, asked({ dataset: { slug: "imported" } }))).rejects.toThrow(/was imported/);
    expect((await pool().query(`select 1 from "GenerationRun"`)).rows).toEqual([]);
    const { runId, job } = await createClaimedRun(operatorGenerator, asked({ episodes: 1 }));
    await runClaimed(job, generationHandler);
    await expect(publishAs(operatorGenerator, (await viewOf(runId)).id, { slug: "imported" })).rejects.toThrow(/was imported/);
  });

  it("has a session and those after it made anew, and keeps what was there", async () => {
    const { runId, job } = await createClaimedRun(operatorGenerator, asked({ episodes: 1 }));
    await expect(regenerate(operatorGenerator, (await viewOf(runId)).id, 1, 2)).rejects.toThrow(/under way/);
    await runClaimed(job, generationHandler);
    const { id } = await viewOf(runId);
    const before = grownParts((await episodeOf(runId)).steps);
    await regenerate(operatorGenerator, id, 1, 2);
    await work(runId);
    const after = grownParts((await episodeOf(runId)).steps);
    expect(after.sessions[0]).toEqual(before.sessions[0]);
    expect(after.sessions[1]).not.toEqual(before.sessions[1]);
    expect(after.events).toEqual(before.events);
    const kept = await pool().query(`select 1 from "GenerationStep" where "supersededAt" is not null and "path" not like '%/picture'`);
    expect(kept.rows.length).toBe(2 * (before.sessions.length - 1));
    await expect(regenerate(operatorGenerator, id, 1, 9)).rejects.toThrow(/has no step “session\/9\/dialogue” yet/);
  });
});

describe("a run with a chat engine", () => {
  async function withEngine(engine: StandInEngine, more: object = {}) {
    const config = { port: "chat", dialect: "openai", name: "Stand-in", baseUrl: engine.origin, model: "stand-in", maxConcurrent: 4, timeoutSeconds: 10, prices: { currency: "EUR", inputPerMillion: 1, outputPerMillion: 2 }, ...more };
    await pool().query(`insert into "Engine" ("id", "name", "config") values (gen_random_uuid(), 'Stand-in', $1)`, [JSON.stringify(config)]);
  }

  it("asks each step once, and counts what it took", async () => {
    const engine = await startStandInEngine({ answers: createFixedAnswers() });
    try {
      await withEngine(engine);
      const { runId, job } = await createClaimedRun(operatorGenerator, asked({ provider: "engines", episodes: 1 }));
      expect(await runClaimed(job, generationHandler)).toMatchObject({ state: "done" });
      const episode = await episodeOf(runId);
      expect(episode.state).toBe("done");
      const modelled = episode.steps.filter(({ madeBy }) => madeBy === "model");
      expect(modelled.every(({ calls, rung }) => calls.length === 1 && rung === "as-sent")).toBe(true);
      expect(episode.steps.filter(({ madeBy, path }) => madeBy === "rule" && !path.endsWith("/picture")).map(({ path }) => path).sort()).toEqual(["face", "person", "profile"]);
      const { view } = await viewOf(runId);
      expect(view.usage.calls).toBe(modelled.length);
      expect(view.usage.cost).toBeGreaterThan(0);
      const { steps: _steps, ...took } = view.usage;
      expect(view.engines).toEqual([{ engine: "Stand-in", model: "stand-in", revision: null, currency: "EUR", ...took, cost: expect.closeTo(took.cost ?? 0) as number }]);
    } finally {
      await engine.close();
    }
  });

  it("fails an episode whose step comes to nothing, with the reason, and tries it again when asked", async () => {
    let isBroken = true;
    const answers = createFixedAnswers();
    const engine = await startStandInEngine({ answers: (name, request) => (isBroken && name === "narrative" ? { narrative: "Nobody is named here." } : answers(name, request)) });
    try {
      await withEngine(engine);
      const { runId, job } = await createClaimedRun(operatorGenerator, asked({ provider: "engines", episodes: 1 }));
      await runClaimed(job, generationHandler);
      const failed = await episodeOf(runId);
      expect(failed).toMatchObject({ state: "failed", name: expect.stringMatching(/./) as string, reason: expect.stringMatching(/narrative.*must be called/) as string });
      const stepsBefore = failed.steps.filter(({ problem }) => problem === null).length;
      isBroken = false;
      expect(await resumeRun(operatorGenerator, (await viewOf(runId)).id)).not.toBeNull();
      await work(runId);
      const mended = await episodeOf(runId);
      expect(mended.state).toBe("done");
      expect(mended.steps.length).toBeGreaterThan(stepsBefore);
    } finally {
      await engine.close();
    }
  });

  it("keeps an unfit episode out of the dataset, and says why", async () => {
    const answers = createFixedAnswers();
    const engine = await startStandInEngine({ answers: (name, request) => (name === "guard" || name === null ? "Safety: Unsafe\nCategories: Violent" : answers(name, request)) });
    try {
      await withEngine(engine);
      const guard = { port: "safety", dialect: "qwen3guard", name: "Guard", baseUrl: engine.origin, model: "guard", prices: { currency: "EUR", outputPerMillion: 2 } };
      await pool().query(`insert into "Engine" ("id", "name", "config") values (gen_random_uuid(), 'Guard', $1)`, [JSON.stringify(guard)]);
      const { runId, job } = await createClaimedRun(operatorGenerator, asked({ provider: "engines", episodes: 1 }));
      expect(await runClaimed(job, generationHandler)).toMatchObject({ state: "done", result: { done: 0, unfit: 1 } });
      const unfit = await episodeOf(runId);
      expect(unfit).toMatchObject({ state: "unfit", reason: expect.stringMatching(/Safety of what is said: Violent/) as string });
      // What it took to find that out is a step of the episode, and counts as the rest does.
      const judged = unfit.steps.at(-1);
      expect(judged).toMatchObject({ path: "checks", madeBy: "model", problem: null });
      expect(judged?.calls).toHaveLength(engine.calls["/v1/chat/completions"] ?? -1);
      expect(judged?.calls[0]).toMatchObject({ engine: "Guard", seed: null, failure: null, cost: expect.any(Number) as number });
      const { view: { engines, usage } } = await viewOf(runId);
      expect(engines.find(({ engine: name }) => name === "Guard")).toMatchObject({ calls: judged?.calls.length, outputTokens: expect.any(Number) as number });
      expect(usage.calls).toBe(engines.reduce((sum, { calls }) => sum + calls, 0));
      // Whatever is done anew, they are done anew with it; nothing else is done with them.
      const { id } = await viewOf(runId);
      await retryStep(operatorGenerator, id, 1, "checks");
      await work(runId);
      expect((await viewOf(runId)).view.usage.calls).toBe(usage.calls + (judged?.calls.length ?? 0));
      await expect(publishAs(operatorGenerator, (await viewOf(runId)).id, { slug: "unfit" })).rejects.toThrow(/No episode of this run is done/);
    } finally {
      await engine.close();
    }
  });

  it("keeps the second of two people who are told the same out of the dataset, also after its process was lost", async () => {
    const answers = createFixedAnswers();
    // Of fifteen, sixteen people cannot each have their own.
    const things = "ferries kites boats trains maps stamps shells lamps clocks drums bells swings coins ropes masts".split(" ");
    const engine = await startStandInEngine({ answers: (name, request) => (name === "persona" ? { attributes: things.map((value) => ({ sentence: `I like ${value} very much.`, value })) } : answers(name, request)) });
    try {
      await withEngine(engine);
      const { runId, job } = await createClaimedRun(operatorGenerator, asked({ provider: "engines", episodes: 16 }));
      expect(await runClaimed(job, generationHandler)).toMatchObject({ state: "done", result: { failed: 0 } });
      const { id, view } = await viewOf(runId);
      const unfit = view.episodes.find(({ state }) => state === "unfit");
      const [, twin, sentence] = /Same text twice: persona sentence, also in episode (\d+): “(I like \w+ very much\.)”/.exec(unfit?.reason ?? "") ?? [];
      expect(view.episodes[Number(twin) - 1]).toMatchObject({ number: Number(twin), state: "done" });
      expect(grownParts((await episodeOf(runId, Number(twin))).steps).person?.persona).toMatchObject({ sentence });
      // The one that was done is what the other is compared with when it is made anew by another process.
      await regenerate(operatorGenerator, id, unfit?.number ?? 0, 1);
      await work(runId);
      expect(await episodeOf(runId, unfit?.number)).toMatchObject({ state: "unfit", reason: expect.stringContaining("Same text twice") as string });
      const checks = shownChecks((await episodeOf(runId, unfit?.number)).report);
      expect(checks.find(({ check }) => check === "attributes"), "half of what is asked for will do, and is said").toMatchObject({ value: 15, threshold: 24, passed: false });
    } finally {
      await engine.close();
    }
  });

  it("stops at its budget, keeps what is done, and goes on only with a larger one", async () => {
    const engine = await startStandInEngine({ answers: createFixedAnswers() });
    try {
      await withEngine(engine);
      const { runId, job } = await createClaimedRun(operatorGenerator, asked({ provider: "engines", episodes: 3, budget: { tokens: 1 } }));
      expect(await runClaimed(job, generationHandler)).toMatchObject({ state: "failed", error: expect.stringMatching(/budget of 1 tokens/) as string });
      const { id, view } = await viewOf(runId);
      expect(view.usage.steps).toBeGreaterThan(0);
      await expect(resumeRun(operatorGenerator, id)).rejects.toThrow(/budget of 1 tokens is spent.*Give it a larger one/);
      await expect(retryStep(operatorGenerator, id, 1, "person")).rejects.toThrow(/Give it a larger one/);
      expect((await viewOf(runId)).view.state).toBe("failed");
      await changeBudget(id, { tokens: 1_000_000, seconds: 3_600 });
      expect(await resumeRun(operatorGenerator, id)).not.toBeNull();
      await expect(changeBudget(id, {})).rejects.toThrow(/under way/);
      await work(runId);
      expect((await viewOf(runId)).view).toMatchObject({ state: "done", progress: { done: 3 }, request: { budget: { tokens: 1_000_000, seconds: 3_600 } } });
      await changeBudget(id, { tokens: 1 });
      expect(await resumeRun(operatorGenerator, id), "nothing is left to do, whatever the budget").toBeNull();
    } finally {
      await engine.close();
    }
  });

  it("spends its budget of time also on a server that hangs", async () => {
    const engine = await startStandInEngine({ answers: createFixedAnswers(), faults: () => ({ kind: "hang" }) });
    try {
      await withEngine(engine, { timeoutSeconds: 0.3 });
      const { runId, job } = await createClaimedRun(operatorGenerator, asked({ provider: "engines", episodes: 1, budget: { seconds: 1 } }));
      await runClaimed(job, generationHandler);
      const { id, view } = await viewOf(runId);
      expect(view.usage.calls).toBe(1);
      expect(view.usage.engineMs).toBeGreaterThanOrEqual(1_150);
      await expect(resumeRun(operatorGenerator, id)).rejects.toThrow(/budget of 1 s of engine time is spent/);
    } finally {
      await engine.close();
    }
  }, 30_000);

  it("adds up more than fits into 32 bits: ten thousand episodes take weeks of engine time", async () => {
    const { runId, job } = await createClaimedRun(operatorGenerator, asked({ episodes: 1 }));
    await runClaimed(job, generationHandler);
    await pool().query(
      `insert into "GenerationCall" ("stepId", "engine", "model", "seed", "inputTokens", "outputTokens", "ms", "asked")
       select s."id", 'Lab', 'small', n::text, 2000000000, 2000000000, 2000000000, 'first' from "GenerationStep" s, generate_series(1, 2) n where s."runId" = $1 and s."path" = 'persona'`, [runId],
    );
    expect((await viewOf(runId)).view).toMatchObject({ usage: { inputTokens: 4e9, outputTokens: 4e9, engineMs: 4e9 }, engines: [{ inputTokens: 4e9, engineMs: 4e9 }] });
  });

  it("says so where no engine is set up", async () => {
    const { job } = await createClaimedRun(operatorGenerator, asked({ provider: "engines" }));
    expect(await runClaimed(job, generationHandler)).toMatchObject({ state: "failed", error: expect.stringMatching(/No chat engine/) as string });
  });
});
