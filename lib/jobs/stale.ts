/** What to do with a job that says it is under way. Pure: the caller reads the row and the database's clock. */
import type { JobState } from "./types";

export type JobSign = { state: JobState; leaseUntil: Date | null; attemptsInVain: number; cancelRequestedAt: Date | null; pauseRequestedAt: Date | null };

export type StaleDecision = "leave" | "cancel" | "pause" | "requeue" | "fail";

/** A job whose processes keep dying takes the next worker down as well: it is given up. */
export const MAX_ATTEMPTS = 3;

/**
 * Decides about one job: `leave` while its lease holds or it is not running; after that `cancel` or `pause` if
 * somebody asked for that, `fail` when it has been tried often enough without coming further, else `requeue`. A running job without a lease counts as lost.
 *
 * @example classifyStaleJob({ state: "running", leaseUntil: new Date(0), attemptsInVain: 1, cancelRequestedAt: null, pauseRequestedAt: null }, new Date()) // "requeue"
 */
export function classifyStaleJob(job: JobSign, now: Date): StaleDecision {
  if (job.state !== "running") return "leave";
  if (job.leaseUntil !== null && job.leaseUntil.getTime() > now.getTime()) return "leave";
  if (job.cancelRequestedAt !== null) return "cancel";
  if (job.pauseRequestedAt !== null) return "pause";
  return job.attemptsInVain >= MAX_ATTEMPTS ? "fail" : "requeue";
}
