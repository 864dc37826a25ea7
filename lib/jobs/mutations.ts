/** Makes, cancels and revives jobs; says that a worker is there. */
import { randomUUID } from "node:crypto";
import type pg from "pg";
import { inTransaction, pool } from "@/lib/db/client";
import type { Duty } from "./duty";
import { LEASE_S } from "./lease";
import { announceJob, freeLostDeliveries, prepareQueue } from "./queue";
import { classifyStaleJob, type JobSign } from "./stale";
import type { ClaimedJob } from "./types";

export type NewJob = { kind: string; payload: unknown; createdById: string | null; /** What it is to say until it begins, where it goes on with another's work. */ progress?: unknown };

/** Runs first in the transaction that makes a job, and throws where it must not be made. What else is to know of the job's id is written here. */
export type Guard = (client: pg.ClientBase, jobId: string) => Promise<void>;

async function insertJob(job: NewJob, guard: Guard | undefined, insert: (id: string, client: pg.ClientBase) => Promise<void>): Promise<string> {
  const id = randomUUID();
  await inTransaction(async (client) => {
    await guard?.(client, id);
    await insert(id, client);
  });
  return id;
}

/**
 * Makes a job and tells the queue of it in the same transaction.
 *
 * @returns the job's id.
 * @example const id = await createJob({ kind: "import", payload, createdById: actor.id });
 */
export async function createJob(job: NewJob, guard?: Guard): Promise<string> {
  await prepareQueue();
  return insertJob(job, guard, async (id, client) => {
    await client.query(
      `insert into "Job" ("id", "kind", "payload", "createdById", "progress") values ($1, $2, $3, $4, coalesce($5::jsonb, '{}'))`,
      [id, job.kind, JSON.stringify(job.payload), job.createdById, job.progress === undefined ? null : JSON.stringify(job.progress)],
    );
    await announceJob(id, client);
  });
}

/**
 * Makes a job that this process runs itself: it is born running, under a lease like any other, so that a worker takes
 * it over should this process die.
 *
 * @example const job = await createClaimedJob({ kind: "import", payload, createdById: null });
 */
export async function createClaimedJob(job: NewJob, guard?: Guard): Promise<ClaimedJob> {
  const id = await insertJob(job, guard, async (newId, client) => {
    await client.query(
      `insert into "Job" ("id", "kind", "payload", "createdById", "state", "attempt", "attemptsInVain", "startedAt", "leaseUntil")
       values ($1, $2, $3, $4, 'running', 1, 1, now(), now() + make_interval(secs => $5))`,
      [newId, job.kind, JSON.stringify(job.payload), job.createdById, LEASE_S],
    );
  });
  return { id, kind: job.kind, payload: job.payload, attempt: 1, createdById: job.createdById };
}

/**
 * Asks a job to stop. One that waits or is paused is cancelled at once; a running one learns of it at its next heartbeat.
 *
 * @returns false where it has finished, is of another kind or does not exist.
 * @example await requestCancel(jobId, "import");
 */
export async function requestCancel(id: string, kind: string): Promise<boolean> {
  const asked = await pool().query(
    `update "Job" set "cancelRequestedAt" = coalesce("cancelRequestedAt", now()),
       "state" = case when "state" = 'running' then "state" else 'cancelled'::"JobState" end,
       "finishedAt" = case when "state" = 'running' then "finishedAt" else now() end
     where "id" = $1 and "kind" = $2 and "state" in ('queued', 'running', 'paused')`,
    [id, kind],
  );
  return asked.rowCount === 1;
}

/**
 * Asks a job to pause. One that waits is paused at once; a running one learns of it at its next heartbeat.
 *
 * @returns false where it is neither waiting nor running, is of another kind or does not exist.
 * @example await requestPause(jobId, "import");
 */
export async function requestPause(id: string, kind: string): Promise<boolean> {
  const asked = await pool().query(
    `update "Job" set "pauseRequestedAt" = case when "state" = 'running' then coalesce("pauseRequestedAt", now()) end,
       "state" = case when "state" = 'queued' then 'paused'::"JobState" else "state" end
     where "id" = $1 and "kind" = $2 and "state" in ('queued', 'running') and "cancelRequestedAt" is null`,
    [id, kind],
  );
  return asked.rowCount === 1;
}

