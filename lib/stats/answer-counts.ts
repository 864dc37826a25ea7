import type { RatingRow } from "./rating-table";

/**
 * How often each rater gave each item each value. Unlike `RatingColumns` it holds raters who answer an item several times.
 * One entry per item, rater and value that occurred, in that order.
 */
export type AnswerCounts = {
  /** Names of items and raters with an answer, and the values given, all ascending; the columns hold places in these. */
  items: readonly string[];
  raters: readonly string[];
  values: readonly number[];
  item: Int32Array;
  rater: Int32Array;
  value: Int32Array;
  count: Float64Array;
  /** Number of answers: the total of `count`. */
  n: number;
};

/**
 * Counts the answers to one criterion. Rows without a value are skipped. The order of rows does not matter.
 * O(n log n) for n rows. Columns become counts by way of their rows: `answerCounts(rowsOfColumns(columns))`.
 *
 * @throws RangeError if a value is not a finite number.
 * @example answerCounts([{ evaluator: "a", item: "1", value: 2 }, { evaluator: "a", item: "1", value: 2 }]).count // 2
 */
export function answerCounts(rows: Iterable<RatingRow>): AnswerCounts {
  const byItem = new Map<string, Map<string, Map<number, number>>>();
  const raterNames = new Set<string>();
  const given = new Set<number>();
  let n = 0;
  for (const { evaluator, item, value } of rows) {
    if (value === null) continue;
    if (!Number.isFinite(value)) throw new RangeError(`An answer must be a finite number, not ${value}.`);
    const byRater = byItem.get(item) ?? new Map<string, Map<number, number>>();
    byItem.set(item, byRater);
    const byValue = byRater.get(evaluator) ?? new Map<number, number>();
    byRater.set(evaluator, byValue);
    byValue.set(value, (byValue.get(value) ?? 0) + 1);
    raterNames.add(evaluator);
    // Adding zero turns -0 into 0.
    given.add(value + 0);
    n += 1;
  }
  const items = [...byItem.keys()].sort();
  const raters = [...raterNames].sort();
  const values = [...given].sort((left, right) => left - right);
  const column = { item: [] as number[], rater: [] as number[], value: [] as number[], count: [] as number[] };
  const raterPlace = new Map(raters.map((rater, place) => [rater, place]));
  const valuePlace = new Map(values.map((value, place) => [value, place]));
  for (const [itemPlace, item] of items.entries()) {
    const byRater = [...(byItem.get(item) ?? [])].sort(([one], [other]) => (one < other ? -1 : 1));
    for (const [rater, byValue] of byRater) {
      for (const [value, count] of [...byValue].sort(([one], [other]) => one - other)) {
        column.item.push(itemPlace);
        column.rater.push(raterPlace.get(rater) ?? 0);
        column.value.push(valuePlace.get(value) ?? 0);
        column.count.push(count);
      }
    }
  }
  return {
    items, raters, values, n,
    item: Int32Array.from(column.item), rater: Int32Array.from(column.rater), value: Int32Array.from(column.value), count: Float64Array.from(column.count),
  };
}
