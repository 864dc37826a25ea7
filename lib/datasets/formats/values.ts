/** Reads loosely typed cells: what should be text, a number or a list, and often is something else. */
import { parsePythonLiteral } from "./python-literal";

/** A missing value in files that went through pandas. */
const MISSING = new Set(["nan", "NaN", "None", "null", "<NA>"]);

/** The text of a scalar cell; undefined where there is none. Lists and objects are not text. */
export function scalarText(value: unknown): string | undefined {
  if (typeof value === "string") return value.trim() === "" || MISSING.has(value.trim()) ? undefined : value;
  if (typeof value === "number" && !Number.isNaN(value)) return String(value);
  if (typeof value === "bigint" || typeof value === "boolean") return String(value);
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString().slice(0, 10);
  return undefined;
}

export function isMissing(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === "number" && Number.isNaN(value)) ||
    (typeof value === "string" && (value.trim() === "" || MISSING.has(value.trim())));
}

/** Characters written out as \uXXXX in the text itself, by a file that was escaped twice. */
export function decodeEscapes(text: string): string {
  if (!text.includes("\\u")) return text;
  return text.replaceAll(/\\{1,2}u([0-9a-fA-F]{4})/g, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** A list that may be one already, a JSON text, or a Python repr. Undefined where it is none of these. */
export function asList(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  if (!text.startsWith("[")) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : undefined;
  } catch {
    // Not JSON: some columns were written by Python's repr, with single quotes.
    const parsed = parsePythonLiteral(text);
    return Array.isArray(parsed) ? parsed : undefined;
  }
}

/** An object or list that may be one already, a JSON text, or a Python repr. */
export function asStructure(value: unknown): unknown {
  if (typeof value === "object" && value !== null) return value;
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  if (!text.startsWith("[") && !text.startsWith("{")) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return parsePythonLiteral(text);
  }
}

/** An age in years; undefined where it is no whole number of a person's life. */
export function asAge(value: unknown): number | undefined {
  const text = scalarText(value)?.trim();
  if (!text || !/^\d{1,3}(\.0+)?$/.test(text)) return undefined;
  const age = Math.trunc(Number(text));
  return age <= 150 ? age : undefined;
}
