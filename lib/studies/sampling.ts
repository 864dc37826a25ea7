/** Which items a study gets. The draw depends on the seed and on the names in the dataset alone, so it can be repeated anywhere. */
import { createHash } from "node:crypto";

export type SampleUnit = { episode: string; /** Number of the session; null for a whole episode. */ session: number | null };

/** Two values never run into each other: every part is written as JSON. */
function rank(seed: string, unit: SampleUnit): string {
  return createHash("sha256").update(JSON.stringify([seed, unit.episode, unit.session])).digest("hex");
}

/**
 * A random order of all units under this seed, cut to size. Each unit is ranked by SHA-256 of seed and name, so neither
 * the order in which the database hands units out nor the presence of other units changes who stands before whom.
 */
export function drawSample<Unit extends SampleUnit>(units: readonly Unit[], seed: string, size: number | "all"): Unit[] {
  const ranked = units.map((unit) => ({ unit, rank: rank(seed, unit) }));
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0));
  return ranked.slice(0, size === "all" ? undefined : size).map(({ unit }) => unit);
}

/** The order in which an evaluator sees the criteria of an item, where the protocol asks for a random one. */
export function shuffleCriteria<C extends { key: string }>(criteria: readonly C[], seed: string, pseudonym: string, itemPosition: number): C[] {
  const ranked = criteria.map((criterion) => ({
    criterion,
    rank: createHash("sha256").update(JSON.stringify([seed, pseudonym, itemPosition, criterion.key])).digest("hex"),
  }));
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0));
  return ranked.map(({ criterion }) => criterion);
}
