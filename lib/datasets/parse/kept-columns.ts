/** Columns that no field of the model takes, kept beside the episode as long as they are small. */
import { storableText } from "../formats/storable";

const KEPT_CHARACTERS = 20_000;

export function keptColumns(unknown: Record<string, unknown>): Record<string, unknown> | undefined {
  const kept: [string, unknown][] = [];
  let room = KEPT_CHARACTERS;
  for (const [name, value] of Object.entries(unknown)) {
    const text = value === null || value === undefined || ArrayBuffer.isView(value) ? undefined : jsonText(value);
    if (text === undefined || text.length > room) continue;
    room -= text.length;
    kept.push([name, JSON.parse(text)]);
  }
  return kept.length > 0 ? (storableText(Object.fromEntries(kept), []) as Record<string, unknown>) : undefined;
}

/** Parquet has integers that JSON has not. */
function jsonText(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === "bigint" ? part.toString() : part)) as string | undefined;
}
