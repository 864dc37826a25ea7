/** Intervals between events, in words and in days. */
import { INTERVAL_UNITS, type Interval } from "./types";

/** Mean days of a unit; months and years by the Gregorian calendar's mean. */
const DAYS: Record<Interval["unit"], number> = { hour: 1 / 24, day: 1, week: 7, month: 30.436875, year: 365.2425 };

/** By how many days a date may miss an interval that is said in this unit: such words are round. */
const TOLERANCE_DAYS: Record<Interval["unit"], number> = { hour: 1, day: 1, week: 3, month: 8, year: 45 };

/** "2 weeks", "1 day". */
export function intervalText({ count, unit }: Interval): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** "2 weeks", "a month" or "1 Day later" → an interval; undefined for anything else. */
export function readInterval(text: string): Interval | undefined {
  const found = /^\s*(\d{1,4}|an?|one)\s+(hour|day|week|month|year)s?\b/i.exec(text);
  const unit = INTERVAL_UNITS.find((name) => name === found?.[2]?.toLowerCase());
  if (!found?.[1] || !unit) return undefined;
  return { count: /^\d/.test(found[1]) ? Number(found[1]) : 1, unit };
}

/** Whole days from one ISO date to another; negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000);
}

/** Whether so many days are what the interval says, within the roundness of its unit. */
export function isWithin(days: number, { count, unit }: Interval): boolean {
  return Math.abs(days - count * DAYS[unit]) <= TOLERANCE_DAYS[unit];
}

/** An interval as people say it: the largest unit of which there are at least one and, but for days, which it nearly is a whole number of. */
export function saidInterval(days: number): Interval {
  for (const unit of ["year", "month", "week"] as const) {
    const count = Math.round(days / DAYS[unit]);
    if (count >= 1 && Math.abs(days - count * DAYS[unit]) <= TOLERANCE_DAYS[unit] / 2) return { count, unit };
  }
  return { count: Math.max(1, days), unit: "day" };
}
