import { checkCounts } from "./check-counts";
import type { ValueOutcome } from "./statistic";

/** A two-by-two table of counts, row by row. */
export type TwoByTwo = readonly [readonly [number, number], readonly [number, number]];

/** Tables whose probabilities differ by less than this count as equally likely. */
const SAME = 1 + 1e-7;

/**
 * Fisher's exact test of a two-by-two table (Fisher 1935, The Design of Experiments,
 * ch. II), two-sided: the probability, given the margins and no association, of all
 * tables that are no more likely than the observed one.
 *
 * Probabilities are built up by ratios of neighbours from the likeliest table, so no
 * digits are lost in large tables; a p below 1e-300 is given as 0. The cases must be
 * independent. No case: `no_values`; an empty row or column, where only one table is
 * possible: `empty_margin`. Costs O(smallest margin).
 *
 * @throws RangeError if a count is negative or not whole.
 * @example fisherExact([[3, 1], [1, 3]]).value // 17 / 35
 */
export function fisherExact([[a, b], [c, d]]: TwoByTwo): ValueOutcome {
  checkCounts({ a, b, c, d });
  const row = a + b;
  const column = a + c;
  const total = row + c + d;
  if (total === 0) return { value: null, reason: "no_values" };
  if (row === 0 || column === 0 || row === total || column === total) {
    return { value: null, reason: "empty_margin" };
  }
  const least = Math.max(0, row + column - total);
  const most = Math.min(row, column);
  // How much likelier the table with `first` in the first cell is than the one with one less.
  const ratio = (first: number): number =>
    ((row - first + 1) * (column - first + 1)) / (first * (total - row - column + first));
  const likeliest = Math.min(
    most,
    Math.max(least, Math.floor(((row + 1) * (column + 1)) / (total + 2))),
  );
  const weights = new Float64Array(most - least + 1);
  weights[likeliest - least] = 1;
  for (let first = likeliest + 1; first <= most; first++) {
    weights[first - least] = (weights[first - 1 - least] ?? 0) * ratio(first);
  }
  for (let first = likeliest - 1; first >= least; first--) {
    weights[first - least] = (weights[first + 1 - least] ?? 0) / ratio(first + 1);
  }
  const limit = (weights[a - least] ?? 0) * SAME;
  let extreme = 0;
  let sum = 0;
  for (const weight of weights) {
    sum += weight;
    if (weight <= limit) extreme += weight;
  }
  return { value: extreme / sum, reason: null };
}
