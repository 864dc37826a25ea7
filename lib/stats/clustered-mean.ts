import { mean } from "./mean";
import { DuplicateRatingError, type RatingRow } from "./rating-table";
import type { IntervalOutcome, ValueOutcome } from "./statistic";
import { studentTQuantile } from "./student-t";

/** A standard error below this part of that of independent answers is rounding, not spread. */
const ROUNDING = 1e-9;

/** A mean with its two-way clustered standard error. */
export type ClusteredMean = ValueOutcome &
  IntervalOutcome & {
    method: "mean";
    /** Null with fewer than two items or two evaluators. */
    standardError: number | null;
    n: number;
    units: number;
    raters: number;
    /** Variance of the mean when only items are clusters, and so on; null as above. */
    itemVariance: number | null;
    raterVariance: number | null;
    cellVariance: number | null;
  };

/**
 * Mean answer to one criterion with a confidence interval that allows for answers to the
 * same item, and answers of the same evaluator, being alike.
 *
 * The variance is V(item) + V(evaluator) - V(cell), where V over clusters is
 * G / (G - 1) times the sum of squared cluster totals of the deviations over n^2 and a
 * cell is one answer (Cameron, Gelbach & Miller 2011, JBES 29:238-249); it is not let
 * fall below the larger of the first two. The interval uses t with
 * min(items, evaluators) - 1 degrees of freedom. An interval that takes the answers as
 * independent is far too narrow when few evaluators give many answers each.
 *
 * Missing values are skipped. No answer: `no_values`. No interval with fewer than two
 * items (`too_few_units`) or evaluators (`too_few_raters`), when all answers are the
 * same (`no_variation`), or when deviations cancel out within every item and every
 * evaluator (`no_spread`). Costs O(n).
 *
 * @throws DuplicateRatingError if an evaluator answers an item twice.
 */
export function clusteredMean(rows: Iterable<RatingRow>, level: number): ClusteredMean {
  const answers: (RatingRow & { value: number })[] = [];
  const values: number[] = [];
  for (const { evaluator, item, value } of rows) {
    if (value === null) continue;
    answers.push({ evaluator, item, value });
    values.push(value);
  }
  const centre = mean(values);
  const items = new Map<string, number>();
  const raters = new Map<string, number>();
  const cells = new Map<string, Set<string>>();
  let cellSquares = 0;
  for (const { evaluator, item, value } of answers) {
    const ofItem = cells.get(item) ?? new Set();
    if (ofItem.has(evaluator)) throw new DuplicateRatingError(evaluator, item);
    cells.set(item, ofItem.add(evaluator));
    const deviation = value - (centre ?? 0);
    items.set(item, (items.get(item) ?? 0) + deviation);
    raters.set(evaluator, (raters.get(evaluator) ?? 0) + deviation);
    cellSquares += deviation * deviation;
  }

  const basis = { method: "mean", n: answers.length, units: items.size, raters: raters.size } as const;
  const unknown = { standardError: null, itemVariance: null, raterVariance: null, cellVariance: null };
  if (centre === null) {
    return { value: null, reason: "no_values", ci: null, ciReason: "no_values", ...basis, ...unknown };
  }
  const known = { value: centre, reason: null, ...basis } as const;
  if (items.size < 2) return { ...known, ci: null, ciReason: "too_few_units", ...unknown };
  if (raters.size < 2) return { ...known, ci: null, ciReason: "too_few_raters", ...unknown };

  const itemVariance = clusterVariance(items, answers.length);
  const raterVariance = clusterVariance(raters, answers.length);
  const cellVariance = cellSquares / answers.length ** 2;
  const variance = Math.max(itemVariance + raterVariance - cellVariance, itemVariance, raterVariance);
  const standardError = Math.sqrt(variance);
  const spread = { standardError, itemVariance, raterVariance, cellVariance };
  if (cellSquares === 0) return { ...known, ci: null, ciReason: "no_variation", ...spread };
  if (standardError < ROUNDING * Math.sqrt(cellVariance)) return { ...known, ci: null, ciReason: "no_spread", ...spread };
  const t = studentTQuantile((1 + level) / 2, Math.min(items.size, raters.size) - 1);
  const half = t * standardError;
  return {
    ...known,
    ci: { low: centre - half, high: centre + half, level, method: "two-way-clustered" },
    ciReason: null,
    ...spread,
  };
}

function clusterVariance(totals: Map<string, number>, answers: number): number {
  let squares = 0;
  for (const total of totals.values()) squares += total * total;
  return ((totals.size / (totals.size - 1)) * squares) / answers ** 2;
}
