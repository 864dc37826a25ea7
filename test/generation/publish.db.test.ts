/** A run becomes a dataset once, wherever the process that publishes it is stopped, told to end or killed. */
import { spawn } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { root } from "@/cli/web-server";
import { operator } from "@/lib/datasets/access";
import { importPayloadSchema } from "@/lib/datasets/job";
import { cancelImport, createImport, pauseImport } from "@/lib/datasets/mutations";
import { pool } from "@/lib/db/client";
import { databaseUrl } from "@/lib/db/url";
import { childEnvironment } from "@/lib/env";
import { operatorGenerator, type AuthorizedRunId } from "@/lib/generation/access";
import { authorizeRun, getRun } from "@/lib/generation/data";
import { generationHandler, runGenerationJob, runPublishJob } from "@/lib/generation/job.handler";
import { createClaimedRun, publishAs, resumeRun, stopRun } from "@/lib/generation/mutations";
import type { PublishPoint } from "@/lib/generation/publish";
import { generationRequestSchema } from "@/lib/generation/schema";
import { claimJob } from "@/lib/jobs/lease";
import { reviveJobs } from "@/lib/jobs/mutations";
import { handlerOf } from "@/lib/jobs/registry";
import { runClaimed, runJob } from "@/lib/jobs/run";
import type { ClaimedJob, JobContext } from "@/lib/jobs/types";
import { useTestDatabase } from "../database";

