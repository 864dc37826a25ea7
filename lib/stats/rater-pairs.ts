import { entriesByRater } from "./entries-by-rater";
import type { RatingColumns } from "./rating-columns";

/** Two raters and, item by item, where in the columns their answers to the items that both answered stand. */
export type RaterPair = { one: number; other: number; oneEntries: Uint32Array; otherEntries: Uint32Array };

/**
 * Every pair of raters who share an item, once, by the number of the first and then of the second. Pairs without a shared item
 * do not come. Costs O(sum of m^2) for m answers to an item, and memory for the pairs of one rater at a time.
 */
export function* raterPairs(columns: RatingColumns): Generator<RaterPair> {
  const { item, rater, raters, starts } = columns;
  const own = entriesByRater(columns);
  const shared = new Uint32Array(raters.length);
  for (let one = 0; one < raters.length; one++) {
    const entries = own.entries.subarray(own.starts[one] ?? 0, own.starts[one + 1] ?? 0);
    shared.fill(0);
    for (const entry of entries) {
      const end = starts[(item[entry] ?? 0) + 1] ?? 0;
      // Within an item raters ascend, so what follows are the raters with a higher number.
      for (let partner = entry + 1; partner < end; partner++) shared[rater[partner] ?? 0] = (shared[rater[partner] ?? 0] ?? 0) + 1;
    }
    const pairs = new Map<number, RaterPair>();
    for (let other = one + 1; other < raters.length; other++) {
      const count = shared[other] ?? 0;
      if (count > 0) pairs.set(other, { one, other, oneEntries: new Uint32Array(count), otherEntries: new Uint32Array(count) });
    }
    shared.fill(0);
    for (const entry of entries) {
      const end = starts[(item[entry] ?? 0) + 1] ?? 0;
      for (let partner = entry + 1; partner < end; partner++) {
        const other = rater[partner] ?? 0;
        const pair = pairs.get(other);
        if (pair === undefined) continue;
        const place = shared[other] ?? 0;
        pair.oneEntries[place] = entry;
        pair.otherEntries[place] = partner;
        shared[other] = place + 1;
      }
    }
    yield* pairs.values();
  }
}
