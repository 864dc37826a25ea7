import type { RatingColumns } from "./rating-columns";
import type { Reason } from "./reason";
import { sharedCells } from "./shared-cells";
import type { IntervalOutcome, ValueOutcome } from "./statistic";
import { studentTQuantile } from "./student-t";

/** A standard error below this is rounding, not spread. */
const ROUNDING = 1e-12;

export type CliffsDelta = ValueOutcome &
  IntervalOutcome & {
    method: "cliffs-delta";
    /** P(first > second) + P(equal) / 2, which is (1 + delta) / 2, and so are its limits. */
    superiority: number | null;
    standardError: number | null;
    firstAnswers: number;
    secondAnswers: number;
    units: number;
    raters: number;
  };

/**
 * Cliff's delta of the answers to two systems: the share of pairs of an answer to the first and an answer to the second in
 * which the first is higher, less the share in which it is lower (Cliff 1993, Psychological Bulletin 114:494-509). From -1 to
 * 1; it asks only for the order of the points of a scale.
 *
 * The standard error comes from leaving out each item, each rater and each cell (one rater's answers to one item) in turn, in
 * both systems at once, and adds up as V(item) + V(rater) - V(cell), not below the larger of the first two, as in
 * `clusteredMean`; the interval is Student's t on the scale of atanh with min(items, raters) - 1 degrees of freedom, so that
 * it stays within the range. Items and raters are matched by name.
 *
 * One system without answers: `no_values`. No interval with fewer than two items (`too_few_units`) or raters
 * (`too_few_raters`); `degenerate_resamples` when one item or rater holds all answers to a system; `no_spread` at -1 and 1,
 * or when leaving out changes nothing. Costs O(n log n).
 *
 * @param level coverage of the interval, between 0 and 1.
 */
export function cliffsDelta(first: RatingColumns, second: RatingColumns, level: number): CliffsDelta {
  const cells = sharedCells(first, second);
  const firstAnswers = first.value.length;
  const secondAnswers = second.value.length;
  const basis = { method: "cliffs-delta", firstAnswers, secondAnswers, units: cells.items, raters: cells.raters } as const;
  if (firstAnswers === 0 || secondAnswers === 0) {
    return { value: null, reason: "no_values", ci: null, ciReason: "no_values", superiority: null, standardError: null, ...basis };
  }
  const ofFirst = wins(first.value, second.value);
  const ofSecond = wins(second.value, first.value);
  let total = 0;
  for (const won of ofFirst) total += won;
  const value = total / (firstAnswers * secondAnswers);
  const known = { value, reason: null, superiority: (1 + value) / 2, ...basis } as const;
  const without = (reason: Reason): CliffsDelta => ({ ...known, ci: null, ciReason: reason, standardError: null });
  if (cells.items < 2) return without("too_few_units");
  if (cells.raters < 2) return without("too_few_raters");

  /** Delta without answers of which `won` is the sum of wins of the first, `lost` of the second, and `inside` counted in both. */
  const leftOut = (won: number, lost: number, inside: number, firstGone: number, secondGone: number): number | null => {
    const pairs = (firstAnswers - firstGone) * (secondAnswers - secondGone);
    return pairs === 0 ? null : (total - won + lost + inside) / pairs;
  };
  const withoutClusters = (count: number, firstPlaces: Int32Array, secondPlaces: Int32Array): number | null => {
    const left = grouped(firstPlaces, count);
    const right = grouped(secondPlaces, count);
    const values: (number | null)[] = [];
    for (let cluster = 0; cluster < count; cluster++) {
      const one = left.order.subarray(left.starts[cluster], left.starts[cluster + 1]);
      const other = right.order.subarray(right.starts[cluster], right.starts[cluster + 1]);
      let won = 0;
      let lost = 0;
      for (const entry of one) won += ofFirst[entry] ?? 0;
      for (const entry of other) lost += ofSecond[entry] ?? 0;
      let inside = 0;
      for (const each of wins(pick(first.value, one), pick(second.value, other))) inside += each;
      values.push(leftOut(won, lost, inside, one.length, other.length));
    }
    return jackknifeVariance(values);
  };
  const ofCells: (number | null)[] = [];
  const hasPartner = new Uint8Array(secondAnswers);
  for (const [entry, won] of ofFirst.entries()) {
    const partner = cells.partner[entry] ?? -1;
    if (partner >= 0) hasPartner[partner] = 1;
    const inside = partner < 0 ? 0 : Math.sign((first.value[entry] ?? 0) - (second.value[partner] ?? 0));
    ofCells.push(leftOut(won, partner < 0 ? 0 : (ofSecond[partner] ?? 0), inside, 1, partner < 0 ? 0 : 1));
  }
  for (const [entry, lost] of ofSecond.entries()) if (hasPartner[entry] === 0) ofCells.push(leftOut(0, lost, 0, 0, 1));

  const itemVariance = withoutClusters(cells.items, cells.first.item, cells.second.item);
  const raterVariance = withoutClusters(cells.raters, cells.first.rater, cells.second.rater);
  const cellVariance = jackknifeVariance(ofCells);
  if (itemVariance === null || raterVariance === null || cellVariance === null) return without("degenerate_resamples");
  const standardError = Math.sqrt(Math.max(itemVariance + raterVariance - cellVariance, itemVariance, raterVariance));
  if (Math.abs(value) === 1 || standardError < ROUNDING) return without("no_spread");
  const half = (studentTQuantile((1 + level) / 2, Math.min(cells.items, cells.raters) - 1) * standardError) / (1 - value * value);
  const centre = Math.atanh(value);
  return { ...known, ci: { low: Math.tanh(centre - half), high: Math.tanh(centre + half), level, method: "two-way-jackknife" }, ciReason: null, standardError };
}

