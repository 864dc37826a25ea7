/** Text that PostgreSQL can hold: no NUL character and no half of a surrogate pair. Both become U+FFFD, and are reported. */
import type { Note } from "./adapter";

const MAX_DEPTH = 64;

export function mendText(text: string): string {
  return text.includes("\0") || !text.isWellFormed() ? text.replaceAll("\0", "\uFFFD").toWellFormed() : text;
}

/** Every text inside, names of fields included. */
export function storableText(value: unknown, notes: Note[], path = "", depth = 0): unknown {
  if (typeof value === "string") {
    const mended = mendText(value);
    if (mended !== value) notes.push({ field: path || null, reason: "has characters that cannot be stored (NUL or half a pair); replaced by �" });
    return mended;
  }
  if (typeof value !== "object" || value === null) return value;
  if (depth >= MAX_DEPTH) throw new RangeError(`nested deeper than ${MAX_DEPTH} levels`);
  if (Array.isArray(value)) return value.map((entry, index) => storableText(entry, notes, `${path}[${index}]`, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [mendText(key), storableText(entry, notes, path ? `${path}.${key}` : key, depth + 1)]));
}
