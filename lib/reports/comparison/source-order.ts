/** Which source is named first. It depends on nothing but the rows, so that a file and a study agree on every sign. */
import type { PreferenceRow } from "./preference-row";

type Sides = Pick<PreferenceRow, "left" | "right">;

/**
 * The source that meets the most others comes first: it is what the others are held against. Among equals the name
 * decides, with numbers in names by their size.
 *
 * @param first a source that shall come before all others.
 */
export function orderSources(rows: Iterable<Sides>, first?: string): string[] {
  const met = new Map<string, Set<string>>();
  const note = (one: string, other: string) => {
    const others = met.get(one);
    if (others) others.add(other);
    else met.set(one, new Set([other]));
  };
  for (const { left, right } of rows) {
    note(left, right);
    note(right, left);
  }
  const meets = (name: string) => (name === first ? Infinity : (met.get(name)?.size ?? 0));
  return [...met.keys()].sort((a, b) => (meets(a) === meets(b) ? compareNames(a, b) : meets(b) - meets(a)));
}

const collator = new Intl.Collator("en", { numeric: true });

/** "Source 2" before "Source 10"; names that collate alike are told apart by their code units. */
export function compareNames(one: string, other: string): number {
  return collator.compare(one, other) || (one < other ? -1 : one > other ? 1 : 0);
}
