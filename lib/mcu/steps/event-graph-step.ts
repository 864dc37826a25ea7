/** The temporal event graph: what happens to a person over months, each event following from one before. */
import { z } from "zod";
import { graphProblems, type GraphBounds } from "../event-graph";
import { readInterval } from "../interval-text";
import type { ChatStep } from "../step";
import { INTERVAL_UNITS, type TemporalEvent } from "../types";
import { scriptedEvents } from "./event-script";
import { fieldOf, isObject, lenientNull, lenientNumber, lenientText, listUnder } from "./lenient";
import { stepVersion } from "./version";

export type EventGraphInput = GraphBounds & { name: string; narrative: string };

const cause = z.strictObject({
  event_id: z.int().min(1).max(20), interval_count: z.int().min(1).max(1_000), interval_unit: z.enum(INTERVAL_UNITS), operation: z.enum(["add", "update"]), experience: z.string().min(1).max(500),
});
const wire = z.strictObject({ events: z.array(z.strictObject({ id: z.int().min(1).max(20), event: z.string().min(1).max(800), date: z.string().min(8).max(10), caused_by: cause.nullable() })).min(1).max(12) });

const system = [
  "You plan what happens in a person's life over weeks, months or years: a chain of everyday events, good and bad, each growing out of one before it.",
  "An event is told in two or three sentences in the present tense, calls the person by name, and is something the person may talk about with an assistant that day.",
  "Between an event and the one that it follows from, some time passes and something is lived through. That experience is an “add” where it is new, and an “update” where it changes one that was added before.",
  "Answer with an object of one field, events: a list in order of date. Each entry has: id, a number from 1 up; event; date, as year-month-day with hyphens; and caused_by.",
  "caused_by is null for the first event. For every other it has: event_id, the id of an earlier event; interval_count and interval_unit, how much time lies between the two dates, in hours, days, weeks, months or years; operation, add or update; experience, one sentence.",
  "The interval must agree with the two dates.",
].join("\n");

/** Input: narrative, name, how many events, the latest date (ISO). Output: events in order of date, numbered from 1; the first alone has no cause. */
export const eventGraphStep: ChatStep<EventGraphInput, z.infer<typeof wire>, TemporalEvent[]> = {
  name: "events",
  version: stepVersion(1, system, wire),
  wire,
  sampling: { temperature: 0.8, maxTokens: 3_000 },
  prompt: ({ name, narrative, min, max, latestDate }) => ({
    system, user: `The person is called ${name}.\nWhere the story begins: ${narrative}\nHow many events: ${min === max ? min : `${min} to ${max}`}\nNo event is later than ${latestDate}.`,
  }),
  normalise: (raw) => {
    const listed = listUnder(raw, "events", (entry) => isObject(entry) && Object.hasOwn(entry, "event"));
    if (!isObject(listed) || !Array.isArray(listed.events)) return listed;
    return { events: listed.events.slice(0, 12).map(lenientEvent) };
  },
  read: ({ events }) => events.map(({ id, event, date, caused_by: by }) => ({
    id, event, date: isoDate(date),
    cause: by && { eventId: by.event_id, interval: { count: by.interval_count, unit: by.interval_unit }, operation: by.operation, experience: by.experience },
  })),
  check: (events, input) => graphProblems(events, input),
  scripted: scriptedEvents,
};

/** 2024.03.09, 2024/3/9 and 2024-03-09 are one date; anything else stays, for the check to refuse. */
function isoDate(text: string): string {
  const found = /^(\d{4})[.\-/](\d{1,2})[.\-/](\d{1,2})$/.exec(text.trim());
  return found ? `${found[1]}-${found[2]?.padStart(2, "0")}-${found[3]?.padStart(2, "0")}` : text;
}

function lenientEvent(raw: unknown): unknown {
  if (!isObject(raw)) return raw;
  const by = lenientNull(fieldOf(raw, "caused_by", "causedBy", "cause"));
  return { id: lenientNumber(fieldOf(raw, "id", "event_id")), event: lenientText(fieldOf(raw, "event", "description")), date: isoText(lenientText(raw.date)), caused_by: isObject(by) ? lenientCause(by) : by };
}

const isoText = (value: unknown) => (typeof value === "string" ? isoDate(value) : value);

function lenientCause(by: Record<string, unknown>): unknown {
  const at = (name: string) => fieldOf(by, name, `caused_by:${name}`, `caused_by_${name}`);
  const said = at("time_interval") ?? at("interval");
  const interval = typeof said === "string" ? readInterval(said) : undefined;
  const unit = lenientText(at("interval_unit"));
  const operation = lenientText(at("operation") ?? at("experience_op") ?? at("op"));
  return {
    event_id: lenientNumber(at("event_id") ?? at("id")), interval_count: interval?.count ?? lenientNumber(at("interval_count")),
    interval_unit: interval?.unit ?? (typeof unit === "string" ? unit.toLowerCase().replace(/s$/, "") : unit),
    operation: typeof operation === "string" ? operation.toLowerCase() : operation, experience: lenientText(at("experience")),
  };
}
