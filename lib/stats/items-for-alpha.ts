import { bootstrap } from "./bootstrap";
import { BOOTSTRAP_MIN_UNITS } from "./bootstrap-interval";
import { jackknife } from "./jackknife";
import { alphaStatistic, krippendorffAlpha } from "./krippendorff-alpha";
import type { Metric } from "./metric";
import { normalQuantile } from "./normal-distribution";
import type { PatternTable } from "./pattern-table";
import { quantileOfSorted } from "./quantile";
import type { Seed } from "./random";
import type { Reason } from "./reason";
import type { ValueOutcome } from "./statistic";

/** More items than this are not planned for. */
const MAX_ITEMS = 10_000_000;

/** How far the half-width may be from the wanted one, relative to it: about the Monte Carlo error of 1,000 replicates. */
const CLOSE = 0.02;

/** Items with two answers or more that a study needs, all told. */
export type ItemsForAlpha = ValueOutcome & {
  method: "root-n" | "bootstrap";
  /** Half-width that is expected with as many items; null without a value. */
  expectedHalfWidth: number | null;
};

/**
 * Items until the half-width of alpha's interval is at most the wanted one, from what there is: N (z · SE / h)^2, because the
 * width falls with the root of the number of items. Rounded up, at least 2.
 *
 * No standard error: `degenerate_resamples`; zero: `no_spread`; beyond ten million items: `out_of_reach`.
 *
 * @param units items with two answers or more so far, and alpha's jackknife standard error with them.
 * @throws RangeError unless the half-width is above 0 and the level between 0 and 1.
 * @example itemsForAlpha({ units: 100, standardError: 0.05, halfWidth: 0.049, level: 0.95 }).value // 400
 */
export function itemsForAlpha(now: { units: number; standardError: number | null; halfWidth: number; level: number }): ItemsForAlpha {
  const { units, standardError, halfWidth, level } = now;
  checkTarget(halfWidth, level);
  if (standardError === null) return none("root-n", "degenerate_resamples");
  if (standardError === 0) return none("root-n", "no_spread");
  const reach = normalQuantile((1 + level) / 2) * standardError;
  const items = Math.max(2, Math.ceil(units * (reach / halfWidth) ** 2));
  if (items > MAX_ITEMS) return none("root-n", "out_of_reach");
  return { value: items, reason: null, method: "root-n", expectedHalfWidth: reach * Math.sqrt(units / items) };
}

/**
 * As `itemsForAlpha`, by drawing studies of other sizes from the patterns seen so far: the bootstrap with N' units per
 * resample, N' moved until half the width of the percentile interval meets the wanted one to within 2 % or the steps settle.
 * It knows that the width does not fall quite with the root of N' when there are few items. Costs up to ten bootstraps,
 * whatever N'.
 *
 * Reasons: those of alpha; `no_disagreement` at 1; `too_few_units` below ten; `degenerate_resamples` when alpha is undefined
 * without some item, or too often in resamples; `no_spread`; `out_of_reach`.
 *
 * @throws RangeError as above, or unless `replicates` is a positive whole number.
 */
export function itemsForAlphaByBootstrap(
  table: PatternTable,
  metric: Metric,
  options: { halfWidth: number; level: number; seed: Seed; replicates?: number },
): ItemsForAlpha {
  const { halfWidth, level, seed, replicates = 1000 } = options;
  checkTarget(halfWidth, level);
  const { value: alpha, reason } = krippendorffAlpha(table, metric);
  if (alpha === null) return none("bootstrap", reason);
  if (alpha === 1) return none("bootstrap", "no_disagreement");
  if (table.unitCount < BOOTSTRAP_MIN_UNITS) return none("bootstrap", "too_few_units");
  const statistic = alphaStatistic(table, metric);
  const start = itemsForAlpha({ units: table.unitCount, standardError: jackknife(table.units, statistic).standardError, halfWidth, level });
  if (start.value === null) return none("bootstrap", start.reason);

  let items = Math.max(BOOTSTRAP_MIN_UNITS, start.value);
  let expected = 0;
  for (let step = 0; step < 10; step++) {
    const { sorted, undefinedReplicates } = bootstrap(table.units, statistic, replicates, seed, items);
    const low = quantileOfSorted(sorted, (1 - level) / 2);
    const high = quantileOfSorted(sorted, (1 + level) / 2);
    if (low === null || high === null || undefinedReplicates > replicates / 20) return none("bootstrap", "degenerate_resamples");
    expected = (high - low) / 2;
    const next = Math.max(BOOTSTRAP_MIN_UNITS, Math.ceil(items * (expected / halfWidth) ** 2));
    if (next > MAX_ITEMS) return none("bootstrap", "out_of_reach");
    if (Math.abs(expected / halfWidth - 1) < CLOSE || next === items) break;
    items = next;
  }
  return { value: items, reason: null, method: "bootstrap", expectedHalfWidth: expected };
}

function none(method: ItemsForAlpha["method"], reason: Reason): ItemsForAlpha {
  return { value: null, reason, method, expectedHalfWidth: null };
}

function checkTarget(halfWidth: number, level: number): void {
  if (!(halfWidth > 0)) throw new RangeError(`A half-width must be above 0, not ${halfWidth}.`);
  if (!(level > 0 && level < 1)) throw new RangeError(`A level must lie between 0 and 1, not ${level}.`);
}
