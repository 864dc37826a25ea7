/** What makes a temporal event graph one: a beginning, causes that lie before what they cause, dates that keep to their intervals. */
import { daysBetween, intervalText, isWithin } from "./interval-text";
import type { TemporalEvent } from "./types";

export type GraphBounds = { min: number; max: number; /** ISO: no event is later. */ latestDate: string };

const isDate = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00Z`)) && new Date(`${text}T00:00Z`).toISOString().startsWith(text);

/**
 * @param events in order of their ids.
 * @returns what is wrong with them, in sentences by which a model can mend it; none where they can be used. Causes only lie at earlier ids, so that there is no cycle.
 */
export function graphProblems(events: readonly TemporalEvent[], { min, max, latestDate }: GraphBounds): string[] {
  const problems: string[] = [];
  if (events.length < min || events.length > max) problems.push(`There must be ${min === max ? min : `${min} to ${max}`} events, not ${events.length}.`);
  const known = new Map<number, TemporalEvent>();
  for (const [index, event] of events.entries()) {
    const said = `Event ${event.id}`;
    if (event.id !== index + 1) problems.push(`${said} must have the number ${index + 1}: events are numbered from 1 in order of date.`);
    if (event.event.trim() === "") problems.push(`${said} says nothing.`);
    if (!isDate(event.date)) problems.push(`${said} has “${event.date}”, which is no date.`);
    else if (event.date > latestDate) problems.push(`${said} lies after ${latestDate}.`);
    if (event.cause === null) {
      if (index > 0) problems.push(`${said} follows from nothing: only the first event may.`);
    } else if (index === 0) problems.push("The first event follows from another: it must be the beginning.");
    else problems.push(...causeProblems(event, known.get(event.cause.eventId)));
    const isFirstUpdate = event.cause?.operation === "update" && [...known.values()].every(({ cause }) => cause?.operation !== "add");
    if (isFirstUpdate) problems.push(`${said} updates an experience, but none was added before it.`);
    const before = events[index - 1];
    if (before && isDate(before.date) && isDate(event.date) && event.date < before.date) problems.push(`${said} lies before the event above it.`);
    known.set(event.id, event);
  }
  return problems;
}

function causeProblems({ id, date, cause }: TemporalEvent, parent: TemporalEvent | undefined): string[] {
  if (!cause) return [];
  if (!parent) return [`Event ${id} follows from event ${cause.eventId}, which does not come before it.`];
  if (!isDate(date) || !isDate(parent.date)) return [];
  const days = daysBetween(parent.date, date);
  if (days < 0) return [`Event ${id} lies before event ${cause.eventId}, from which it follows.`];
  if (isWithin(days, cause.interval)) return [];
  return [`Event ${id} is said to be ${intervalText(cause.interval)} after event ${cause.eventId}, but by their dates it is ${days} days.`];
}
