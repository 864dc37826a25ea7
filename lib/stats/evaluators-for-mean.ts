import { checkHalfWidth, MAX_COUNT, meanHalfWidth, type WantedMean } from "./mean-half-width";
import { smallestNumber } from "./smallest-number";
import type { ValueOutcome } from "./statistic";
import { studentTQuantile } from "./student-t";

export type EvaluatorsForMean = ValueOutcome & {
  /** Half-width that no number of evaluators can go below with these items and answers per item. */
  floor: number;
  /** Where the floor is in the way: items from whose number on some number of evaluators is enough. */
  itemsNeeded: number | null;
};

/**
 * Evaluators until the half-width of a criterion's mean is at most the wanted one, with the items and answers per item there
 * are: the same work, spread over more people. Where items are too few for it the reason is `items_limit`, and the result
 * says how many it takes. Beyond ten million: `out_of_reach`.
 *
 * @throws RangeError as `meanHalfWidth`, or unless the half-width is above 0.
 */
export function evaluatorsForMean({ components, items, perItem, halfWidth, level, loadInequality = 1 }: WantedMean & { items: number }): EvaluatorsForMean {
  checkHalfWidth(halfWidth);
  const least = Math.max(2, Math.ceil(perItem));
  meanHalfWidth(components, { items, evaluators: least, perItem, loadInequality }, level);
  const floorOf = (count: number): number => studentTQuantile((1 + level) / 2, count - 1) * Math.sqrt(components.item / count + components.residual / (count * perItem));
  const floor = floorOf(items);
  if (floor >= halfWidth) return { value: null, reason: "items_limit", floor, itemsNeeded: smallestNumber(items, MAX_COUNT, (count) => floorOf(count) < halfWidth) };
  const evaluators = smallestNumber(least, MAX_COUNT, (count) => meanHalfWidth(components, { items, evaluators: count, perItem, loadInequality }, level) <= halfWidth);
  return evaluators === null ? { value: null, reason: "out_of_reach", floor, itemsNeeded: null } : { value: evaluators, reason: null, floor, itemsNeeded: null };
}
