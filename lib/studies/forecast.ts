/** When a study will have all its judgments, from the pace of the last days. Pure. */
import { completionForecast } from "@/lib/stats/completion-forecast";
import type { Forecast } from "./types";

/** A week has all its days once, and forgets soon enough who has stopped. */
export const PACE_DAYS = 7;

const LEVEL = 0.9;
/** Dates have four digits for the year. */
const LAST_DATE = Date.UTC(9999, 11, 31);

/** Milliseconds since 1970; `submitted` has the counted judgments from `since` on. */
export type Pace = { now: number; since: number; submitted: readonly number[] };

export function forecastOf({ now, since, submitted }: Pace, remaining: number): Forecast {
  const { ratePerDay, at, low, high, reason } = completionForecast({
    // A study that started this very moment.
    since: Math.min(since, now - 1), submitted, wanted: submitted.length + remaining, now, level: LEVEL,
  });
  const moment = (time: number | null) => (time === null ? null : new Date(Math.min(time, LAST_DATE)).toISOString());
  return { since: new Date(since).toISOString(), recent: submitted.length, remaining, ratePerDay, at: moment(at), low: moment(low), high: moment(high), level: LEVEL, reason };
}
