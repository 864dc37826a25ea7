import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { pool } from "@/lib/db/client";
import { hasLiveWorker } from "@/lib/jobs/data";
import { followUntilFinished, versionOf } from "@/lib/jobs/follow";
import { claimJob, finishJob, holdJob, noteHeadway, pauseJob } from "@/lib/jobs/lease";
import { beat, createClaimedJob, createJob, removeWorker, requestCancel, resumeJob, reviveJobs } from "@/lib/jobs/mutations";
import { startQueue } from "@/lib/jobs/queue";
import { runClaimed, runJob } from "@/lib/jobs/run";
import type { ClaimedJob, JobHandler, JobState } from "@/lib/jobs/types";
import { useTestDatabase } from "../database";

useTestDatabase();

const KIND = "test";
const make = (payload: unknown = {}) => createJob({ kind: KIND, payload, createdById: null });

type Row = { state: JobState; attempt: number; attemptsInVain: number; error: string | null; result: unknown; progress: unknown; leaseUntil: Date | null; finishedAt: Date | null };

async function row(id: string): Promise<Row> {
  const found = await pool().query<Row>(`select "state", "attempt", "attemptsInVain", "error", "result", "progress", "leaseUntil", "finishedAt" from "Job" where "id" = $1`, [id]);
  const first = found.rows[0];
  if (!first) throw new Error("no such job");
  return first;
}

const expireLease = (id: string) => pool().query(`update "Job" set "leaseUntil" = now() - interval '1 second' where "id" = $1`, [id]);

/** As the library writes it down of a delivery that one of its workers took a minute ago. */
async function takenBy(worker: string, id: string): Promise<void> {
  const taken = `"locked_at" = now() - interval '1 minute', "locked_by" = $1`;
  await pool().query(`update graphile_worker._private_jobs set ${taken}, "attempts" = 1 where "key" = $2`, [worker, id]);
  await pool().query(`update graphile_worker._private_job_queues set ${taken} where "queue_name" = $2`, [worker, KIND]);
}

async function claimed(id: string): Promise<ClaimedJob> {
  const job = await claimJob(id);
  if (!job) throw new Error("not claimed");
  return job;
}

beforeEach(async () => {
  await pool().query(`delete from "Job"`);
});

describe("a claim", () => {
  it("is got by one of many, and raises the attempt", async () => {
    const id = await make({ n: 1 });
    const claims = await Promise.all(Array.from({ length: 8 }, () => claimJob(id)));
    expect(claims.filter(Boolean)).toEqual([{ id, kind: KIND, payload: { n: 1 }, attempt: 1, createdById: null }]);
    expect(await row(id)).toMatchObject({ state: "running", attempt: 1 });
  });

  it("is not got of a job that has ended, was cancelled or does not exist", async () => {
    const id = await make();
    await requestCancel(id, KIND);
    expect(await row(id)).toMatchObject({ state: "cancelled" });
    expect(await claimJob(id)).toBeUndefined();
    expect(await claimJob(randomUUID())).toBeUndefined();
  });
});

describe("a lease", () => {
  it("that was lost fences every write of the old attempt off", async () => {
    const id = await make();
    const old = await claimed(id);
    await expireLease(id);
    expect(await reviveJobs()).toEqual([id]);
    const current = await claimed(id);
    expect(current.attempt).toBe(2);
    expect(await holdJob(old, { rows: 1 })).toEqual({ fenced: true, cancelRequested: false, pauseRequested: false });
    expect(await finishJob(old, { state: "done", result: "old" })).toBe(false);
    expect(await holdJob(current, { rows: 2 })).toEqual({ fenced: false, cancelRequested: false, pauseRequested: false });
    expect(await finishJob(current, { state: "done", result: "new" })).toBe(true);
    expect(await row(id)).toMatchObject({ state: "done", result: "new", progress: { rows: 2 }, leaseUntil: null });
    expect(await finishJob(current, { state: "failed", error: "again" })).toBe(false);
  });

  it("that holds is left alone, and one that ended three times is given up", async () => {
    const id = await make();
    await claimed(id);
    expect(await reviveJobs()).toEqual([]);
    expect(await row(id)).toMatchObject({ state: "running" });
    await pool().query(`update "Job" set "attemptsInVain" = 3 where "id" = $1`, [id]);
    await expireLease(id);
    await reviveJobs();
    expect(await row(id)).toMatchObject({ state: "failed", error: "The process that ran it ended 3 times." });
  });

  it("counts anew once the attempt that has it got something done, and for no other attempt", async () => {
    const id = await make();
    const old = await claimed(id);
    await expireLease(id);
    await reviveJobs();
    const current = await claimed(id);
    await noteHeadway(old);
    expect(await row(id)).toMatchObject({ attemptsInVain: 2 });
    await noteHeadway(current);
    expect(await row(id)).toMatchObject({ attemptsInVain: 0 });
    await finishJob(current, { state: "done", result: null });
  });

  it("lost by a job that was to be cancelled cancels it", async () => {
    const job = await createClaimedJob({ kind: KIND, payload: {}, createdById: null });
    await requestCancel(job.id, KIND);
    expect(await holdJob(job)).toEqual({ fenced: false, cancelRequested: true, pauseRequested: false });
    await expireLease(job.id);
    await reviveJobs();
    expect(await row(job.id)).toMatchObject({ state: "cancelled" });
  });

  it("that paused by itself while somebody cancelled it goes on when it is asked to", async () => {
    const job = await createClaimedJob({ kind: KIND, payload: {}, createdById: null });
    await requestCancel(job.id, KIND);
    await pauseJob(job, "The store is away.");
    expect(await resumeJob(job.id, KIND)).toBe(true);
    expect(await claimJob(job.id)).toBeTruthy();
  });

  it("held in a transaction that rolls back leaves no progress", async () => {
    const job = await createClaimedJob({ kind: KIND, payload: {}, createdById: null });
    const client = await pool().connect();
    try {
      await client.query("begin");
      await holdJob(job, { rows: 5 }, client);
      await client.query("rollback");
    } finally {
      client.release();
    }
    expect(await row(job.id)).toMatchObject({ progress: {} });
  });
});

