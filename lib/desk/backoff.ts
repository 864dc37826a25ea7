/** Waiting before the next attempt: doubles up to a minute, with jitter so that a room of evaluators does not return in one second. */
const FIRST_MS = 1_000;
export const LONGEST_WAIT_MS = 60_000;

/** @param random from 0 to below 1. @param atLeastMs what the server asked for, in Retry-After. */
export function waitBefore(attempts: number, random: number, atLeastMs = 0): number {
  const full = Math.min(LONGEST_WAIT_MS, FIRST_MS * 2 ** Math.min(attempts, 10));
  return Math.max(Math.min(atLeastMs, 10 * LONGEST_WAIT_MS), Math.round(full * (0.5 + random / 2)));
}