/**
 * Lets a paused job go on, or takes back that it was to be paused.
 *
 * @returns false where it is not paused, is of another kind or does not exist.
 * @example await resumeJob(jobId, "import");
 */
export async function resumeJob(id: string, kind: string): Promise<boolean> {
  const resumed = await pool().query<{ state: string }>(
    `update "Job" set "pauseRequestedAt" = null, "error" = null, "cancelRequestedAt" = case when "state" = 'paused' then null else "cancelRequestedAt" end, "state" = case when "state" = 'paused' then 'queued'::"JobState" else "state" end
     where "id" = $1 and "kind" = $2 and ("state" = 'paused' or ("state" = 'running' and "pauseRequestedAt" is not null))
     returning "state"`,
    [id, kind],
  );
  if (resumed.rows[0]?.state !== "queued") return resumed.rowCount === 1;
  await prepareQueue();
  // Should this process end here, the row is found at the worker's next look.
  await announceJob(id, pool());
  return true;
}

type SignRow = JobSign & { id: string; attempt: number; now: Date };

/**
 * Settles the jobs whose process is gone, each in one statement that repeats the condition it was decided on, frees what
 * it held of the queue, and tells the queue of every job that waits: the row is the truth, a delivery may have been lost.
 *
 * @returns the ids that wait for a worker now.
 * @example await reviveJobs(); // at a worker's start, and every half minute
 */
export async function reviveJobs(): Promise<string[]> {
  const found = await pool().query<SignRow>(
    `select "id", "state", "leaseUntil", "attempt", "attemptsInVain", "cancelRequestedAt", "pauseRequestedAt", now() as "now" from "Job" where "state" = 'running'`,
  );
  const settle = (id: string, attempt: number, assignment: string) =>
    pool().query(`update "Job" set ${assignment} where "id" = $1 and "attempt" = $2 and "state" = 'running' and ("leaseUntil" is null or "leaseUntil" <= now())`, [id, attempt]);
  for (const job of found.rows) {
    const decision = classifyStaleJob(job, job.now);
    if (decision === "requeue") await settle(job.id, job.attempt, `"state" = 'queued', "leaseUntil" = null`);
    if (decision === "cancel") await settle(job.id, job.attempt, `"state" = 'cancelled', "finishedAt" = now(), "leaseUntil" = null`);
    if (decision === "pause") await settle(job.id, job.attempt, `"state" = 'paused', "leaseUntil" = null, "pauseRequestedAt" = null`);
    if (decision === "fail") {
      await settle(job.id, job.attempt, `"state" = 'failed', "finishedAt" = now(), "leaseUntil" = null, "error" = 'The process that ran it ended ' || "attemptsInVain" || ' times.'`);
    }
  }
  const waiting = await pool().query<{ id: string }>(`select "id" from "Job" where "state" = 'queued' order by "createdAt"`);
  await prepareQueue();
  await freeLostDeliveries(LEASE_S);
  for (const { id } of waiting.rows) await announceJob(id, pool());
  return waiting.rows.map((row) => row.id);
}

/**
 * Says that this worker lives, and forgets those that have been silent for an hour.
 *
 * @example await beat(workerId, programVersion); // every 5 s
 */
export async function beat(workerId: string, version: string, duty: Duty = "all"): Promise<void> {
  await pool().query(
    `insert into "WorkerHeartbeat" ("id", "version", "duty", "seenAt") values ($1, $2, $3, now())
     on conflict ("id") do update set "seenAt" = now()`,
    [workerId, version, duty],
  );
  await pool().query(`delete from "WorkerHeartbeat" where "seenAt" < now() - interval '1 hour'`);
}

/**
 * Takes this worker off the list, at a clean stop.
 *
 * @example await removeWorker(workerId);
 */
export async function removeWorker(workerId: string): Promise<void> {
  await pool().query(`delete from "WorkerHeartbeat" where "id" = $1`, [workerId]);
}
