/** Which items a study gets. The draw depends on the seed and on the names in the dataset alone, so it can be repeated anywhere. */
import { createHash } from "node:crypto";

export type SampleUnit = { episode: string; /** Number of the session; null for a whole episode. */ session: number | null };

/**
 * Values in the order of SHA-256 over what names each of them, seed included: neither the order in which they are given
 * nor the presence of others changes who stands before whom. Every part is written as JSON, so two names never run into
 * each other.
 */
export function inDrawnOrder<T>(values: readonly T[], nameOf: (value: T) => readonly (string | number | null)[]): T[] {
  const ranked = values.map((value) => ({ value, rank: createHash("sha256").update(JSON.stringify(nameOf(value))).digest("hex") }));
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0));
  return ranked.map(({ value }) => value);
}

/** A random order of all units under this seed, cut to size. */
export function drawSample<Unit extends SampleUnit>(units: readonly Unit[], seed: string, size: number | "all"): Unit[] {
  return inDrawnOrder(units, ({ episode, session }) => [seed, episode, session]).slice(0, size === "all" ? undefined : size);
}

/** The order in which an evaluator sees the criteria of an item, where the protocol asks for a random one. */
export function shuffleCriteria<C extends { key: string }>(criteria: readonly C[], seed: string, pseudonym: string, itemPosition: number): C[] {
  return inDrawnOrder(criteria, ({ key }) => [seed, pseudonym, itemPosition, key]);
}
