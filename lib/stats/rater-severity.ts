import { entriesByRater } from "./entries-by-rater";
import { othersDeviation } from "./others-deviation";
import type { RatingColumns } from "./rating-columns";
import type { Reason } from "./reason";

/** How a rater's answers lie to those of the others on the same items, in points of the scale; below 0 is severe. */
export type RaterSeverity = { rater: string; /** Answers to items that somebody else answered too. */ n: number } & (
  | {
      /** Mean of own answer less mean of the others, with its standard error. */
      value: number;
      standardError: number;
      /** The same, shrunk towards 0 the more, the fewer answers there are; with its standard error. */
      shrunk: number;
      shrunkStandardError: number;
      reason: null;
    }
  | { value: null; standardError: null; shrunk: null; shrunkStandardError: null; reason: Reason }
);

export type RaterSeverities = {
  raters: RaterSeverity[];
  /** Variance of severity between raters, and of a single deviation within a rater; null with fewer than two raters or no spare answer. */
  betweenVariance: number | null;
  withinVariance: number | null;
};

/**
 * Severity of every rater: the mean of the deviations of their answers from the mean of the others on the item, shrunk by
 * s2_r / (s2_r + s2_res / n_r) (Robinson 1991, Statistical Science 6:15-32, for the shrinkage). s2_res is the pooled variance of
 * deviations within raters; s2_r the variance between raters by the method of moments for unequal n (Searle, Casella &
 * McCulloch 1992, Variance Components, section 3.6), not let fall below 0. The others are the yardstick: where two raters
 * share their items, the one looks as severe as the other looks lenient.
 *
 * No item with another answer: `no_pairable`; nobody has two such answers: `too_few_values`. O(n).
 */
export function raterSeverity(columns: RatingColumns): RaterSeverities {
  const { others, deviation } = othersDeviation(columns);
  const { starts, entries } = entriesByRater(columns);
  const counts: number[] = [];
  const means: number[] = [];
  let within = 0;
  for (let rater = 0; rater < columns.raters.length; rater++) {
    const own = entries.subarray(starts[rater] ?? 0, starts[rater + 1] ?? 0).filter((entry) => (others[entry] ?? 0) > 0);
    let sum = 0;
    for (const entry of own) sum += deviation[entry] ?? 0;
    const mean = own.length === 0 ? 0 : sum / own.length;
    for (const entry of own) within += ((deviation[entry] ?? 0) - mean) ** 2;
    counts.push(own.length);
    means.push(mean);
  }
  const answers = counts.reduce((sum, count) => sum + count, 0);
  const present = counts.filter((count) => count > 0).length;
  const spare = answers - present;
  const withinVariance = spare > 0 ? within / spare : null;
  const betweenVariance = withinVariance === null || present < 2 ? null : momentVariance(counts, means, withinVariance);
  const raters = columns.raters.map((rater, place): RaterSeverity => {
    const n = counts[place] ?? 0;
    const unknown = { value: null, standardError: null, shrunk: null, shrunkStandardError: null } as const;
    if (n === 0) return { rater, n, ...unknown, reason: "no_pairable" };
    if (withinVariance === null || betweenVariance === null) return { rater, n, ...unknown, reason: "too_few_values" };
    const value = means[place] ?? 0;
    const ofMean = withinVariance / n;
    // Without any variance there is nothing to shrink towards.
    const weight = betweenVariance + ofMean === 0 ? 1 : betweenVariance / (betweenVariance + ofMean);
    return { rater, n, value, standardError: Math.sqrt(ofMean), shrunk: weight * value, shrunkStandardError: Math.sqrt(weight * ofMean), reason: null };
  });
  return { raters, betweenVariance, withinVariance };
}

/** Variance of the true means behind group means of unequal size. */
function momentVariance(counts: readonly number[], means: readonly number[], withinVariance: number): number {
  let answers = 0;
  let squaredCounts = 0;
  let groups = 0;
  let sum = 0;
  for (const [group, count] of counts.entries()) {
    answers += count;
    squaredCounts += count ** 2;
    if (count > 0) groups += 1;
    sum += count * (means[group] ?? 0);
  }
  let between = 0;
  for (const [group, count] of counts.entries()) between += count * ((means[group] ?? 0) - sum / answers) ** 2;
  const typicalCount = (answers - squaredCounts / answers) / (groups - 1);
  return Math.max(0, (between / (groups - 1) - withinVariance) / typicalCount);
}
