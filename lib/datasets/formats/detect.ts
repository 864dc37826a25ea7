/** Tells a record's format from its fields, and says by which. */
import type { Format } from "../format";
import { isRecord, type SourceRecord } from "./adapter";
import { isLocomo } from "./locomo";
import { isMmdialog } from "./mmdialog";
import { isStarkColumn } from "./stark-columns";

export type Recognised = { format: Format; why: string };

/** @returns undefined where no format has these fields. */
export function recognise(record: SourceRecord): Recognised | undefined {
  const fields = Object.keys(record);
  const column = fields.find(isStarkColumn);
  if (column !== undefined) return { format: "stark", why: `has a column ${column}` };
  if (Array.isArray(record.episode)) {
    if (fields.includes("unique_id")) return { format: "stark-pipeline", why: "has a unique_id and a list called episode" };
    if (record.episode.some(hasSessionFields)) return { format: "stark-pipeline", why: "has a list called episode with fields of sessions" };
  }
  if (Array.isArray(record.sessions)) return { format: "concord", why: "has a list called sessions" };
  if (isLocomo(record)) return { format: "locomo", why: "has numbered sessions of messages" };
  if (isMmdialog(record)) return { format: "mmdialog", why: "has a conversation of turns" };
  return Array.isArray(record.dialogue) ? recogniseDialogue(record, record.dialogue) : undefined;
}

function recogniseDialogue(record: SourceRecord, dialogue: unknown[]): Recognised | undefined {
  const first: unknown = dialogue.find(isRecord);
  const has = (...names: string[]) => names.find((name) => isRecord(first) && name in first);
  const photochat = has("share_photo", "message");
  if (photochat !== undefined) return { format: "photochat", why: `has a dialogue whose entries have ${photochat}` };
  const dialogcc = has("utterance", "shared_image");
  if (dialogcc !== undefined) return { format: "dialogcc", why: `has a dialogue whose entries have ${dialogcc}` };
  const photo = ["photo_url", "photo_id"].find((name) => name in record);
  if (photo !== undefined) return { format: "photochat", why: `has a dialogue and ${photo}` };
  return "dialogue_id" in record ? { format: "dialogcc", why: "has a dialogue and a dialogue_id" } : undefined;
}

function hasSessionFields(part: unknown): boolean {
  return isRecord(part) && Object.keys(part).some((field) => /^s(?:ess|ees)ion\d+:/.test(field));
}
