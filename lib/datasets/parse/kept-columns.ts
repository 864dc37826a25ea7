/** Columns that no field of the model takes, kept beside the episode as long as they are small. */
import { storableText } from "../formats/storable";
import { shownName } from "./labels";

/** Of all unknown columns of a row together. */
export const KEPT_CHARACTERS = 20_000;

/**
 * @property extra what is kept.
 * @property left names of the columns that hold something and are not: too large beside those before them, or bytes.
 */
export type KeptColumns = { extra?: Record<string, unknown>; left?: string[] };

export function keptColumns(unknown: Record<string, unknown>): KeptColumns {
  const kept: [string, unknown][] = [];
  const left: string[] = [];
  let room = KEPT_CHARACTERS;
  for (const [name, value] of Object.entries(unknown)) {
    if (value === null || value === undefined) continue;
    const text = ArrayBuffer.isView(value) ? undefined : jsonText(value);
    if (text === undefined || text.length > room) left.push(shownName(name));
    else {
      room -= text.length;
      kept.push([name, JSON.parse(text)]);
    }
  }
  return {
    ...(kept.length > 0 && { extra: storableText(Object.fromEntries(kept), []) as Record<string, unknown> }),
    ...(left.length > 0 && { left }),
  };
}

/** Parquet has integers that JSON has not. */
function jsonText(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === "bigint" ? part.toString() : part)) as string | undefined;
}
