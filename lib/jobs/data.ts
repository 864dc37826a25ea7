/** Reads about jobs and the processes that do them. */
import { pool } from "@/lib/db/client";
import { LEASE_S } from "./lease";
import { takes, type Duty } from "./duty";

/** A worker writes its heartbeat every 5 s; after three missed ones nobody counts on it. */
export const WORKER_SEEN_WITHIN_S = 20;

/**
 * Which queued jobs a worker process is there to take, by the database's clock.
 *
 * @returns asked for a kind, whether there is one.
 * @example const isTaken = await liveWorkers(); jobs.filter(({ kind }) => !isTaken(kind))
 */
export async function liveWorkers(): Promise<(kind: string) => boolean> {
  const found = await pool().query<{ duty: Duty }>(
    `select distinct "duty" from "WorkerHeartbeat" where "seenAt" > now() - make_interval(secs => $1)`,
    [WORKER_SEEN_WITHIN_S],
  );
  return (kind) => found.rows.some(({ duty }) => takes(duty, kind));
}

/**
 * The same for jobs of one kind.
 *
 * @param kind of the job; left out, any that is not for workers beside model servers.
 * @example if (!(await hasLiveWorker())) console.error("no worker: the job runs here");
 */
export async function hasLiveWorker(kind = "any"): Promise<boolean> {
  return (await liveWorkers())(kind);
}

/** A process that has a job says so every 2 s (lib/jobs/lease.ts). */
const SILENT_AFTER_S = 10;

/**
 * Since when the process that runs a job has not been heard of, in SQL; null while it is, and where none has it. By the database's clock. Not for
 * jobs that hold their row in long transactions, such as imports: those are silent while they work.
 */
export const SILENT_SINCE = `case when j."state" = 'running' and j."leaseUntil" < now() + make_interval(secs => ${LEASE_S - SILENT_AFTER_S}) then j."leaseUntil" - make_interval(secs => ${LEASE_S}) end`;

/**
 * A number that grows with every submission, for jobs that stand back while people judge. PostgreSQL counts them anyway, so that asking
 * costs nothing however many there are.
 *
 * @example const courtesy = new Courtesy(countSubmissions);
 */
export async function countSubmissions(): Promise<number> {
  const found = await pool().query<{ count: string }>(`select coalesce(sum("n_tup_ins"), 0) as "count" from pg_stat_user_tables where "relname" = 'JudgmentRevision'`);
  return Number(found.rows[0]?.count ?? 0);
}
