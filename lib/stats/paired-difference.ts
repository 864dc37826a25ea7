import { holm } from "./holm";
import { mean } from "./mean";
import type { RatingColumns } from "./rating-columns";
import type { Reason } from "./reason";
import { sharedCells } from "./shared-cells";
import type { IntervalOutcome, TestOutcome, ValueOutcome } from "./statistic";
import { studentTCdf, studentTQuantile } from "./student-t";

/** A standard error below this part of that of independent answers is rounding, not spread. */
const ROUNDING = 1e-9;

/** What two systems were answered, counted. */
export type PairedBasis = {
  firstMean: number | null;
  secondMean: number | null;
  firstAnswers: number;
  secondAnswers: number;
  /** Distinct items and raters of both together. */
  units: number;
  raters: number;
  /** Items that the same rater answered for both. */
  pairs: number;
};

export type PairedDifference = ValueOutcome & IntervalOutcome & TestOutcome & PairedBasis & { method: "paired-difference"; standardError: number | null };

/**
 * Difference of the mean answers to two systems (first less second) with an interval and a two-sided test against 0 that
 * allow for answers to the same item, and of the same rater, being alike, across the two systems as within each: what a rater
 * or an item adds to both falls out of the difference, and its standard error knows.
 *
 * The difference is a sum of deviations over n, positive for the first system and negative for the second; its variance is
 * V(item) + V(rater) - V(cell) of the totals of those (Cameron, Gelbach & Miller 2011, JBES 29:238-249), not below the larger
 * of the first two, with t on min(items, raters) - 1 degrees of freedom, as in `clusteredMean`. Where every rater answered
 * both systems for the same items this is `clusteredMean` of the differences. Items and raters are matched by name: give the
 * answers to two systems' versions of one item the same item name.
 *
 * One system without answers: `no_values`. No interval and test with fewer than two items (`too_few_units`) or raters
 * (`too_few_raters`), or when answers do not vary within the systems or their deviations cancel out (`no_spread`). O(n).
 *
 * @param level coverage of the interval, between 0 and 1.
 */
export function pairedDifference(first: RatingColumns, second: RatingColumns, level: number): PairedDifference {
  const cells = sharedCells(first, second);
  const firstMean = mean(first.value);
  const secondMean = mean(second.value);
  const basis = {
    method: "paired-difference", firstMean, secondMean, firstAnswers: first.value.length, secondAnswers: second.value.length,
    units: cells.items, raters: cells.raters, pairs: cells.pairs,
  } as const;
  const without = (reason: Reason, standardError: number | null) => ({ ci: null, ciReason: reason, p: null, pReason: reason, standardError, ...basis }) as const;
  if (firstMean === null || secondMean === null) return { value: null, reason: "no_values", ...without("no_values", null) };
  const known = { value: firstMean - secondMean, reason: null } as const;
  if (cells.items < 2) return { ...known, ...without("too_few_units", null) };
  if (cells.raters < 2) return { ...known, ...without("too_few_raters", null) };

  const ofFirst = first.value.map((answer) => (answer - firstMean) / first.value.length);
  const ofSecond = second.value.map((answer) => (secondMean - answer) / second.value.length);
  let cellVariance = 0;
  for (const [entry, part] of ofFirst.entries()) {
    const partner = cells.partner[entry] ?? -1;
    cellVariance += part * part + (partner < 0 ? 0 : 2 * part * (ofSecond[partner] ?? 0));
  }
  for (const part of ofSecond) cellVariance += part * part;
  const itemVariance = clusterVariance(cells.items, [cells.first.item, ofFirst], [cells.second.item, ofSecond]);
  const raterVariance = clusterVariance(cells.raters, [cells.first.rater, ofFirst], [cells.second.rater, ofSecond]);
  const standardError = Math.sqrt(Math.max(itemVariance + raterVariance - cellVariance, itemVariance, raterVariance));
  const independent = Math.sqrt(squaresOf(ofFirst) + squaresOf(ofSecond));
  if (standardError <= ROUNDING * independent) return { ...known, ...without("no_spread", standardError) };

  const freedom = Math.min(cells.items, cells.raters) - 1;
  const half = studentTQuantile((1 + level) / 2, freedom) * standardError;
  return {
    ...known, ...basis, standardError,
    ci: { low: known.value - half, high: known.value + half, level, method: "two-way-clustered" }, ciReason: null,
    p: 2 * studentTCdf(-Math.abs(known.value) / standardError, freedom), pReason: null,
  };
}

/**
 * `pairedDifference` for several criteria, with p-values adjusted for their number by Holm's method in the order given; a
 * criterion without a test is not counted as one.
 */
export function pairedDifferences(
  criteria: readonly { criterion: string; first: RatingColumns; second: RatingColumns }[],
  level: number,
): (PairedDifference & { criterion: string; adjustedP: number | null })[] {
  const differences = criteria.map(({ criterion, first, second }) => ({ criterion, ...pairedDifference(first, second, level) }));
  const adjusted = holm(differences.map(({ p }) => p));
  return differences.map((difference, place) => ({ ...difference, adjustedP: adjusted[place] ?? null }));
}

/** Sum over clusters of the squared totals of parts, with the factor for few clusters. */
function clusterVariance(clusters: number, ...columns: [Int32Array, Float64Array][]): number {
  const totals = new Float64Array(clusters);
  for (const [places, parts] of columns) {
    for (const [entry, part] of parts.entries()) {
      const place = places[entry] ?? 0;
      totals[place] = (totals[place] ?? 0) + part;
    }
  }
  return (clusters / (clusters - 1)) * squaresOf(totals);
}

function squaresOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}
