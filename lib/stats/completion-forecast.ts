import { fQuantile } from "./f-distribution";
import type { Reason } from "./reason";

/** Submissions below this tell no pace. */
const MIN_SUBMISSIONS = 5;

const DAY_MS = 86_400_000;

/** When the wanted number will be reached, at the pace so far. Times are milliseconds since 1970. */
export type CompletionForecast = {
  /** Submissions that are still missing; 0 once the number is reached. */
  remaining: number;
  /** Submissions per day; null without a pace. */
  ratePerDay: number | null;
} & (
  | { at: number; low: number; high: number; reason: null }
  | { at: null; low: null; high: null; reason: Reason }
);

/**
 * Forecast of completion from the times of submissions: the missing ones at the pace since `since`. The interval is that of
 * the time to m further events of a Poisson process of which n were seen, T · (m / n) · F(2m, 2n) (Nelson 1970, Technometrics
 * 12:95-104), with m and n divided by how much more than a Poisson process the submissions bunch: variance over mean of the
 * counts of days (of eighths of the time, if there are fewer than four days), at least 1, because people work in sittings and
 * sleep at night. It says what follows if people go on as they did.
 *
 * Reached: `remaining` is 0 and the times are that of the submission that reached it. Fewer than five submissions since
 * `since`: `no_pace`. Costs O(n log n).
 *
 * @param submitted times of all submissions that count, in any order; those after `now` are left out.
 * @param wanted submissions in all.
 * @param since start of the stretch whose pace counts, for example the start of the study or a week ago.
 * @param level coverage of the interval, between 0 and 1.
 * @throws RangeError unless `since` is before `now` and the level between 0 and 1.
 */
export function completionForecast(
  { submitted, wanted, since, now, level }: { submitted: readonly number[]; wanted: number; since: number; now: number; level: number },
): CompletionForecast {
  if (!(since < now)) throw new RangeError("A pace is taken from a stretch of time that ends now and started before.");
  if (!(level > 0 && level < 1)) throw new RangeError(`A level must lie between 0 and 1, not ${level}.`);
  const times = Float64Array.from(submitted.filter((time) => time <= now)).sort();
  const recent = times.filter((time) => time >= since);
  const elapsed = now - since;
  const ratePerDay = recent.length === 0 ? null : (recent.length * DAY_MS) / elapsed;
  const remaining = Math.max(0, wanted - times.length);
  if (remaining === 0) {
    const at = wanted > 0 ? (times[wanted - 1] ?? now) : now;
    return { remaining, ratePerDay, at, low: at, high: at, reason: null };
  }
  if (recent.length < MIN_SUBMISSIONS) return { remaining, ratePerDay, at: null, low: null, high: null, reason: "no_pace" };

  const bunching = varianceOverMean(recent, since, elapsed);
  const missing = (2 * remaining) / bunching;
  const seen = (2 * recent.length) / bunching;
  const wait = elapsed * (remaining / recent.length);
  return {
    remaining, ratePerDay,
    at: now + wait,
    low: now + wait * fQuantile((1 - level) / 2, missing, seen),
    high: now + wait * fQuantile((1 + level) / 2, missing, seen),
    reason: null,
  };
}

/** Variance over mean of the counts in equal parts of the time, at least 1. */
function varianceOverMean(times: Float64Array, since: number, elapsed: number): number {
  const parts = elapsed >= 4 * DAY_MS ? Math.floor(elapsed / DAY_MS) : 8;
  const counts = new Float64Array(parts);
  for (const time of times) {
    const part = Math.min(parts - 1, Math.floor(((time - since) / elapsed) * parts));
    counts[part] = (counts[part] ?? 0) + 1;
  }
  const mean = times.length / parts;
  let squares = 0;
  for (const count of counts) squares += (count - mean) ** 2;
  return Math.max(1, squares / (parts - 1) / mean);
}
