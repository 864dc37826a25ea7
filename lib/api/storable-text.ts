/** Free text in requests: what the database cannot keep is refused by its field. */
import type { z } from "zod";
import { isStorable } from "@/lib/storable-text";

/** To be the last step of every schema of free text that reaches the database. */
export function storable(text: z.ZodString): z.ZodString {
  return text.refine(isStorable, "contains a character that cannot be stored");
}
