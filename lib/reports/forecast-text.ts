/** When a study will be done, in a sentence. Pure. */
import { reasonText } from "@/lib/stats/reason-text";
import type { Forecast } from "@/lib/studies/types";
import { PACE_DAYS } from "@/lib/studies/forecast";
import { dayText } from "./day-text";
import { percent } from "./number-text";

const DAY_MS = 86_400_000;
/** Nobody plans with a date that lies further away. */
const MOST_DAYS = 3 * 365;

/** "At the pace of the last 7 days: done about 3 Dec (30 Nov to 9 Dec; 90% interval)." @param now decides which years need not be said. */
export function forecastText({ since, at, low, high, reason, level }: Forecast, now: Date): string {
  if (at === null || low === null || high === null) return `No forecast yet. ${reasonText(reason ?? "no_pace")}`;
  // The stretch is a week but for the moments between its start and now.
  const isWeek = now.getTime() - Date.parse(since) > (PACE_DAYS - 0.01) * DAY_MS;
  const pace = isWeek ? `At the pace of the last ${PACE_DAYS} days` : "At the pace since the start";
  if (Date.parse(at) - now.getTime() > MOST_DAYS * DAY_MS) return `${pace}: not within three years.`;
  const isThisYear = [at, low, high].every((day) => new Date(day).getUTCFullYear() === now.getUTCFullYear());
  const text = (day: string) => (sameDay(day, now) ? "today" : dayText(day, isThisYear ? "short" : "long"));
  if (sameDay(low, new Date(high))) return `${pace}: done ${sameDay(at, now) ? "" : "about "}${text(at)}.`;
  const until = Date.parse(high) - now.getTime() > MOST_DAYS * DAY_MS ? "or much later" : `to ${text(high)}`;
  return `${pace}: done about ${text(at)} (${text(low)} ${until}; ${percent(level)} interval).`;
}

function sameDay(iso: string, day: Date): boolean {
  return iso.slice(0, 10) === day.toISOString().slice(0, 10);
}
