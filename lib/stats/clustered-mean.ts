import { mean } from "./mean";
import { ratingColumns, type RatingColumns } from "./rating-columns";
import type { RatingRow } from "./rating-table";
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
 * No answer: `no_values`. No interval with fewer than two items (`too_few_units`) or evaluators (`too_few_raters`), when
 * all answers are the same (`no_variation`), or when deviations cancel out within every item and every evaluator
 * (`no_spread`). Costs O(n) time, and memory of 8 bytes per evaluator beside the columns.
 */
export function clusteredMeanOfColumns({ items, raters, rater, value, starts }: RatingColumns, level: number): ClusteredMean {
  const n = value.length;
  const basis = { method: "mean", n, units: items.length, raters: raters.length } as const;
  const unknown = { standardError: null, itemVariance: null, raterVariance: null, cellVariance: null };
  const centre = mean(value);
  if (centre === null) return { value: null, reason: "no_values", ci: null, ciReason: "no_values", ...basis, ...unknown };
  const known = { value: centre, reason: null, ...basis } as const;
  if (items.length < 2) return { ...known, ci: null, ciReason: "too_few_units", ...unknown };
  if (raters.length < 2) return { ...known, ci: null, ciReason: "too_few_raters", ...unknown };

  const raterTotals = new Float64Array(raters.length);
  let itemSquares = 0;
  let cellSquares = 0;
  for (let item = 0; item < items.length; item++) {
    let itemTotal = 0;
    const end = starts[item + 1] ?? 0;
    for (let entry = starts[item] ?? 0; entry < end; entry++) {
      const deviation = (value[entry] ?? 0) - centre;
      const place = rater[entry] ?? 0;
      itemTotal += deviation;
      raterTotals[place] = (raterTotals[place] ?? 0) + deviation;
      cellSquares += deviation * deviation;
    }
    itemSquares += itemTotal * itemTotal;
  }
  let raterSquares = 0;
  for (const total of raterTotals) raterSquares += total * total;

  const itemVariance = clusterVariance(itemSquares, items.length, n);
  const raterVariance = clusterVariance(raterSquares, raters.length, n);
  const cellVariance = cellSquares / n ** 2;
  const variance = Math.max(itemVariance + raterVariance - cellVariance, itemVariance, raterVariance);
  const standardError = Math.sqrt(variance);
  const spread = { standardError, itemVariance, raterVariance, cellVariance };
  if (cellSquares === 0) return { ...known, ci: null, ciReason: "no_variation", ...spread };
  if (standardError < ROUNDING * Math.sqrt(cellVariance)) return { ...known, ci: null, ciReason: "no_spread", ...spread };
  const half = studentTQuantile((1 + level) / 2, Math.min(items.length, raters.length) - 1) * standardError;
  return { ...known, ci: { low: centre - half, high: centre + half, level, method: "two-way-clustered" }, ciReason: null, ...spread };
}

/**
 * As `clusteredMeanOfColumns`, from rows in any order; rows without a value are skipped. Costs what `ratingColumns` does.
 *
 * @throws DuplicateRatingError if an evaluator answers an item twice.
 * @throws RangeError if a value is not a finite number.
 */
export function clusteredMean(rows: Iterable<RatingRow>, level: number): ClusteredMean {
  return clusteredMeanOfColumns(ratingColumns(rows), level);
}

/** Squared totals of the deviations in each of `clusters` clusters, as a variance of the mean of `n` answers. */
function clusterVariance(squares: number, clusters: number, n: number): number {
  return ((clusters / (clusters - 1)) * squares) / n ** 2;
}
