import { beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/db/client";
import { operatorGenerator, type AuthorizedRunId } from "@/lib/generation/access";
import { authorizeRun, getEpisode, getRun } from "@/lib/generation/data";
import { generationHandler, publishHandler } from "@/lib/generation/job.handler";
import { createClaimedRun, publishAs, resumeRun, retryStep, stopRun } from "@/lib/generation/mutations";
import { generationRequestSchema } from "@/lib/generation/schema";
import { runClaimed, runJob } from "@/lib/jobs/run";
import { restsOn } from "@/lib/mcu/rests-on";
import { createFixedAnswers } from "../mcu/fixed-answers";
import { useTestDatabase } from "../database";
import { startStandInEngine } from "../fixtures/stand-in-engine";

useTestDatabase();

const asked = (more: object = {}) => generationRequestSchema.parse({ provider: "scripted", episodes: 1, seed: "retry", ...more });

beforeEach(async () => {
  await pool().query(`delete from "GenerationRun"`);
  await pool().query(`delete from "Engine"`);
  await pool().query(`delete from "Dataset"`);
  await pool().query(`delete from "Job"`);
});

async function finishedRun(more: object = {}): Promise<AuthorizedRunId> {
  const { runId, job } = await createClaimedRun(operatorGenerator, asked(more));
  await runClaimed(job, generationHandler);
  const id = await authorizeRun(operatorGenerator, runId);
  if (!id) throw new Error("no such run");
  return id;
}

async function stepsOf(runId: AuthorizedRunId) {
  const episode = await getEpisode(runId, 1);
  if (!episode) throw new Error("no such episode");
  return { episode, steps: new Map(episode.steps.map((step) => [step.path, step])) };
}

const work = (job: string) => runJob(job, (kind) => (kind === publishHandler.kind ? publishHandler : generationHandler));

describe("a step that is asked for anew", () => {
  it.each(["session/2/summary", "album/1/picture", "events", "person"])("%s is done with another seed, with what rests on it and nothing else, and what was there is kept", async (path) => {
    const runId = await finishedRun();
    const before = await stepsOf(runId);
    const job = await retryStep(operatorGenerator, runId, 1, path);
    expect((await stepsOf(runId)).episode.state).toBe("waiting");
    expect((await getRun(runId))?.progress).toMatchObject({ done: 0 });
    expect(await work(job)).toMatchObject({ state: "done" });
    const after = await stepsOf(runId);
    expect(after.episode.state).toBe("done");
    expect(after.steps.get(path)?.seed).toBe(`${before.steps.get(path)?.seed}/1`);
    if (path === "events" || path === "person") expect(after.steps.get(path)?.output).not.toEqual(before.steps.get(path)?.output);
    for (const [each, step] of before.steps) {
      if (!restsOn(each, path)) expect(after.steps.get(each), each).toEqual(step);
      else if (after.steps.has(each)) expect(after.steps.get(each)?.finishedAt, each).not.toBe(step.finishedAt);
    }
    const kept = await pool().query<{ path: string; seed: string }>(`select "path", "seed" from "GenerationStep" where "runId" = $1 and "supersededAt" is not null order by "path"`, [runId]);
    const expected = [...before.steps.values()].filter((step) => restsOn(step.path, path)).map((step) => `${step.path} ${step.seed}`).sort();
    expect(kept.rows.map((row) => `${row.path} ${row.seed}`).sort()).toEqual(expected);
  });

  it("that came to nothing is asked of the model again, alone with what never came to be", async () => {
    let isBroken = true;
    const answers = createFixedAnswers();
    const engine = await startStandInEngine({ answers: (name, request) => (isBroken && name === "narrative" ? { narrative: "Nobody is named here." } : answers(name, request)) });
    try {
      const config = { port: "chat", dialect: "openai", name: "Stand-in", baseUrl: engine.origin, model: "stand-in", maxConcurrent: 4, timeoutSeconds: 10 };
      await pool().query(`insert into "Engine" ("id", "name", "config") values (gen_random_uuid(), 'Stand-in', $1)`, [JSON.stringify(config)]);
      const runId = await finishedRun({ provider: "engines" });
      expect((await stepsOf(runId)).episode).toMatchObject({ state: "failed" });
      isBroken = false;
      const calls = { ...engine.calls };
      await work(await retryStep(operatorGenerator, runId, 1, "narrative"));
      const { episode, steps } = await stepsOf(runId);
      expect(episode).toMatchObject({ state: "done", reason: null });
      expect(steps.get("narrative")).toMatchObject({ problem: null, rung: "as-sent" });
      expect(engine.calls.persona).toBe(calls.persona);
      expect(engine.calls.narrative).toBe((calls.narrative ?? 0) + 1);
    } finally {
      await engine.close();
    }
  });

  it("is refused where it is not there, and while the run is under way or stopped half way", async () => {
    const { runId: id, job } = await createClaimedRun(operatorGenerator, asked());
    const runId = await authorizeRun(operatorGenerator, id);
    if (!runId) throw new Error("no such run");
    await expect(retryStep(operatorGenerator, runId, 1, "persona")).rejects.toThrow(/under way/);
    await runClaimed(job, generationHandler);
    for (const [episode, path] of [[1, "session/9/summary"], [1, "nothing"], [2, "persona"]] as const) await expect(retryStep(operatorGenerator, runId, episode, path)).rejects.toThrow(/has no step/);
    const before = await stepsOf(runId);
    expect(before.episode.state).toBe("done");
    await retryStep(operatorGenerator, runId, 1, "persona");
    expect(await stopRun(runId)).toBe(true);
    await expect(retryStep(operatorGenerator, runId, 1, "profile")).rejects.toThrow(/stopped half way/);
    expect(await resumeRun(operatorGenerator, runId)).not.toBeNull();
  });

  it("that two ask for at the same moment is done once", async () => {
    const runId = await finishedRun();
    const both = await Promise.allSettled([retryStep(operatorGenerator, runId, 1, "narrative"), retryStep(operatorGenerator, runId, 1, "narrative")]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await pool().query(`select 1 from "Job" where "state" = 'queued'`)).rows.length).toBe(1);
  });

  it("makes a run that was published a next version when it is published again", async () => {
    const runId = await finishedRun({ dataset: { slug: "retried" } });
    await work(await retryStep(operatorGenerator, runId, 1, "events"));
    const versions = async () => (await pool().query<{ dataset: { version: number | null } }>(`select "dataset" from "GenerationRun" where "id" = $1`, [runId])).rows[0]?.dataset.version;
    expect(await versions()).toBe(1);
    await publishAs(operatorGenerator, runId, { slug: "retried" });
    const job = await pool().query<{ jobId: string }>(`select "jobId" from "GenerationRun" where "id" = $1`, [runId]);
    await work(job.rows[0]?.jobId ?? "");
    expect(await versions()).toBe(2);
  });
});
