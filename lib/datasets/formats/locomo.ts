/** LoCoMo: conversations of two people over many dated sessions, nested under `conversation` or flat at the top. */
import type { EpisodeInput, ImageShare } from "../model";
import { isRecord, refused, type Adapted, type Note, type SourceRecord } from "./adapter";
import { parseSpokenDate } from "./dates";
import { isMissing, scalarText } from "./values";

type SessionInput = EpisodeInput["sessions"][number];
type TurnInput = SessionInput["turns"][number];

const SESSION = /^session_(\d+)$/;
const DATE = /^session_(\d+)_date_time$/;
const SUMMARY = /^session_(\d+)_summary$/;
const OBSERVATION = /^session_(\d+)_observation$/;
const EVENTS = /^events_session_(\d+)$/;
const CONTAINERS = new Set(["conversation", "event_summary", "observation", "session_summary", "sample_id", "speaker_a", "speaker_b"]);
const TURN_FIELDS = new Set(["speaker", "text", "clean_text", "dia_id", "img_url", "blip_caption", "query"]);

export function isLocomo(record: SourceRecord): boolean {
  const conversation = isRecord(record.conversation) ? record.conversation : record;
  return Object.entries(conversation).some(([field, value]) => SESSION.test(field) && Array.isArray(value));
}

export function adaptLocomo(record: SourceRecord, stem: string): Adapted {
  const notes: Note[] = [];
  const conversation = isRecord(record.conversation) ? record.conversation : record;
  const inner = (name: string) => (isRecord(record[name]) ? { ...record, ...record[name] } : record);
  const unknown = unknownFields(record);
  const numbers = Object.keys(conversation).map((field) => SESSION.exec(field)?.[1]).filter((found) => found !== undefined).map(Number);
  const summaries = byNumber(inner("session_summary"), SUMMARY);
  const sessions: SessionInput[] = [];
  for (const number of numbers.sort((a, b) => a - b)) {
    const field = `session_${number}`;
    const messages = conversation[field];
    if (!Array.isArray(messages)) return refused(field, "is no list of messages");
    const turns: TurnInput[] = [];
    for (const [index, message] of messages.entries()) {
      if (!isRecord(message)) return refused(`${field}[${index}]`, "is no message");
      turns.push(readTurn(message, `${field}[${index}]`, notes, unknown));
    }
    if (turns.length === 0) {
      notes.push({ field, reason: "session without turns: not counted" });
      continue;
    }
    sessions.push({ ...readDate(conversation[`${field}_date_time`], `${field}_date_time`, notes), summary: scalarText(summaries.get(number)), turns });
  }
  for (const field of Object.keys(conversation)) {
    const number = DATE.exec(field)?.[1];
    if (number !== undefined && !numbers.includes(Number(number))) notes.push({ field, reason: "a date without messages: session not counted" });
  }
  if (sessions.length === 0) return { refusals: [{ field: null, reason: "no session has turns" }, ...notes], unknown };
  const observations = readObservations(byNumber(inner("observation"), OBSERVATION));
  const episode: EpisodeInput = {
    id: scalarText(record.sample_id) ?? stem,
    persona: { name: scalarText(conversation.speaker_a), notes: observations },
    events: readEvents(byNumber(inner("event_summary"), EVENTS)),
    origin: "synthetic",
    sessions,
  };
  return { episode, notes, unknown };
}

function unknownFields(record: SourceRecord): Record<string, unknown> {
  const isKnown = (field: string) => CONTAINERS.has(field) || [SESSION, DATE, SUMMARY, OBSERVATION, EVENTS].some((pattern) => pattern.test(field));
  return Object.fromEntries(Object.entries(record).filter(([field]) => !isKnown(field)));
}

function byNumber(record: SourceRecord, pattern: RegExp): Map<number, unknown> {
  const found = Object.entries(record).map(([field, value]) => [Number(pattern.exec(field)?.[1] ?? Number.NaN), value] as const);
  return new Map(found.filter(([number]) => !Number.isNaN(number)).sort(([a], [b]) => a - b));
}

function readDate(value: unknown, field: string, notes: Note[]): { date?: string; dateText?: string } {
  const text = scalarText(value);
  if (text === undefined) {
    notes.push({ field, reason: "is missing: the session has no date" });
    return {};
  }
  const date = parseSpokenDate(text);
  if (date.date === undefined) notes.push({ field, reason: `“${text.slice(0, 100)}” is no date of the calendar; kept as text` });
  return date;
}

function readTurn(message: SourceRecord, field: string, notes: Note[], unknown: Record<string, unknown>): TurnInput {
  for (const name of Object.keys(message)) if (!TURN_FIELDS.has(name)) unknown[`turn.${name}`] = null;
  const speaker = scalarText(message.speaker);
  if (speaker === undefined) notes.push({ field: `${field}.speaker`, reason: "names no speaker" });
  const images = readImages(message, field, notes);
  const written = message.text ?? message.clean_text;
  const text = scalarText(written);
  if (text === undefined && !isMissing(written)) notes.push({ field: `${field}.text`, reason: "is a list or an object where text belongs; left out" });
  else if (text === undefined && images.length === 0) notes.push({ field: `${field}.text`, reason: "has neither text nor picture; kept as an empty turn" });
  return { speaker: speaker ?? "Unknown speaker", text: text ?? "", images };
}

function readImages(message: SourceRecord, field: string, notes: Note[]): ImageShare[] {
  const description = scalarText(message.blip_caption);
  const addresses = (Array.isArray(message.img_url) ? message.img_url : [message.img_url]).map(scalarText).filter((url) => url !== undefined);
  if (addresses.length === 0 && description === undefined) return [];
  for (const address of addresses) {
    if (!/^https?:\/\//i.test(address)) notes.push({ field: `${field}.img_url`, reason: `the picture's address begins “${address.slice(0, 24)}”: only http and https can be fetched` });
  }
  const queries = (Array.isArray(message.query) ? message.query : [message.query]).map(scalarText).filter((word) => word !== undefined);
  return [{ candidates: addresses.map((url) => ({ url })), description, source: "internet", keywords: queries }];
}

function readObservations(found: Map<number, unknown>): string[] {
  const notes: string[] = [];
  for (const people of found.values()) {
    if (!isRecord(people)) continue;
    for (const entries of Object.values(people)) {
      if (!Array.isArray(entries)) continue;
      // An entry is the sentence, or the sentence with the turns that support it.
      for (const entry of entries) {
        const sentence = scalarText(Array.isArray(entry) ? entry[0] : entry);
        if (sentence !== undefined) notes.push(sentence);
      }
    }
  }
  return notes;
}

function readEvents(found: Map<number, unknown>): NonNullable<EpisodeInput["events"]> {
  const events: NonNullable<EpisodeInput["events"]> = [];
  for (const people of found.values()) {
    if (!isRecord(people)) continue;
    const date = scalarText(people.date);
    for (const [person, entries] of Object.entries(people)) {
      if (!Array.isArray(entries)) continue;
      for (const entry of entries) {
        const event = scalarText(entry);
        if (event !== undefined) events.push({ event, date, person });
      }
    }
  }
  return events;
}
