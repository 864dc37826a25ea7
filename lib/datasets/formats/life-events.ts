/** The event sequence of a STARK persona: JSON or Python's repr, with the cause of each event inside it. */
import type { EpisodeInput } from "../model";
import { isRecord, type Note } from "./adapter";
import { asStructure, decodeEscapes, isMissing, scalarText } from "./values";

type LifeEventInput = NonNullable<EpisodeInput["events"]>[number];

export function readLifeEvents(value: unknown, field: string, notes: Note[]): LifeEventInput[] {
  if (isMissing(value)) return [];
  const list = asStructure(value);
  if (!Array.isArray(list)) {
    notes.push({ field, reason: "is no list of events; left out" });
    return [];
  }
  const events: LifeEventInput[] = [];
  for (const [index, entry] of list.entries()) {
    const text = isRecord(entry) ? scalarText(entry.event) : scalarText(entry);
    if (text === undefined) {
      notes.push({ field: `${field}[${index}]`, reason: "is no event; left out" });
      continue;
    }
    if (!isRecord(entry)) {
      events.push({ event: decodeEscapes(text) });
      continue;
    }
    const cause = isRecord(entry.caused_by) ? entry.caused_by : {};
    const operation = scalarText(cause["caused_by:experience_op"] ?? entry.experience_op);
    events.push({
      id: scalarText(entry.id), event: decodeEscapes(text), date: scalarText(entry.date),
      interval: scalarText(cause["caused_by:time_interval"] ?? entry.time_interval),
      operation: operation === "add" || operation === "update" ? operation : undefined,
      experience: scalarText(cause["caused_by:experience"] ?? entry.experience),
      causedBy: scalarText(cause["caused_by:id"]),
    });
  }
  return events;
}
