/** Dates of the event graph against each other and against the intervals that are told. */
import type { Cause, Interval, TemporalEvent } from "../types";
import { ruleResult } from "./result";
import type { CheckedEpisode, CheckResult, Place } from "./types";

const DAY_MS = 86_400_000;
/** Mean lengths of the Gregorian calendar, in days. */
const UNIT_DAYS: Record<Interval["unit"], number> = { hour: 1 / 24, day: 1, week: 7, month: 30.4375, year: 365.25 };
/** How far two dates may be from the interval between them, in days: people say "a month" and mean five weeks. */
const TOLERANCE_DAYS: Record<Interval["unit"], number> = { hour: 1, day: 1, week: 3, month: 8, year: 45 };

export function checkDates({ events, sessions }: CheckedEpisode): CheckResult {
  const places: Place[] = [];
  const byId = new Map(events.map((event) => [event.id, event]));
  const sessionOf = new Map(sessions.map(({ number, event }) => [event.id, number]));
  const say = (event: TemporalEvent, detail: string) => places.push({ session: sessionOf.get(event.id) ?? null, utterance: null, detail: `Event ${event.id}: ${detail}` });
  if (byId.size !== events.length) places.push({ session: null, utterance: null, detail: "Two events have one number." });
  for (const [index, event] of events.entries()) {
    const day = dayOf(event.date);
    if (day === null) {
      say(event, `“${event.date}” is no date.`);
      continue;
    }
    if (index > 0 && event.cause === null) say(event, "It has no cause, and only the first may have none.");
    const before = dayOf(events[index - 1]?.date ?? "");
    if (before !== null && day < before) say(event, `It comes before event ${events[index - 1]?.id}, which it follows.`);
    const apart = event.cause && intervalProblem(event.id, day, event.cause, byId);
    if (apart) say(event, apart);
  }
  return ruleResult("dates", places, "Events are in order, follow from earlier ones, and lie as far apart as is told; within 1 day for hours and days, 3 for weeks, 8 for months, 45 for years.");
}

function intervalProblem(id: number, day: number, { eventId, interval }: Cause, byId: ReadonlyMap<number, TemporalEvent>): string | null {
  const parent = byId.get(eventId);
  if (!parent || eventId >= id) return `Its cause, event ${eventId}, is no earlier event.`;
  const start = dayOf(parent.date);
  if (start === null || Math.abs(day - start - interval.count * UNIT_DAYS[interval.unit]) <= TOLERANCE_DAYS[interval.unit]) return null;
  return `It is ${day - start} days after event ${eventId}, and ${interval.count} ${interval.unit}${interval.count === 1 ? "" : "s"} are told.`;
}

/** Days since 1970 of an ISO date; null for what is none, such as 2024-02-30. */
function dayOf(date: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(date) ? time / DAY_MS : null;
}