describe("running a job", () => {
  const handler = (run: JobHandler["run"]): JobHandler => ({ kind: KIND, run });
  const only = (run: JobHandler["run"]) => (kind: string) => (kind === KIND ? handler(run) : undefined);

  it("writes what came of it", async () => {
    const id = await make({ n: 2 });
    const outcome = await runJob(id, only(async ({ job }) => ({ state: "done", result: job.payload })));
    expect(outcome).toEqual({ state: "done", result: { n: 2 } });
    expect(await row(id)).toMatchObject({ state: "done", result: { n: 2 }, error: null });
  });

  it("writes an end also where its words cannot be kept as they are", async () => {
    const id = await make();
    expect(await runJob(id, only(async () => ({ state: "failed", error: "it said \0", result: { said: "\ud83d" } })))).toMatchObject({ state: "failed" });
    expect(await row(id)).toMatchObject({ state: "failed", error: "it said \uFFFD", result: { said: "\uFFFD" } });
  });

  it("turns a fault into a failed job with its words", async () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const id = await make();
    await runJob(id, only(() => Promise.reject(new Error("the disk is full"))));
    expect(await row(id)).toMatchObject({ state: "failed", error: "the disk is full" });
    expect(said).toHaveBeenCalledOnce();
    said.mockRestore();
  });

  it("fails a job of a kind that nobody knows", async () => {
    const id = await createJob({ kind: "unheard-of", payload: {}, createdById: null });
    await runJob(id, () => undefined);
    expect(await row(id)).toMatchObject({ state: "failed", error: expect.stringContaining("unheard-of") as string });
  });

  it("is stopped by a cancel, which it learns of by its heartbeat", async () => {
    const id = await make();
    const running = runJob(id, only(async ({ signal }) => {
      await sleep(20_000, undefined, { signal });
      return { state: "done", result: null };
    }));
    await vi.waitFor(async () => expect(await row(id)).toMatchObject({ state: "running" }));
    await requestCancel(id, KIND);
    expect(await running).toEqual({ state: "cancelled" });
    expect(await row(id)).toMatchObject({ state: "cancelled" });
  });

  it("gives the job back when the process is to stop, without counting it as an attempt", async () => {
    const stop = new AbortController();
    const job = await createClaimedJob({ kind: KIND, payload: {}, createdById: null });
    const running = runClaimed(job, handler(({ signal }) => sleep(20_000, { state: "done", result: null } as const, { signal })), stop.signal);
    stop.abort();
    expect(await running).toBeUndefined();
    expect(await row(job.id)).toMatchObject({ state: "queued", attemptsInVain: 0 });
  });

  it("says nothing after its lease was lost", async () => {
    const job = await createClaimedJob({ kind: KIND, payload: {}, createdById: null });
    const outcome = await runClaimed(job, handler(async () => {
      await expireLease(job.id);
      await reviveJobs();
      return { state: "done", result: "too late" };
    }));
    expect(outcome).toBeUndefined();
    expect(await row(job.id)).toMatchObject({ state: "queued", result: null });
  });
});

