/** Texts of a file as the database can keep them; what was mended is reported. */
import { mendTexts } from "@/lib/storable-text";
import type { Note } from "./adapter";

/** Every text inside, names of fields included. @throws RangeError where it is nested too deep to be kept. */
export function storableText(value: unknown, notes: Note[]): unknown {
  return mendTexts(value, (path) => notes.push({ field: path || null, reason: "has characters that cannot be stored (NUL or half a pair); replaced by �" }));
}
