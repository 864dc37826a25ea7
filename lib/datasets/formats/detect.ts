/** Tells a record's format from its fields. */
import type { Format } from "../format";
import { isRecord, type SourceRecord } from "./adapter";
import { isLocomo } from "./locomo";
import { isMmdialog } from "./mmdialog";
import { isStarkColumn } from "./stark-columns";

/** @returns undefined where no format has these fields. */
export function detectFormat(record: SourceRecord): Format | undefined {
  const fields = Object.keys(record);
  if (fields.some(isStarkColumn)) return "stark";
  if (Array.isArray(record.episode) && (fields.includes("unique_id") || record.episode.some(hasSessionFields))) return "stark-pipeline";
  if (Array.isArray(record.sessions)) return "concord";
  if (isLocomo(record)) return "locomo";
  if (isMmdialog(record)) return "mmdialog";
  if (Array.isArray(record.dialogue)) {
    const first: unknown = record.dialogue.find(isRecord);
    if (isRecord(first) && ("share_photo" in first || "message" in first)) return "photochat";
    if (isRecord(first) && ("utterance" in first || "shared_image" in first)) return "dialogcc";
    if ("photo_url" in record || "photo_id" in record) return "photochat";
    if ("dialogue_id" in record) return "dialogcc";
  }
  return undefined;
}

function hasSessionFields(part: unknown): boolean {
  return isRecord(part) && Object.keys(part).some((field) => /^s(?:ess|ees)ion\d+:/.test(field));
}
