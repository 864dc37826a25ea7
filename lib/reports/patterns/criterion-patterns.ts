/** What the answers to a criterion are known by, once it does not matter who gave which: how many items show which pattern. Pure. */
import type { Pattern } from "@/lib/stats/pattern";
import type { PatternCount } from "@/lib/stats/pattern-histogram";

export type CriterionPatterns = {
  criterion: string;
  /** 0 in a rating study; in a comparison the two sources that met (`sourcesOfStratum`). */
  stratum: number;
  patterns: PatternCount[];
  /** Evaluators with an answer to an item of two answers or more. */
  raters: number;
};

/** A row of a reading: units of a pattern, or evaluators and the fewest answers of one of them. */
export type PatternRow = { criterion: string; stratum: number; pattern: Pattern | null; units: number; fewest: number | null };

/** Counts that cannot be: fewer than no item, or no evaluator's answers. They are wrong and must be taken from the ratings again. */
export class CorruptPatternsError extends Error {
  override readonly name = "CorruptPatternsError";

  constructor(what: string, options?: { cause: unknown }) {
    super(`Counts of answers are wrong (${what}). Put them right: concord study recount ID --repair`, options);
  }
}

/**
 * In the order of stratum and criterion.
 *
 * @throws CorruptPatternsError if a count is below zero.
 */
export function criterionPatterns(rows: readonly PatternRow[]): CriterionPatterns[] {
  const byPlace = new Map<string, CriterionPatterns>();
  for (const { criterion, stratum, pattern, units, fewest } of rows) {
    if (units < 0 || (fewest !== null && fewest < 0)) throw new CorruptPatternsError(`${criterion}: ${pattern?.length ? `${units} items with ${pattern.join(", ")}` : "a change of what was not there"}`);
    const key = JSON.stringify([stratum, criterion]);
    const place = byPlace.get(key) ?? { criterion, stratum, patterns: [], raters: 0 };
    byPlace.set(key, place);
    if (pattern) place.patterns.push({ pattern, units });
    else place.raters = units;
  }
  return [...byPlace.values()].sort((one, other) => one.stratum - other.stratum || (one.criterion < other.criterion ? -1 : 1));
}

export function answersIn(patterns: readonly CriterionPatterns[]): number {
  let answers = 0;
  for (const criterion of patterns) for (const { pattern, units } of criterion.patterns) answers += pattern.length * units;
  return answers;
}

/** As the database's view "CountedJudgment" numbers the pairs of sources. */
const STRATUM_BASE = 1_000;

/** The numbers of the two sources, the smaller first: a value of 1 says that this one was preferred. Null in a rating study. */
export function sourcesOfStratum(stratum: number): [first: number, second: number] | null {
  return stratum === 0 ? null : [Math.floor(stratum / STRATUM_BASE), stratum % STRATUM_BASE];
}
