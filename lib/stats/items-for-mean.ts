import { checkHalfWidth, MAX_COUNT, meanHalfWidth, type WantedMean } from "./mean-half-width";
import { smallestNumber } from "./smallest-number";
import type { ValueOutcome } from "./statistic";
import { studentTQuantile } from "./student-t";

export type ItemsForMean = ValueOutcome & {
  /** Half-width that no number of items can go below: t(R - 1) · rater standard deviation / root of R. */
  floor: number;
  /** Where the floor is in the way: evaluators from whose number on some number of items is enough. */
  evaluatorsNeeded: number | null;
};

/**
 * Items until the half-width of a criterion's mean is at most the wanted one, with the evaluators there are. More items do
 * not help against differences between evaluators: where the floor is not below the wanted half-width the reason is
 * `evaluators_limit` and the result says how many evaluators it takes. Beyond ten million items: `out_of_reach`.
 *
 * @throws RangeError as `meanHalfWidth`, or unless the half-width is above 0.
 * @example with variances .25, .05 and .55, 6 evaluators and 3 answers per item, ±.3 takes 82 items and ±.2 more evaluators
 */
export function itemsForMean({ components, evaluators, perItem, halfWidth, level, loadInequality = 1 }: WantedMean & { evaluators: number }): ItemsForMean {
  checkHalfWidth(halfWidth);
  const floorOf = (count: number): number => studentTQuantile((1 + level) / 2, count - 1) * Math.sqrt((loadInequality * components.rater) / count);
  // The design is checked, and that of endless items is its floor.
  meanHalfWidth(components, { items: 2, evaluators, perItem, loadInequality }, level);
  const floor = floorOf(evaluators);
  if (floor >= halfWidth) {
    return { value: null, reason: "evaluators_limit", floor, evaluatorsNeeded: smallestNumber(evaluators, MAX_COUNT, (count) => floorOf(count) < halfWidth) };
  }
  const items = smallestNumber(2, MAX_COUNT, (count) => meanHalfWidth(components, { items: count, evaluators, perItem, loadInequality }, level) <= halfWidth);
  return items === null ? { value: null, reason: "out_of_reach", floor, evaluatorsNeeded: null } : { value: items, reason: null, floor, evaluatorsNeeded: null };
}
