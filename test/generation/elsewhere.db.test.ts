import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, it } from "vitest";
import { pool } from "@/lib/db/client";
import { operatorGenerator } from "@/lib/generation/access";
import { authorizeRun, getRun } from "@/lib/generation/data";
import { generationHandler, publishHandler } from "@/lib/generation/job.handler";
import { createClaimedRun, handPublishingOver, resumeRun, stopRun } from "@/lib/generation/mutations";
import { generationRequestSchema } from "@/lib/generation/schema";
import { ALIGNMENT_JOB } from "@/lib/alignments/job";
import { GENERATION_JOB, PUBLISH_JOB } from "@/lib/generation/job";
import { HandedStore } from "@/lib/images/handover/handed-store";
import { imageStore, keepPicturesElsewhere, pictureName, storeAt } from "@/lib/images/store";
import { ENGINE_KINDS, takes } from "@/lib/jobs/duty";
import { claimJob, JobStopped } from "@/lib/jobs/lease";
import { beat, removeWorker } from "@/lib/jobs/mutations";
import { handlerOf } from "@/lib/jobs/registry";
import { runClaimed } from "@/lib/jobs/run";
import { useTestDatabase } from "../database";

useTestDatabase();

beforeEach(async () => {
  for (const table of ["GenerationRun", "Dataset", "Job", "HandedPicture"]) await pool().query(`delete from "${table}"`);
});
afterEach(() => keepPicturesElsewhere(null));

/** Of a seed like no other, so that its pictures are in no store yet. */
const asked = () => generationRequestSchema.parse({ provider: "scripted", episodes: 1, seed: randomUUID(), dataset: { slug: "grown", title: "Grown" } });

async function viewOf(runId: string) {
  const id = await authorizeRun(operatorGenerator, runId);
  const view = id && (await getRun(id));
  if (!id || !view) throw new Error("no such run");
  return { id, view };
}

const jobs = async () => (await pool().query<{ id: string; kind: string; state: string }>(`select "id", "kind", "state" from "Job" where "kind" like 'generation%' order by "createdAt"`)).rows;

async function grownElsewhere() {
  const { runId, job } = await createClaimedRun(operatorGenerator, asked());
  keepPicturesElsewhere(new HandedStore(2_000));
  expect(await runClaimed(job, generationHandler)).toMatchObject({ state: "done" });
  keepPicturesElsewhere(null);
  const [, publishing] = await jobs();
  if (!publishing) throw new Error("nobody was asked to publish it");
  return { runId, job, publishing };
}

it("grows where the store is not, is published where it is, with every picture", async () => {
  const { runId, publishing } = await grownElsewhere();
  expect(publishing).toMatchObject({ kind: PUBLISH_JOB, state: "queued" });
  const { view } = await viewOf(runId);
  expect(view).toMatchObject({ state: "queued", progress: { done: 1, failed: 0 }, dataset: { version: null } });
  const made = (await pool().query<{ sha256: string }>(`select distinct "sha256" from "GenerationPicture"`)).rows.map(({ sha256 }) => sha256);
  const handed = (await pool().query<{ sha256: string }>(`select "sha256" from "HandedPicture" where not "isWanted"`)).rows.map(({ sha256 }) => sha256);
  expect(made.length).toBeGreaterThan(3);
  expect(handed.sort()).toEqual(made.sort());
  const store = await storeAt(imageStore());
  for (const sha256 of made) expect(await store.read(sha256)).toBeUndefined();

  const claimed = await claimJob(publishing.id);
  if (!claimed) throw new Error("not claimed");
  expect(await runClaimed(claimed, publishHandler)).toMatchObject({ state: "done", result: { done: 1 } });
  expect((await viewOf(runId)).view).toMatchObject({ state: "done", dataset: { slug: "grown", version: 1 } });
  expect((await pool().query(`select 1 from "HandedPicture"`)).rows).toEqual([]);
  for (const sha256 of made) expect(pictureName((await store.read(sha256)) ?? Buffer.alloc(0))).toBe(sha256);
  expect((await pool().query(`select 1 from "EpisodeImage" where "place" = 'turn' and "state" = 'stored'`)).rows.length).toBeGreaterThan(0);
  expect((await pool().query(`select 1 from "EpisodeImage" where "place" = 'turn' and "state" <> 'stored'`)).rows).toEqual([]);
});

it("can be stopped and resumed while it waits to be published", async () => {
  const { runId, publishing } = await grownElsewhere();
  const { id } = await viewOf(runId);
  expect(await stopRun(id)).toBe(true);
  expect((await viewOf(runId)).view.state).toBe("paused");
  expect(await claimJob(publishing.id)).toBeUndefined();
  expect(await resumeRun(operatorGenerator, id)).not.toBeNull();
  expect(await claimJob(publishing.id)).toMatchObject({ kind: PUBLISH_JOB });
});

it("waits for a worker where the platform's disk is, not for one beside model servers", async () => {
  const { runId } = await grownElsewhere();
  const workers = { engines: randomUUID(), others: randomUUID() };
  const seenBy = async (duty: "engines" | "others") => {
    await beat(workers[duty], "test", duty);
    return (await viewOf(runId)).view.workerSeen;
  };
  expect([await seenBy("engines"), await seenBy("others")]).toEqual([false, true]);
  await Promise.all(Object.values(workers).map(removeWorker));
});

it("is handed over by nobody who has lost it", async () => {
  const { runId, job } = await createClaimedRun(operatorGenerator, asked());
  await pool().query(`update "Job" set "attempt" = "attempt" + 1 where "id" = $1`, [job.id]);
  await expect(handPublishingOver(job, runId, { sequence: 1, done: 1, unfit: 0, failed: 0 })).rejects.toThrow(JobStopped);
  expect(await jobs()).toHaveLength(1);
});

it("leaves workers beside model servers the jobs that ask them, and none that reads files", () => {
  expect([...ENGINE_KINDS].sort()).toEqual([ALIGNMENT_JOB, GENERATION_JOB].sort());
  for (const kind of ENGINE_KINDS) expect(handlerOf(kind)).toBeDefined();
  expect([takes("engines", PUBLISH_JOB), takes("engines", "import"), takes("others", GENERATION_JOB), takes("others", PUBLISH_JOB), takes("all", GENERATION_JOB)]).toEqual([false, false, false, true, true]);
});
