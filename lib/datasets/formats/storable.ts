/** Text that PostgreSQL can hold: no NUL character and no half of a surrogate pair. Both become U+FFFD, and are reported. */
import type { Note } from "./adapter";

const MAX_DEPTH = 64;

export function storableText(value: unknown, notes: Note[], path = "", depth = 0): unknown {
  if (typeof value === "string") {
    if (!value.includes("\0") && value.isWellFormed()) return value;
    notes.push({ field: path || null, reason: "has characters that cannot be stored (NUL or half a pair); replaced by �" });
    return value.replaceAll("\0", "\uFFFD").toWellFormed();
  }
  if (typeof value !== "object" || value === null) return value;
  if (depth >= MAX_DEPTH) throw new RangeError(`nested deeper than ${MAX_DEPTH} levels`);
  if (Array.isArray(value)) return value.map((entry, index) => storableText(entry, notes, `${path}[${index}]`, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, storableText(entry, notes, path ? `${path}.${key}` : key, depth + 1)]));
}
