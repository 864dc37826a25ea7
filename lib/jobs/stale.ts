/** What to do with a job that says it is under way. Pure: the caller reads the row and the database's clock. */
import type { JobState } from "./types";

export type JobSign = { state: JobState; leaseUntil: Date | null; attempt: number; cancelRequestedAt: Date | null };

export type StaleDecision = "leave" | "cancel" | "requeue" | "fail";

/** A job whose processes keep dying takes the next worker down as well: it is given up. */
export const MAX_ATTEMPTS = 3;

/**
 * Decides about one job: `leave` while its lease holds or it is not running; after that `cancel` if somebody asked for
 * it, `fail` when it has been tried often enough, else `requeue`. A running job without a lease counts as lost.
 *
 * @example classifyStaleJob({ state: "running", leaseUntil: new Date(0), attempt: 1, cancelRequestedAt: null }, new Date()) // "requeue"
 */
export function classifyStaleJob(job: JobSign, now: Date): StaleDecision {
  if (job.state !== "running") return "leave";
  if (job.leaseUntil !== null && job.leaseUntil.getTime() > now.getTime()) return "leave";
  if (job.cancelRequestedAt !== null) return "cancel";
  return job.attempt >= MAX_ATTEMPTS ? "fail" : "requeue";
}