const home = await vi.hoisted(async () => {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const folder = mkdtempSync(`${tmpdir()}/concord-publish-`);
  vi.stubEnv("CONCORD_HOME", folder);
  return folder;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

useTestDatabase();

/** Before the version is there, and after. */
const BEFORE: readonly PublishPoint[] = ["begun", "file", "batch"];
const AFTER: readonly PublishPoint[] = ["publishing", "published"];
const EVERYWHERE = [...BEFORE, ...AFTER];

let runId: AuthorizedRunId;

/** Grown once: publishing changes nothing of what a run has grown. */
beforeAll(async () => {
  const made = await createClaimedRun(operatorGenerator, generationRequestSchema.parse({ provider: "scripted", episodes: 2, seed: "publish" }));
  expect(await runClaimed(made.job, generationHandler)).toMatchObject({ state: "done" });
  const id = await authorizeRun(operatorGenerator, made.runId);
  if (!id) throw new Error("no such run");
  runId = id;
}, 60_000);

beforeEach(async () => {
  await pool().query(`delete from "Dataset"`);
  await pool().query(`delete from "Job" where "id" not in (select "jobId" from "GenerationRun")`);
  await pool().query(`update "Job" set "state" = 'done'`);
  await pool().query(`update "GenerationRun" set "dataset" = null`);
});

async function jobOfRun(): Promise<string> {
  return (await pool().query<{ jobId: string }>(`select "jobId" from "GenerationRun" where "id" = $1`, [runId])).rows[0]?.jobId ?? "";
}

async function asked(slug = "grown"): Promise<string> {
  await publishAs(operatorGenerator, runId, { slug });
  return jobOfRun();
}

async function claimed(id: string): Promise<ClaimedJob> {
  const job = await claimJob(id);
  if (!job) throw new Error("not claimed");
  return job;
}

const aborted = (signal: AbortSignal) => new Promise<void>((done) => (signal.aborted ? done() : signal.addEventListener("abort", () => done(), { once: true })));

/** @param at what happens there, once. */
async function attempt(id: string, point: PublishPoint, at: (context: JobContext) => Promise<void>, stop?: AbortSignal) {
  let isThere = false;
  const run = (context: JobContext) => runPublishJob(context, {
    onPoint: async (reached) => {
      if (reached !== point || isThere) return;
      isThere = true;
      await at(context);
    },
  });
  const job = await claimed(id);
  const outcome = await runClaimed(job, { kind: job.kind, run }, stop);
  expect(isThere).toBe(true);
  return outcome;
}

const imports = async () => (await pool().query<{ state: string }>(`select "state" from "Job" where "kind" = 'import' order by "createdAt"`)).rows.map(({ state }) => state);

/** One version, told as it is, and nothing left behind that anybody would wait for. */
async function expectPublishedOnce() {
  expect(await getRun(runId)).toMatchObject({ state: "done", error: null, progress: { done: 2 }, dataset: { slug: "grown", version: 1 } });
  const versions = await pool().query<{ slug: string; number: number; current: number; episodes: number }>(
    `select d."slug", v."number", d."currentVersion" as "current", (v."counts" ->> 'episodes')::int as "episodes" from "DatasetVersion" v join "Dataset" d on d."id" = v."datasetId"`,
  );
  expect(versions.rows).toEqual([{ slug: "grown", number: 1, current: 1, episodes: 2 }]);
  expect((await pool().query(`select 1 from "Episode"`)).rows).toHaveLength(2);
  expect((await imports()).filter((state) => state !== "done" && state !== "cancelled")).toEqual([]);
  expect((await imports()).filter((state) => state === "done")).toHaveLength(1);
  expect((await pool().query(`select 1 from "ImportRow"`)).rows).toEqual([]);
  expect(readdirSync(join(home, "generated"))).toEqual([]);
}

async function expectNothingPublished() {
  expect((await getRun(runId))?.dataset).toEqual({ slug: "grown", version: null });
  expect((await pool().query(`select 1 from "Dataset"`)).rows).toEqual([]);
  expect((await imports()).filter((state) => state !== "cancelled")).toEqual([]);
  expect(readdirSync(join(home, "generated"))).toEqual([]);
}

describe("a run that is stopped while it is published", () => {
  it.each(BEFORE)("(%s) says so, leaves nothing, and goes on at once when asked", async (point) => {
    const id = await asked();
    expect(await attempt(id, point, async ({ signal }) => {
      expect(await stopRun(runId)).toBe(true);
      await aborted(signal);
    })).toEqual({ state: "paused" });
    expect(await getRun(runId)).toMatchObject({ state: "paused", error: null });
    await expectNothingPublished();
    expect(await resumeRun(operatorGenerator, runId)).toBe(id);
    expect(await runJob(id, handlerOf)).toMatchObject({ state: "done" });
    await expectPublishedOnce();
  });

  it.each(AFTER)("(%s) too late is done", async (point) => {
    const id = await asked();
    expect(await attempt(id, point, async ({ signal }) => {
      await stopRun(runId);
      await aborted(signal);
    })).toMatchObject({ state: "done" });
    await expectPublishedOnce();
  });

  it("by the job that grew it goes on as well", async () => {
    const { runId: other, job } = await createClaimedRun(operatorGenerator, generationRequestSchema.parse({ provider: "scripted", episodes: 1, seed: "at once", dataset: { slug: "at-once" } }));
    const id = await authorizeRun(operatorGenerator, other);
    if (!id) throw new Error("no such run");
    try {
      expect(await runClaimed(job, { kind: job.kind, run: (context) => runGenerationJob(context, { onPoint: async (point) => {
        if (point !== "batch") return;
        await stopRun(id);
        await aborted(context.signal);
      } }) })).toEqual({ state: "paused" });
      expect(await resumeRun(operatorGenerator, id)).toBe(job.id);
      expect(await runJob(job.id, handlerOf)).toMatchObject({ state: "done" });
      expect(await getRun(id)).toMatchObject({ state: "done", dataset: { slug: "at-once", version: 1 } });
    } finally {
      await pool().query(`delete from "GenerationRun" where "id" = $1`, [id]);
    }
  }, 60_000);
});

describe("a run whose worker is told to end while it is published", () => {
  it.each(BEFORE)("(%s) waits for the next one, which publishes it", async (point) => {
    const id = await asked();
    const stop = new AbortController();
    expect(await attempt(id, point, () => Promise.resolve(stop.abort()), stop.signal)).toBeUndefined();
    expect((await getRun(runId))?.state).toBe("queued");
    await expectNothingPublished();
    expect(await runJob(id, handlerOf)).toMatchObject({ state: "done" });
    await expectPublishedOnce();
  });

  it.each(AFTER)("(%s) too late is done", async (point) => {
    const id = await asked();
    const stop = new AbortController();
    expect(await attempt(id, point, () => Promise.resolve(stop.abort()), stop.signal)).toMatchObject({ state: "done" });
    await expectPublishedOnce();
  });
});

describe("a run whose worker is killed while it is published", () => {
  async function killedAt(id: string, point: PublishPoint): Promise<void> {
    const child = spawn(process.execPath, ["--import", "tsx", join(root, "test", "generation", "publish-child.ts"), id, point], {
      cwd: root, stdio: ["ignore", "ignore", "pipe"], env: childEnvironment({ DATABASE_URL: databaseUrl(), NODE_OPTIONS: "", CONCORD_HOME: home }),
    });
    let complaint = "";
    child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
    expect(await new Promise((done) => child.once("close", (_code, by) => done(by))), complaint).toBe("SIGKILL");
    // Nobody waits half a minute for the lease of a process that is known to be dead.
    await pool().query(`update "Job" set "leaseUntil" = now() - interval '1 second' where "state" = 'running'`);
    await reviveJobs();
  }

  const queued = async () => (await pool().query<{ id: string; kind: string }>(`select "id", "kind" from "Job" where "state" = 'queued' and "kind" in ('import', 'generation-publish')`)).rows;

  it.each(EVERYWHERE.map((point) => [point, point === "batch" || point === "publishing" ? 2 : 1] as const))("(%s) is published once, whatever is revived first", async (point, jobs) => {
    const id = await asked();
    await killedAt(id, point);
    const revived = await queued();
    expect(revived).toHaveLength(jobs);
    await Promise.all(revived.map((job) => runJob(job.id, handlerOf)));
    await expectPublishedOnce();
  }, 60_000);

  it.each(["import", "generation-publish"])("is published once where the job of the kind %s is taken up long before the other", async (first) => {
    const id = await asked();
    await killedAt(id, "batch");
    const revived = await queued();
    for (const job of [...revived.filter(({ kind }) => kind === first), ...revived.filter(({ kind }) => kind !== first)]) await runJob(job.id, handlerOf);
    await expectPublishedOnce();
  }, 60_000);

  it("after it was asked to stop is stopped, and goes on at once", async () => {
    const id = await asked();
    await killedAt(id, "file");
    const job = await claimed(id);
    await stopRun(runId);
    await pool().query(`update "Job" set "leaseUntil" = now() - interval '1 second' where "id" = $1`, [job.id]);
    await reviveJobs();
    expect((await getRun(runId))?.state).toBe("paused");
    expect(await resumeRun(operatorGenerator, runId)).toBe(id);
    expect(await runJob(id, handlerOf)).toMatchObject({ state: "done" });
    await expectPublishedOnce();
  }, 60_000);
});

describe("a run that is published by a process that was only taken for dead", () => {
  const takeOver = async (id: string) => {
    // The process that has it lives, and its heart may beat in between.
    for (let state = ""; state !== "queued";) {
      await pool().query(`update "Job" set "leaseUntil" = now() - interval '1 second' where "id" = $1`, [id]);
      await reviveJobs();
      state = (await pool().query<{ state: string }>(`select "state" from "Job" where "id" = $1`, [id])).rows[0]?.state ?? "";
    }
    return runJob(id, handlerOf);
  };

  it.each(BEFORE)("(%s) is published by the one that took it over, once", async (point) => {
    const id = await asked();
    expect(await attempt(id, point, async () => expect(await takeOver(id)).toMatchObject({ state: "done" }))).toBeUndefined();
    await expectPublishedOnce();
  });

  it("in its last transaction has published it for the one that took it over", async () => {
    const id = await asked();
    let other: Promise<unknown> = Promise.resolve();
    expect(await attempt(id, "publishing", () => {
      other = takeOver(id);
      return Promise.resolve();
    })).toBeUndefined();
    expect(await other).toMatchObject({ state: "done" });
    await expectPublishedOnce();
  });
});

describe("a run that cannot become the dataset just now", () => {
  const foreign = () => createImport(operator, importPayloadSchema.parse({ dataset: "grown", paths: ["/nowhere"] }));

  it("says why, keeps what is done, and is published when it goes on", async () => {
    const inTheWay = await foreign();
    const id = await asked();
    expect(await runJob(id, handlerOf)).toMatchObject({ state: "failed", error: expect.stringMatching(/episodes are done, but could not become a dataset: An import into “grown” is waiting/) as string, result: { done: 2 } });
    await cancelImport(operator, inTheWay);
    const next = await resumeRun(operatorGenerator, runId);
    expect(next).not.toBe(id);
    expect(await runJob(next ?? "", handlerOf)).toMatchObject({ state: "done" });
    await pool().query(`delete from "Job" where "id" = $1`, [inTheWay]);
    await expectPublishedOnce();
  });

  it("where somebody cancels its import; that alone cannot be paused", async () => {
    const id = await asked();
    const outcome = await attempt(id, "batch", async () => {
      const own = (await pool().query<{ id: string }>(`select "id" from "Job" where "kind" = 'import'`)).rows[0]?.id ?? "";
      await expect(pauseImport(operator, own)).rejects.toThrow(/Stop the run/);
      expect(await cancelImport(operator, own)).toBe(true);
    });
    expect(outcome).toMatchObject({ state: "failed", error: expect.stringMatching(/The import was cancelled/) as string });
    const next = await resumeRun(operatorGenerator, runId);
    expect(await runJob(next ?? "", handlerOf)).toMatchObject({ state: "done" });
    await expectPublishedOnce();
  });
});
