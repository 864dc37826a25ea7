/** Where two values of the model differ, by the names of fields without places in lists: "sessions.turns.time". Pure. */
import { canonicalJson } from "@/lib/judgments/canonical";

export function differingFields(whole: unknown, read: unknown): string[] {
  const found = new Set<string>();
  compare(whole, read, "", found);
  return [...found].sort();
}

function compare(one: unknown, other: unknown, path: string, found: Set<string>): void {
  if (Array.isArray(one) && Array.isArray(other) && one.length === other.length) {
    for (const [index, entry] of one.entries()) compare(entry, other[index], path, found);
  } else if (isFields(one) && isFields(other)) {
    for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) compare(one[name], other[name], path === "" ? name : `${path}.${name}`, found);
  } else if (canonicalJson(one) !== canonicalJson(other)) {
    found.add(path);
  }
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
