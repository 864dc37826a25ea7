import { randomBytes } from "node:crypto";

/** Specs run side by side on one server: nothing of theirs may have the same name. */
export function uniqueName(word: string): string {
  return `${word}-${randomBytes(4).toString("hex")}`;
}
