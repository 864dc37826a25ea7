import type { RatingColumns } from "./rating-columns";

/** The answers of rater r are the entries of the columns that stand at places `starts[r]` to `starts[r + 1] - 1`, by item. */
export type EntriesByRater = { starts: Uint32Array; entries: Uint32Array };

/** Places of each rater's answers in the columns, in the order of items. O(n). */
export function entriesByRater({ raters, rater }: RatingColumns): EntriesByRater {
  const starts = new Uint32Array(raters.length + 1);
  for (const one of rater) starts[one + 1] = (starts[one + 1] ?? 0) + 1;
  for (let one = 0; one < raters.length; one++) starts[one + 1] = (starts[one + 1] ?? 0) + (starts[one] ?? 0);
  const next = starts.slice();
  const entries = new Uint32Array(rater.length);
  for (let entry = 0; entry < rater.length; entry++) {
    const one = rater[entry] ?? 0;
    const place = next[one] ?? 0;
    entries[place] = entry;
    next[one] = place + 1;
  }
  return { starts, entries };
}
