import type { RatingColumns } from "./rating-columns";
import { sharedPlaces } from "./shared-places";

/** Two sets of answers, for example about two systems, on common items and raters (matched by name). */
export type SharedCells = {
  /** Distinct items and raters of both together. */
  items: number;
  raters: number;
  /** Places of each answer's item and rater among all, in the order of its own columns. */
  first: { item: Int32Array; rater: Int32Array };
  second: { item: Int32Array; rater: Int32Array };
  /** For each answer of the first the place of the answer in the second by the same rater to the same item, or -1. */
  partner: Int32Array;
  /** How many answers have a partner. */
  pairs: number;
};

/** Finds what two sets of answers have in common. O(n). */
export function sharedCells(first: RatingColumns, second: RatingColumns): SharedCells {
  const items = sharedPlaces(first.items, second.items);
  const raters = sharedPlaces(first.raters, second.raters);
  const through = (places: Int32Array, column: Int32Array): Int32Array => column.map((place) => places[place] ?? 0);
  const one = { item: through(items.first, first.item), rater: through(raters.first, first.rater) };
  const other = { item: through(items.second, second.item), rater: through(raters.second, second.rater) };

  // Both are ordered by item and rater, and places keep that order, so one walk through the two finds all pairs.
  const partner = new Int32Array(first.value.length).fill(-1);
  let pairs = 0;
  let right = 0;
  for (let left = 0; left < partner.length; left++) {
    const item = one.item[left] ?? 0;
    const rater = one.rater[left] ?? 0;
    while (right < other.item.length && ((other.item[right] ?? 0) < item || (other.item[right] === item && (other.rater[right] ?? 0) < rater))) right += 1;
    if (other.item[right] === item && other.rater[right] === rater) {
      partner[left] = right;
      pairs += 1;
    }
  }
  return { items: items.count, raters: raters.count, first: one, second: other, partner, pairs };
}
