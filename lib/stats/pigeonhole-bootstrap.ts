import { quantileOfSorted } from "./quantile";
import { seededRandom, type RandomSource, type Seed } from "./random";
import type { RatingColumns } from "./rating-columns";
import type { Reason } from "./reason";
import { sharedCells } from "./shared-cells";
import type { IntervalOutcome, ValueOutcome } from "./statistic";

/** What is computed of the answers to a system: for `top-box` the share of answers of `from` and more. */
export type AnswerStatistic = { kind: "mean" } | { kind: "median" } | { kind: "top-box"; from: number };

export type PigeonholeOptions = { level: number; seed: Seed; replicates?: number };

export type PigeonholeDifference = ValueOutcome & IntervalOutcome & { method: "difference-of-means" | "difference-of-medians" | "difference-of-top-boxes"; units: number; raters: number };

const METHODS = { mean: "difference-of-means", median: "difference-of-medians", "top-box": "difference-of-top-boxes" } as const;
const REPLICATES = 2000;
/** With a larger share of undefined resamples the rest no longer stands for the whole. */
const MAX_UNDEFINED_SHARE = 0.05;
/** Values closer than this are the same value, summed in another order. */
const TIE = 1e-12;

/**
 * Difference of a statistic of the answers to two systems (first less second) with the percentile interval of the pigeonhole
 * bootstrap: items and raters are drawn with replacement, each on its own, and an answer counts as often as its item times as
 * often as its rater was drawn (Owen 2007, Annals of Applied Statistics 1:386-411). It is for medians and shares of top
 * answers; for means `pairedDifference` needs no draws. Somewhat wide where raters do not differ. Items and raters are matched
 * by name.
 *
 * One system without answers: `no_values`. No interval with fewer than two items (`too_few_units`) or raters
 * (`too_few_raters`), or when more than 5 % of the resamples leave a system without answers or all have the same value
 * (`degenerate_resamples`). Costs O(n) per replicate.
 *
 * @throws RangeError unless the level is between 0 and 1 and `replicates` a positive whole number.
 */
export function pigeonholeDifference(first: RatingColumns, second: RatingColumns, statistic: AnswerStatistic, options: PigeonholeOptions): PigeonholeDifference {
  const { level, seed, replicates = REPLICATES } = options;
  if (!(level > 0 && level < 1)) throw new RangeError(`A level must lie between 0 and 1, not ${level}.`);
  if (!Number.isSafeInteger(replicates) || replicates < 1) throw new RangeError(`The number of replicates must be a positive whole number, not ${replicates}.`);
  const cells = sharedCells(first, second);
  const basis = { method: METHODS[statistic.kind], units: cells.items, raters: cells.raters };
  const ofFirst = weightedStatistic(first.value, statistic);
  const ofSecond = weightedStatistic(second.value, statistic);
  const once = (): number => 1;
  const one = ofFirst(once);
  const other = ofSecond(once);
  if (one === null || other === null) return { value: null, reason: "no_values", ci: null, ciReason: "no_values", ...basis };
  const known = { value: one - other, reason: null, ...basis } as const;
  const without = (ciReason: Reason): PigeonholeDifference => ({ ...known, ci: null, ciReason });
  if (cells.items < 2) return without("too_few_units");
  if (cells.raters < 2) return without("too_few_raters");

  const random = seededRandom(seed);
  const items = new Float64Array(cells.items);
  const raters = new Float64Array(cells.raters);
  const weightIn = ({ item, rater }: { item: Int32Array; rater: Int32Array }) => (entry: number): number => (items[item[entry] ?? 0] ?? 0) * (raters[rater[entry] ?? 0] ?? 0);
  const firstWeight = weightIn(cells.first);
  const secondWeight = weightIn(cells.second);
  const drawn = new Float64Array(replicates);
  let filled = 0;
  for (let replicate = 0; replicate < replicates; replicate++) {
    drawWithReplacement(random, items);
    drawWithReplacement(random, raters);
    const left = ofFirst(firstWeight);
    const right = ofSecond(secondWeight);
    if (left === null || right === null) continue;
    drawn[filled] = left - right;
    filled += 1;
  }
  const sorted = drawn.slice(0, filled).sort();
  const low = quantileOfSorted(sorted, (1 - level) / 2);
  const high = quantileOfSorted(sorted, (1 + level) / 2);
  const undefinedReplicates = replicates - filled;
  if (low === null || high === null || undefinedReplicates > MAX_UNDEFINED_SHARE * replicates) return without("degenerate_resamples");
  if ((sorted[filled - 1] ?? 0) - (sorted[0] ?? 0) < TIE) return without("degenerate_resamples");
  return { ...known, ci: { low, high, level, method: "percentile", replicates, seed: String(seed), undefinedReplicates }, ciReason: null };
}

/** A statistic of answers that count with weights; null when all weights are zero. The order of answers does not matter. */
function weightedStatistic(answers: Float64Array, statistic: AnswerStatistic): (weightOf: (entry: number) => number) => number | null {
  const values = Float64Array.from(new Set(answers)).sort();
  const place = new Map<number, number>();
  values.forEach((value, index) => place.set(value, index));
  const codes = Uint32Array.from(answers, (answer) => place.get(answer) ?? 0);
  const weights = new Float64Array(values.length);
  return (weightOf) => {
    weights.fill(0);
    let total = 0;
    for (let entry = 0; entry < codes.length; entry++) {
      const weight = weightOf(entry);
      const code = codes[entry] ?? 0;
      weights[code] = (weights[code] ?? 0) + weight;
      total += weight;
    }
    if (total === 0) return null;
    if (statistic.kind === "median") return weightedMedian(values, weights, total);
    let sum = 0;
    for (const [code, weight] of weights.entries()) {
      const value = values[code] ?? 0;
      sum += weight * (statistic.kind === "mean" ? value : value >= statistic.from ? 1 : 0);
    }
    return sum / total;
  };
}

/** The value below and above which half the weight lies; the middle of two where the halves meet between them. */
function weightedMedian(values: Float64Array, weights: Float64Array, total: number): number {
  let below = 0;
  let lower: number | null = null;
  for (const [code, weight] of weights.entries()) {
    if (weight === 0) continue;
    const value = values[code] ?? 0;
    if (lower !== null) return (lower + value) / 2;
    below += weight;
    if (2 * below > total) return value;
    if (2 * below === total) lower = value;
  }
  return lower ?? 0;
}

/** Fills how often each of as many things is drawn in as many draws. */
function drawWithReplacement(random: RandomSource, counts: Float64Array): void {
  counts.fill(0);
  for (let draw = 0; draw < counts.length; draw++) {
    const place = Math.floor(random.nextUniform() * counts.length);
    counts[place] = (counts[place] ?? 0) + 1;
  }
}