describe("the queue", () => {
  it("delivers a job once, also when it is told of it twice, and jobs whose delivery was lost", async () => {
    const ran: string[] = [];
    const first = await make();
    await reviveJobs();
    const queue = await startQueue(async (id) => {
      await runJob(id, () => ({ kind: KIND, run: async () => {
        ran.push(id);
        return { state: "done", result: null };
      } }));
    });
    try {
      await vi.waitFor(async () => expect(await row(first)).toMatchObject({ state: "done" }), { timeout: 40_000 });
      const second = await make();
      await vi.waitFor(async () => expect(await row(second)).toMatchObject({ state: "done" }), { timeout: 40_000 });
      await pool().query(`insert into "Job" ("id", "kind", "payload") values ($1, $2, '{}')`, [randomUUID(), KIND]);
      const [lost] = await reviveJobs();
      await vi.waitFor(async () => expect(await row(lost ?? "")).toMatchObject({ state: "done" }), { timeout: 40_000 });
      expect(ran).toEqual([first, second, lost]);
    } finally {
      await queue.stop();
    }
  });

  it("delivers a job again, and others of its kind, whose worker was killed with it in hand", async () => {
    const [inHand, behind] = [await make(), await make()];
    await claimed(inHand);
    await takenBy("killed", inHand);
    await reviveJobs();
    // Its lease holds: it may be a slow one, and nothing is taken from it.
    expect((await pool().query(`select 1 from graphile_worker.jobs where "key" = $1 and "locked_by" = 'killed'`, [inHand])).rowCount).toBe(1);
    await expireLease(inHand);
    expect(await reviveJobs()).toEqual([inHand, behind]);
    const queue = await startQueue(async (id) => void (await runJob(id, () => ({ kind: KIND, run: async () => ({ state: "done", result: null }) }))));
    try {
      for (const id of [inHand, behind]) await vi.waitFor(async () => expect(await row(id)).toMatchObject({ state: "done" }), { timeout: 40_000 });
    } finally {
      await queue.stop();
    }
  });

  it("makes no job where its guard refuses", async () => {
    await expect(createJob({ kind: KIND, payload: {}, createdById: null }, () => Promise.reject(new Error("not now")))).rejects.toThrow("not now");
    expect((await pool().query(`select 1 from "Job"`)).rowCount).toBe(0);
  });
});

describe("a worker", () => {
  it("is seen while its heart beats, and not after it left or fell silent", async () => {
    const id = randomUUID();
    expect(await hasLiveWorker()).toBe(false);
    await beat(id, "0.0.0");
    expect(await hasLiveWorker()).toBe(true);
    await pool().query(`update "WorkerHeartbeat" set "seenAt" = now() - interval '21 seconds'`);
    expect(await hasLiveWorker()).toBe(false);
    await beat(id, "0.0.0");
    await removeWorker(id);
    expect(await hasLiveWorker()).toBe(false);
  });
});

describe("following a job", () => {
  it("gives each change once, and the end to whoever joins late", async () => {
    const views = [
      { state: "queued" as const, progress: { sequence: 0 } }, { state: "running" as const, progress: { sequence: 1 } },
      { state: "running" as const, progress: { sequence: 1 } }, { state: "done" as const, progress: { sequence: 2 } },
    ];
    let at = 0;
    const seen: string[] = [];
    for await (const view of followUntilFinished(async () => views[Math.min(at++, 3)], new AbortController().signal, "queued-0")) seen.push(versionOf(view));
    expect(seen).toEqual(["running-1", "done-2"]);
    const late: string[] = [];
    for await (const view of followUntilFinished(async () => views[3], new AbortController().signal, "done-2")) late.push(versionOf(view));
    expect(late).toEqual(["done-2"]);
  });

  it("reads what costs much only when a look says that it has changed, and rests longer than it took", async () => {
    let at = 0;
    let reads = 0;
    const now = () => (at < 3 ? { state: "running" as const, progress: { sequence: 1 } } : { state: "done" as const, progress: { sequence: 2 } });
    const times: number[] = [];
    const read = async () => {
      reads += 1;
      times.push(performance.now());
      if (reads === 1) await sleep(150);
      return now();
    };
    const look = async () => {
      at += 1;
      times.push(performance.now());
      return now();
    };
    const seen: string[] = [];
    for await (const view of followUntilFinished(read, new AbortController().signal, undefined, look)) seen.push(versionOf(view));
    expect(seen).toEqual(["running-1", "done-2"]);
    expect([at, reads]).toEqual([3, 2]);
    const [, firstRead = 0, secondLook = 0, thirdLook = 0] = times;
    expect(secondLook - firstRead).toBeGreaterThan(1_300);
    expect(thirdLook - secondLook).toBeLessThan(1_200);
  });
});
