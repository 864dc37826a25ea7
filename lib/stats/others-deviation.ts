import type { RatingColumns } from "./rating-columns";

/** For every answer how it stands to the other answers to its item. Answers that stand alone have 0 in `others`. */
export type OthersDeviation = {
  /** How many others answered the item. */
  others: Uint32Array;
  /** Mean of their answers, and the answer less that mean; 0 where there are none. */
  mean: Float64Array;
  deviation: Float64Array;
};

/** Deviation of every answer from the mean of the others on its item, in the order of the columns. O(n). */
export function othersDeviation({ items, value, starts }: RatingColumns): OthersDeviation {
  const others = new Uint32Array(value.length);
  const mean = new Float64Array(value.length);
  const deviation = new Float64Array(value.length);
  for (let item = 0; item < items.length; item++) {
    const start = starts[item] ?? 0;
    const end = starts[item + 1] ?? 0;
    const count = end - start - 1;
    if (count < 1) continue;
    // Measured from the item's first answer, so that a large common offset costs no digits.
    const origin = value[start] ?? 0;
    let sum = 0;
    for (let entry = start; entry < end; entry++) sum += (value[entry] ?? 0) - origin;
    for (let entry = start; entry < end; entry++) {
      const own = (value[entry] ?? 0) - origin;
      const ofOthers = (sum - own) / count;
      others[entry] = count;
      mean[entry] = ofOthers + origin;
      deviation[entry] = own - ofOthers;
    }
  }
  return { others, mean, deviation };
}
