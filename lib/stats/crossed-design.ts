import type { RatingColumns } from "./rating-columns";

/**
 * Who answered what, boiled down to what the likelihood of a model with crossed item and rater effects needs. Items with the
 * same number of answers share a weight in it, so their sums are kept together, and a step of the fit no longer depends on
 * the number of answers. Arrays run over sizes, then groups, then raters.
 */
export type CrossedDesign = {
  n: number;
  items: number;
  raters: number;
  /** Groups of items that have a mean of their own, for example systems; one if there are none. */
  groups: number;
  groupOfItem: Int32Array;
  /** Distinct numbers of answers per item, ascending, and each item's place among them. */
  sizes: Float64Array;
  sizeOfItem: Int32Array;
  /** Items per size and group. */
  itemCounts: Float64Array;
  /** Answers per size, group and rater. */
  answerCounts: Float64Array;
  /**
   * How many items of a size two raters answered both, for size s the entries `pairStarts[s]` to `pairStarts[s + 1] - 1`.
   * `pairPlaces` is row × raters + column with column ≤ row; pairs without a common item are left out.
   */
  pairStarts: Uint32Array;
  pairPlaces: Uint32Array;
  pairCounts: Float64Array;
};

/** Sums of the answers themselves, which change when answers are drawn anew and the design stays. */
export type CrossedTotals = {
  /** Mean of all answers: the other sums are of deviations from it, so that no digits are lost. */
  centre: number;
  squares: number;
  /** Sums of answers per item, and added up per size and group. */
  ofItem: Float64Array;
  bySizeAndGroup: Float64Array;
  /** Squared sums of items, per size. */
  itemSquares: Float64Array;
  ofRater: Float64Array;
  /** Per size and rater, the sums of the items that the rater answered. */
  ofItemsByRater: Float64Array;
};

/**
 * Lays out who answered what. Costs O(sum of squared answers per item), at most n times the raters, and O(raters^2) per
 * distinct number of answers per item.
 *
 * @param groupOfItem for each item the place of its group, or null if all items belong together.
 */
export function crossedDesign({ items, raters, rater, starts, value }: RatingColumns, groupOfItem: Int32Array | null, groups: number): CrossedDesign {
  const width = raters.length;
  const sizeSet = new Set<number>();
  for (let item = 0; item < items.length; item++) sizeSet.add((starts[item + 1] ?? 0) - (starts[item] ?? 0));
  const sizes = Float64Array.from(sizeSet).sort();
  const placeOfSize = new Map<number, number>();
  sizes.forEach((size, place) => placeOfSize.set(size, place));

  const group = groupOfItem ?? new Int32Array(items.length);
  const sizeOfItem = new Int32Array(items.length);
  const itemCounts = new Float64Array(sizes.length * groups);
  const answerCounts = new Float64Array(sizes.length * groups * width);
  const itemsOfSize: number[][] = Array.from(sizes, () => []);
  for (let item = 0; item < items.length; item++) {
    const start = starts[item] ?? 0;
    const end = starts[item + 1] ?? 0;
    const size = placeOfSize.get(end - start) ?? 0;
    const cell = size * groups + (group[item] ?? 0);
    sizeOfItem[item] = size;
    itemsOfSize[size]?.push(item);
    itemCounts[cell] = (itemCounts[cell] ?? 0) + 1;
    for (let entry = start; entry < end; entry++) {
      const place = cell * width + (rater[entry] ?? 0);
      answerCounts[place] = (answerCounts[place] ?? 0) + 1;
    }
  }

  const pairStarts = new Uint32Array(sizes.length + 1);
  const places: number[] = [];
  const counts: number[] = [];
  const together = new Float64Array(width * width);
  for (const [size, ofSize] of itemsOfSize.entries()) {
    together.fill(0);
    for (const item of ofSize) {
      const start = starts[item] ?? 0;
      const end = starts[item + 1] ?? 0;
      for (let entry = start; entry < end; entry++) {
        const row = (rater[entry] ?? 0) * width;
        // Raters ascend within an item, so that the column is never past the row.
        for (let other = start; other <= entry; other++) {
          const place = row + (rater[other] ?? 0);
          together[place] = (together[place] ?? 0) + 1;
        }
      }
    }
    for (let place = 0; place < together.length; place++) {
      const count = together[place] ?? 0;
      if (count === 0) continue;
      places.push(place);
      counts.push(count);
    }
    pairStarts[size + 1] = places.length;
  }
  return {
    n: value.length, items: items.length, raters: width, groups, groupOfItem: group, sizes, sizeOfItem, itemCounts, answerCounts,
    pairStarts, pairPlaces: Uint32Array.from(places), pairCounts: Float64Array.from(counts),
  };
}

/**
 * Sums of answers over a design. Costs O(n).
 *
 * @param value the answers, in the order of the columns; `rater` and `starts` are those of the columns.
 */
export function crossedTotals(design: CrossedDesign, { rater, starts }: Pick<RatingColumns, "rater" | "starts">, value: Float64Array): CrossedTotals {
  const { items, raters, groups, groupOfItem, sizes, sizeOfItem } = design;
  const first = value[0] ?? 0;
  let sum = 0;
  for (const answer of value) sum += answer - first;
  const centre = value.length === 0 ? 0 : first + sum / value.length;

  const ofItem = new Float64Array(items);
  const bySizeAndGroup = new Float64Array(sizes.length * groups);
  const itemSquares = new Float64Array(sizes.length);
  const ofRater = new Float64Array(raters);
  const ofItemsByRater = new Float64Array(sizes.length * raters);
  let squares = 0;
  for (let item = 0; item < items; item++) {
    const start = starts[item] ?? 0;
    const end = starts[item + 1] ?? 0;
    const size = sizeOfItem[item] ?? 0;
    let total = 0;
    for (let entry = start; entry < end; entry++) {
      const deviation = (value[entry] ?? 0) - centre;
      const place = rater[entry] ?? 0;
      total += deviation;
      squares += deviation * deviation;
      ofRater[place] = (ofRater[place] ?? 0) + deviation;
    }
    ofItem[item] = total;
    itemSquares[size] = (itemSquares[size] ?? 0) + total * total;
    const cell = size * groups + (groupOfItem[item] ?? 0);
    bySizeAndGroup[cell] = (bySizeAndGroup[cell] ?? 0) + total;
    for (let entry = start; entry < end; entry++) {
      const place = size * raters + (rater[entry] ?? 0);
      ofItemsByRater[place] = (ofItemsByRater[place] ?? 0) + total;
    }
  }
  return { centre, squares, ofItem, bySizeAndGroup, itemSquares, ofRater, ofItemsByRater };
}
