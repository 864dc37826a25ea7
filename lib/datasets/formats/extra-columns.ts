/** What our own exports carry of the columns that no field takes: one column that holds them all. */
import { isRecord } from "./adapter";
import { storableText } from "./storable";

/** @param value an object or its JSON text. @returns undefined where it is neither, or too deep to be kept. */
export function readExtra(value: unknown): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = typeof value === "string" ? JSON.parse(value) : value;
    // Walks the whole and refuses what is too deep.
    storableText(parsed, []);
    return isRecord(parsed) ? parsed : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}
