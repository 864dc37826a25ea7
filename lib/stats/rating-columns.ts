import { DuplicateRatingError, type RatingRow } from "./rating-table";

/**
 * The answers to one criterion as columns: what every statistic reads that asks who answered what. One entry per answer,
 * ordered by item and then by rater, so that sums do not depend on the order in which rows came in.
 */
export type RatingColumns = {
  /** Names of items and raters with an answer, ascending; the columns hold places in these. */
  items: readonly string[];
  raters: readonly string[];
  item: Int32Array;
  rater: Int32Array;
  value: Float64Array;
  /** The answers to item i are the entries `starts[i]` to `starts[i + 1] - 1`. */
  starts: Uint32Array;
};

/**
 * Lays rows out as columns. Rows without a value are skipped. Costs O(n log n) for n rows, and 20 bytes per answer beside
 * the names.
 *
 * @throws DuplicateRatingError if a rater answers an item twice.
 * @throws RangeError if a value is not a finite number.
 *
 * @example
 * ratingColumns([{ evaluator: "b", item: "2", value: 3 }, { evaluator: "a", item: "1", value: 4 }]).raters // ["a", "b"]
 */
export function ratingColumns(rows: Iterable<RatingRow>): RatingColumns {
  const itemPlaces = new Places();
  const raterPlaces = new Places();
  const column = { item: [] as number[], rater: [] as number[], value: [] as number[] };
  for (const { evaluator, item, value } of rows) {
    if (value === null) continue;
    if (!Number.isFinite(value)) throw new RangeError(`An answer must be a finite number, not ${value}.`);
    column.item.push(itemPlaces.of(item));
    column.rater.push(raterPlaces.of(evaluator));
    // Adding zero turns -0 into 0.
    column.value.push(value + 0);
  }
  const items = itemPlaces.sorted();
  const raters = raterPlaces.sorted();
  const n = column.value.length;

  // Counting sort by rater and then, keeping that order, by item.
  const byRater = countingOrder(n, raters.names.length, (entry) => raters.rank[column.rater[entry] ?? 0] ?? 0, (entry) => entry);
  const ordered = countingOrder(n, items.names.length, (entry) => items.rank[column.item[entry] ?? 0] ?? 0, (entry) => byRater.order[entry] ?? 0);

  const item = new Int32Array(n);
  const rater = new Int32Array(n);
  const value = new Float64Array(n);
  for (let place = 0; place < n; place++) {
    const entry = ordered.order[place] ?? 0;
    item[place] = items.rank[column.item[entry] ?? 0] ?? 0;
    rater[place] = raters.rank[column.rater[entry] ?? 0] ?? 0;
    value[place] = column.value[entry] ?? 0;
    if (place > 0 && item[place] === item[place - 1] && rater[place] === rater[place - 1]) {
      throw new DuplicateRatingError(raters.names[rater[place] ?? 0] ?? "", items.names[item[place] ?? 0] ?? "");
    }
  }
  return { items: items.names, raters: raters.names, item, rater, value, starts: ordered.starts };
}

/** The rows again, in the order of the columns. */
export function* rowsOfColumns({ items, raters, item, rater, value }: RatingColumns): Generator<RatingRow & { value: number }> {
  for (let entry = 0; entry < value.length; entry++) {
    yield { evaluator: raters[rater[entry] ?? 0] ?? "", item: items[item[entry] ?? 0] ?? "", value: value[entry] ?? 0 };
  }
}

/** Numbers names in the order in which they come, and then by name. */
class Places {
  readonly #places = new Map<string, number>();

  of(name: string): number {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    this.#places.set(name, this.#places.size);
    return this.#places.size - 1;
  }

  sorted(): { names: string[]; /** From the first number to the place by name. */ rank: Int32Array } {
    const names = [...this.#places.keys()].sort();
    const rank = new Int32Array(names.length);
    names.forEach((name, place) => (rank[this.#places.get(name) ?? 0] = place));
    return { names, rank };
  }
}

/** Stable order of `n` entries, visited as `visited` says, by a key from 0 to `keys` - 1. */
function countingOrder(n: number, keys: number, keyOf: (entry: number) => number, visited: (place: number) => number): { order: Uint32Array; starts: Uint32Array } {
  const starts = new Uint32Array(keys + 1);
  for (let entry = 0; entry < n; entry++) starts[keyOf(entry) + 1] = (starts[keyOf(entry) + 1] ?? 0) + 1;
  for (let key = 0; key < keys; key++) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
  const next = starts.slice();
  const order = new Uint32Array(n);
  for (let place = 0; place < n; place++) {
    const entry = visited(place);
    const key = keyOf(entry);
    order[next[key] ?? 0] = entry;
    next[key] = (next[key] ?? 0) + 1;
  }
  return { order, starts };
}
