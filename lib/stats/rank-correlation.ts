import { midRanks } from "./mid-ranks";
import type { ValueOutcome } from "./statistic";

/**
 * Spearman's rank correlation of paired values, between -1 and 1: the product-moment correlation of their mid-ranks, which is
 * the form that holds with ties (Spearman 1904, American Journal of Psychology 15:72-101; Kendall 1945 for ties).
 *
 * No pair: `no_values`; one side all the same, as with a single pair: `no_spread`. Costs O(n log n).
 *
 * @param left values of one side; `right` those of the other, in the same order.
 * @throws RangeError if the sides differ in length.
 * @example rankCorrelation([1, 2, 3], [10, 30, 20]).value // 0.5
 */
export function rankCorrelation(left: ArrayLike<number>, right: ArrayLike<number>): ValueOutcome {
  if (left.length !== right.length) throw new RangeError(`Paired values are needed, not ${left.length} and ${right.length}.`);
  return correlationOfRanks(midRanks(left), midRanks(right));
}

/** As `rankCorrelation`, from the mid-ranks of both sides. O(n). */
export function correlationOfRanks(leftRanks: Float64Array, rightRanks: Float64Array): ValueOutcome {
  if (leftRanks.length === 0) return { value: null, reason: "no_values" };
  const centre = (leftRanks.length + 1) / 2;
  let product = 0;
  let leftSquares = 0;
  let rightSquares = 0;
  for (let index = 0; index < leftRanks.length; index++) {
    const one = (leftRanks[index] ?? 0) - centre;
    const other = (rightRanks[index] ?? 0) - centre;
    product += one * other;
    leftSquares += one * one;
    rightSquares += other * other;
  }
  if (leftSquares === 0 || rightSquares === 0) return { value: null, reason: "no_spread" };
  return { value: Math.max(-1, Math.min(1, product / Math.sqrt(leftSquares * rightSquares))), reason: null };
}
