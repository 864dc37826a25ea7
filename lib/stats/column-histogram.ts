import { patternOf } from "./pattern";
import { PatternHistogram } from "./pattern-histogram";
import type { RatingColumns } from "./rating-columns";

/** The patterns of answers that items show. O(n). */
export function histogramOfColumns({ items, value, starts }: RatingColumns): PatternHistogram {
  const histogram = new PatternHistogram();
  for (let item = 0; item < items.length; item++) histogram.add(patternOf([...value.subarray(starts[item], starts[item + 1])]));
  return histogram;
}

/** Raters with an answer that can be compared with another's, that is, to an item with two answers or more. O(n). */
export function countPairableRaters({ items, raters, rater, starts }: RatingColumns): number {
  const isPairable = new Uint8Array(raters.length);
  for (let item = 0; item < items.length; item++) {
    const [start, end] = [starts[item] ?? 0, starts[item + 1] ?? 0];
    if (end - start < 2) continue;
    for (let entry = start; entry < end; entry++) isPairable[rater[entry] ?? 0] = 1;
  }
  return isPairable.reduce((sum, one) => sum + one, 0);
}
