/** Text that PostgreSQL can hold: no NUL character and no half of a surrogate pair. Both become U+FFFD, and are reported. */
import type { Note } from "./adapter";

const MAX_DEPTH = 64;

const isStorable = (text: string) => !text.includes("\0") && text.isWellFormed();

export function mendText(text: string): string {
  return isStorable(text) ? text : text.replaceAll("\0", "\uFFFD").toWellFormed();
}

function isStorableWhole(value: unknown, depth: number): boolean {
  if (typeof value === "string") return isStorable(value);
  if (typeof value !== "object" || value === null) return true;
  if (depth >= MAX_DEPTH) return false;
  if (Array.isArray(value)) return value.every((entry) => isStorableWhole(entry, depth + 1));
  for (const key of Object.keys(value)) if (!isStorable(key) || !isStorableWhole((value as Record<string, unknown>)[key], depth + 1)) return false;
  return true;
}

/** Every text inside, names of fields included; the value itself where, as nearly always, nothing is to be mended. */
export function storableText(value: unknown, notes: Note[]): unknown {
  return isStorableWhole(value, 0) ? value : mended(value, notes, "", 0);
}

function mended(value: unknown, notes: Note[], path: string, depth: number): unknown {
  if (typeof value === "string") {
    const text = mendText(value);
    if (text !== value) notes.push({ field: path || null, reason: "has characters that cannot be stored (NUL or half a pair); replaced by �" });
    return text;
  }
  if (typeof value !== "object" || value === null) return value;
  if (depth >= MAX_DEPTH) throw new RangeError(`nested deeper than ${MAX_DEPTH} levels`);
  if (Array.isArray(value)) return value.map((entry, index) => mended(entry, notes, `${path}[${index}]`, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [mendText(key), mended(entry, notes, path ? `${path}.${key}` : key, depth + 1)]));
}
