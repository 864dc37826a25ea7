/** What STARK's released pipeline writes: nested JSON whose inner structures are Python reprs in text, and "seesion" for "session". */
import type { EpisodeInput, ImageShare } from "../model";
import { isRecord, refused, type Adapted, type Note, type SourceRecord } from "./adapter";
import { parseDottedDate } from "./dates";
import { readLifeEvents } from "./life-events";
import { normalSpeaker } from "./stark-people";
import { readShares } from "./stark-shares";
import { asAge, asList, asStructure, decodeEscapes, isMissing, scalarText } from "./values";

type SessionInput = EpisodeInput["sessions"][number];
type TurnInput = SessionInput["turns"][number];

const KNOWN = new Set([
  "unique_id", "name", "age", "gender", "birthplace", "residence", "persona_category", "persona-attr:sent", "persona-attr:key",
  "persona-attr:value", "commonsense_relation", "commonsense_inference", "narrative_sentence_form", "event-sequence", "episode",
  "face_description", "face_image_path",
]);
const SESSION_FIELD = /^s(?:ess|ees)ion(\d+):(.+)$/;
const SESSION_FIELDS = new Set([
  "dialogue", "mobile_device", "last_added_mobile_device_image",
  "dialogue:date", "dialogue:event", "dialogue:experience", "dialogue:time_interval", "dialogue:history_event",
]);

export function adaptStarkPipeline(record: SourceRecord): Adapted {
  const notes: Note[] = [];
  const unknown = Object.fromEntries(Object.entries(record).filter(([column]) => !KNOWN.has(column)));
  const text = (column: string) => {
    const value = scalarText(record[column]);
    return value === undefined ? undefined : decodeEscapes(value);
  };
  const id = text("unique_id");
  if (id === undefined) return refused("unique_id", "an episode needs an id");
  if (!Array.isArray(record.episode)) return refused("episode", "is no list of sessions");
  const name = text("name");
  const sessions: SessionInput[] = [];
  for (const [index, part] of record.episode.entries()) {
    const field = `episode[${index}]`;
    if (!isRecord(part)) return refused(field, "is no object");
    const session = readSession(part, index, field, name, notes, unknown);
    if (typeof session === "string") return refused(field, session);
    if (session.turns.length > 0) sessions.push(session);
    else notes.push({ field, reason: "session without turns: not counted" });
  }
  if (sessions.length === 0) return { refusals: [{ field: null, reason: "no session has turns" }, ...notes], unknown };
  const facePath = text("face_image_path");
  const faceKey = facePath?.split(/[/\\]/).at(-1)?.replace(/\.[^.]+$/, "");
  const faceDescription = text("face_description");
  const episode: EpisodeInput = {
    id,
    persona: {
      name, age: asAge(record.age), gender: text("gender"), birthplace: text("birthplace"), residence: text("residence"),
      category: text("persona_category"), sentence: text("persona-attr:sent"), entityKey: text("persona-attr:key"),
      entityValue: text("persona-attr:value"), relation: text("commonsense_relation"), inference: text("commonsense_inference"),
    },
    face: faceKey || faceDescription ? { key: faceKey || undefined, description: faceDescription } : undefined,
    narrative: text("narrative_sentence_form"),
    events: readLifeEvents(record["event-sequence"], "event-sequence", notes),
    origin: "synthetic",
    sessions,
  };
  return { episode, notes, unknown };
}

/** The fields of one session by their meaning. The planner counts sessions from 0 and writes its annotated dialogue beside the plain one. */
function fieldsOf(part: SourceRecord, index: number, unknown: Record<string, unknown>): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const [column, value] of Object.entries(part)) {
    const match = SESSION_FIELD.exec(column);
    const meaning = match?.[2] ?? "";
    if (!SESSION_FIELDS.has(meaning)) unknown[column] = value;
    else if (!fields.has(meaning) || Number(match?.[1]) === index) fields.set(meaning, value);
  }
  return fields;
}

function readSession(
  part: SourceRecord, index: number, field: string, persona: string | undefined, notes: Note[], unknown: Record<string, unknown>,
): SessionInput | string {
  const fields = fieldsOf(part, index, unknown);
  const text = (meaning: string) => {
    const value = scalarText(fields.get(meaning));
    return value === undefined ? undefined : decodeEscapes(value);
  };
  const dialogue = isMissing(fields.get("dialogue")) ? [] : asList(fields.get("dialogue"));
  if (!dialogue) return "its dialogue is no list of turns";
  const turns: TurnInput[] = [];
  for (const [at, entry] of dialogue.entries()) {
    if (!isRecord(entry)) return `turn ${at + 1} is no object`;
    turns.push(readTurn(entry, persona, `${field}.dialogue[${at}]`, notes));
  }
  const dateText = text("dialogue:date");
  const date = dateText === undefined ? {} : parseDottedDate(dateText);
  if (dateText !== undefined && date.date === undefined) {
    notes.push({ field: `${field}.date`, reason: `“${dateText.slice(0, 100)}” is no date of the calendar; kept as text` });
  }
  return {
    ...date, interval: text("dialogue:time_interval"), event: text("dialogue:event"), experience: text("dialogue:experience"),
    device: readDevice(fields.get("last_added_mobile_device_image") ?? fields.get("mobile_device"), `${field}.mobile_device`, notes), turns,
  };
}

function readTurn(entry: SourceRecord, persona: string | undefined, field: string, notes: Note[]): TurnInput {
  const speaker = normalSpeaker(entry.speaker, persona);
  if (speaker === undefined) notes.push({ field, reason: "names no speaker" });
  const written = scalarText(entry.utter ?? entry.utterance) ?? "";
  const images = readSharing(entry.sharing_info);
  const text = written.trim() === "<non verbal>" ? "" : decodeEscapes(written);
  if (text === "" && images.length === 0) notes.push({ field, reason: "has neither text nor picture; kept as an empty turn" });
  return { speaker: speaker ?? "Unknown speaker", text, images };
}

function readSharing(value: unknown): ImageShare[] {
  const info = isMissing(value) ? [] : asStructure(value);
  return (Array.isArray(info) ? info : [info]).filter(isRecord).flatMap((share) => readShares({
    keys: share.image_key ?? share.images_key, descriptions: share.image_description, rationales: share.rationale, sources: share.image_source,
    keywords: share.keywords, modules: share.module, deviceReferences: share.image_id_from_mobile,
  }));
}

function readDevice(value: unknown, field: string, notes: Note[]): NonNullable<SessionInput["device"]> {
  if (isMissing(value)) return [];
  const list = asStructure(value);
  if (!Array.isArray(list)) {
    notes.push({ field, reason: "is no list of pictures; left out" });
    return [];
  }
  return list.filter(isRecord).map((image) => ({
    description: scalarText(image.image_description), category: scalarText(image.image_category ?? image.category),
  }));
}
