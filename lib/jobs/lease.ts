/** A lease on a job: who holds it may write, and only under the attempt it was given. All times are the database's. */
import type pg from "pg";
import { pool } from "@/lib/db/client";
import { MAX_DEPTH, mendText, mendTexts } from "@/lib/storable-text";
import type { ClaimedJob, JobOutcome } from "./types";

/** Outlives several heartbeats and a stalled machine; a crash is noticed after it. */
export const LEASE_S = 30;
/** Also how soon a running job learns that it is to be cancelled. */
export const HEARTBEAT_MS = 2_000;

type Queryable = Pick<pg.ClientBase, "query">;

const CLAIM = `update "Job" set "state" = 'running', "attempt" = "attempt" + 1, "attemptsInVain" = "attemptsInVain" + 1, "startedAt" = coalesce("startedAt", now()),
    "leaseUntil" = now() + make_interval(secs => $2)
  where "id" = $1 and "state" = 'queued' and "cancelRequestedAt" is null
  returning "id", "kind", "payload", "attempt", "createdById"`;

/**
 * Takes a queued job in one conditional update: of several processes that were told its id, one gets it.
 *
 * @returns undefined where it is running, finished, cancelled or gone.
 * @example const job = await claimJob(id); if (!job) return;
 */
export async function claimJob(id: string): Promise<ClaimedJob | undefined> {
  const found = await pool().query<ClaimedJob>(CLAIM, [id, LEASE_S]);
  return found.rows[0];
}

export type Held = { fenced: boolean; cancelRequested: boolean; pauseRequested: boolean };

/**
 * Prolongs the lease. Fenced means that somebody else has the job now: stop, and write nothing more.
 *
 * @param progress replaces what the row says, in the same write.
 * @param client the connection of an open transaction, so that a batch and its progress are one. Call it first in the
 *   transaction: the row lock makes a new claim wait for the batch, and a batch of an old attempt roll back.
 * @example const { fenced } = await holdJob(job, { rowsRead: 200 }, client);
 */
export async function holdJob(job: ClaimedJob, progress?: unknown, client: Queryable = pool()): Promise<Held> {
  const held = await client.query<Omit<Held, "fenced">>(
    `update "Job" set "leaseUntil" = now() + make_interval(secs => $3), "progress" = coalesce($4::jsonb, "progress")
     where "id" = $1 and "attempt" = $2 and "state" = 'running'
     returning "cancelRequestedAt" is not null as "cancelRequested", "pauseRequestedAt" is not null as "pauseRequested"`,
    [job.id, job.attempt, LEASE_S, progress === undefined ? null : JSON.stringify(progress)],
  );
  const row = held.rows[0];
  return row ? { fenced: false, ...row } : { fenced: true, cancelRequested: false, pauseRequested: false };
}

/**
 * Says where the next attempt goes on, in the transaction that comes so far. The attempts before it were not in vain.
 *
 * @param checkpoint the job's own; null to begin at the beginning.
 * @example await writeCheckpoint(job, { row: 200 }, client);
 */
export async function writeCheckpoint(job: ClaimedJob, checkpoint: unknown, client: Queryable): Promise<void> {
  await client.query(
    `update "Job" set "checkpoint" = $3::jsonb, "attemptsInVain" = 0 where "id" = $1 and "attempt" = $2`,
    [job.id, job.attempt, checkpoint === null ? null : JSON.stringify(checkpoint)],
  );
}

/**
 * For work that is kept without a checkpoint: this attempt has written something that the next need not do again, so that neither it nor those before it
 * were in vain. Once per attempt is enough.
 *
 * @example await writeStep(job, step); if (isFirst) await noteHeadway(job);
 */
export async function noteHeadway(job: ClaimedJob): Promise<void> {
  await pool().query(`update "Job" set "attemptsInVain" = 0 where "id" = $1 and "attempt" = $2 and "state" = 'running' and "attemptsInVain" > 0`, [job.id, job.attempt]);
}

/** Thrown from within a job's work: it is to stop now, and the run says why. */
export class JobStopped extends Error {
  constructor(readonly reason: "fenced" | "cancelled" | "paused") {
    super(reason);
  }
}

/**
 * `holdJob` for the beginning of a transaction: throws `JobStopped` where nothing may be written any more.
 *
 * @param evenIfCancelled for clearing away, which a cancelled job still does.
 * @example await client.query("begin"); await assertHeld(job, client);
 */
export async function assertHeld(job: ClaimedJob, client: Queryable, evenIfCancelled = false): Promise<Held> {
  const held = await holdJob(job, undefined, client);
  if (held.fenced) throw new JobStopped("fenced");
  if (held.cancelRequested && !evenIfCancelled) throw new JobStopped("cancelled");
  return held;
}

/**
 * Writes the end of a job, if this attempt still has it. What it says of others' words is mended where that could not be kept: an end is always written.
 *
 * @returns false where the lease was lost: then nothing is written.
 * @example await finishJob(job, { state: "done", result: { rows: 3 } });
 */
export async function finishJob(job: ClaimedJob, outcome: JobOutcome, client: Queryable = pool()): Promise<boolean> {
  const result = "result" in outcome && outcome.result !== undefined ? JSON.stringify(mendTexts(outcome.result, undefined, 2 * MAX_DEPTH)) : null;
  const finished = await client.query(
    `update "Job" set "state" = $3::"JobState", "result" = $4::jsonb, "error" = $5, "checkpoint" = null, "leaseUntil" = null, "finishedAt" = now()
     where "id" = $1 and "attempt" = $2 and "state" = 'running'`,
    [job.id, job.attempt, outcome.state, result, outcome.state === "failed" ? mendText(outcome.error) : null],
  );
  return finished.rowCount === 1;
}

/**
 * Gives a job back unfinished, for the next worker: this process is to stop.
 *
 * @example if (reason === "shutdown") await returnJob(job);
 */
export async function returnJob(job: ClaimedJob): Promise<void> {
  // A stop is not the job's fault: it does not count against it.
  await pool().query(
    `update "Job" set "state" = 'queued', "attemptsInVain" = greatest("attemptsInVain" - 1, 0), "leaseUntil" = null
     where "id" = $1 and "attempt" = $2 and "state" = 'running'`,
    [job.id, job.attempt],
  );
}

/**
 * Puts a job aside: it keeps its checkpoint and waits to be resumed.
 *
 * @param reason why it cannot go on, where nobody asked for the pause.
 * @returns false where the lease was lost.
 * @example if (reason === "paused") await pauseJob(job);
 */
export async function pauseJob(job: ClaimedJob, reason?: string): Promise<boolean> {
  const paused = await pool().query(
    `update "Job" set "state" = 'paused', "attemptsInVain" = 0, "leaseUntil" = null, "pauseRequestedAt" = null, "error" = $3
     where "id" = $1 and "attempt" = $2 and "state" = 'running'`,
    [job.id, job.attempt, reason ?? null],
  );
  return paused.rowCount === 1;
}