/** For each answer how many of the others are lower, less how many are higher. O(n log n). */
function wins(answers: Float64Array, others: Float64Array): Float64Array {
  const sorted = others.slice().sort();
  const order = Uint32Array.from(answers, (_, entry) => entry).sort((one, other) => (answers[one] ?? 0) - (answers[other] ?? 0));
  const won = new Float64Array(answers.length);
  let lower = 0;
  let notHigher = 0;
  for (const entry of order) {
    const answer = answers[entry] ?? 0;
    while (lower < sorted.length && (sorted[lower] ?? 0) < answer) lower += 1;
    while (notHigher < sorted.length && (sorted[notHigher] ?? 0) <= answer) notHigher += 1;
    won[entry] = lower - (sorted.length - notHigher);
  }
  return won;
}

function pick(values: Float64Array, entries: Uint32Array): Float64Array {
  return Float64Array.from(entries, (entry) => values[entry] ?? 0);
}

/** Entries in the order of their cluster, and where each cluster starts. */
function grouped(places: Int32Array, clusters: number): { order: Uint32Array; starts: Uint32Array } {
  const starts = new Uint32Array(clusters + 1);
  for (const place of places) starts[place + 1] = (starts[place + 1] ?? 0) + 1;
  for (let cluster = 0; cluster < clusters; cluster++) starts[cluster + 1] = (starts[cluster + 1] ?? 0) + (starts[cluster] ?? 0);
  const next = starts.slice();
  const order = new Uint32Array(places.length);
  for (const [entry, place] of places.entries()) {
    order[next[place] ?? 0] = entry;
    next[place] = (next[place] ?? 0) + 1;
  }
  return { order, starts };
}

/** (G - 1) / G times the sum of squares about the mean of the left-out values; null if one of them is undefined. */
function jackknifeVariance(values: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const value of values) {
    if (value === null) return null;
    sum += value;
  }
  const centre = sum / values.length;
  let squares = 0;
  for (const value of values) squares += ((value ?? centre) - centre) ** 2;
  return ((values.length - 1) / values.length) * squares;
}
