/** Text as PostgreSQL can keep it: it takes neither NUL nor half of a surrogate pair, as text or within JSON. */
import type { z } from "zod";

export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes("\u0000");
}

/** To be the last step of every schema of free text that reaches the database. */
export function storable(text: z.ZodString): z.ZodString {
  return text.refine(isStorable, "contains a character that cannot be stored");
}
