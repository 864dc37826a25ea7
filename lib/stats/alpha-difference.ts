import { workPerMeasure } from "./disagreement";
import { checkedLevel, type IntervalOptions } from "./interval-request";
import { jointPatterns, statisticOfStratum } from "./joint-patterns";
import { alphaStatistic, krippendorffAlpha } from "./krippendorff-alpha";
import type { Metric } from "./metric";
import type { PatternStatistic } from "./pattern-table";
import type { RatingColumns } from "./rating-columns";
import type { Reason } from "./reason";
import { resampledInterval } from "./resampled-interval";
import type { Interval, IntervalOutcome, ValueOutcome } from "./statistic";

export type AlphaDifference = ValueOutcome & IntervalOutcome & {
  method: "alpha-difference";
  metric: Metric;
  percentileCi: Interval | null;
  /** The two alphas whose difference this is, first less second. */
  first: ValueOutcome & { units: number };
  second: ValueOutcome & { units: number };
  /** Items that are pairable on one side at least, and on both. */
  items: number;
  sharedItems: number;
};

/**
 * Difference of two alphas, of two criteria or of two groups of raters: first less second, between -2 and 2, with an interval
 * that leaves out or draws again items with their answers on both sides. So what the two have in common because they are
 * about the same items cancels; sides without shared items are drawn from one pool.
 *
 * Two intervals that overlap do not say that two alphas agree; this interval does ask that. A side without alpha gives its
 * reason. Costs two alphas per evaluation, each with one addition per joint pattern.
 *
 * @throws RangeError if `level` is not between 0 and 1, or `replicates` not a positive whole number.
 */
export function alphaDifference(
  first: RatingColumns,
  second: RatingColumns,
  options: IntervalOptions & { metric: Metric },
): AlphaDifference {
  const level = checkedLevel(options.level);
  const { metric, interval } = options;
  const { units, strata } = jointPatterns([first, second]);
  const sides = strata.map((stratum) => ({
    outcome: { ...krippendorffAlpha(stratum.table, metric), units: stratum.table.unitCount },
    statistic: statisticOfStratum(stratum, alphaStatistic(stratum.table, metric)),
    work: workPerMeasure(stratum.table, metric),
    places: stratum.places,
  }));
  const [left, right] = sides;
  if (left === undefined || right === undefined) throw new Error("Two strata went in.");

  const basis = { method: "alpha-difference" as const, metric, first: left.outcome, second: right.outcome, items: 0, sharedItems: 0 };
  for (const [row, count] of units.entries()) {
    basis.items += count;
    if ((left.places[row] ?? -1) >= 0 && (right.places[row] ?? -1) >= 0) basis.sharedItems += count;
  }
  if (left.outcome.value === null) return { ...withoutValue(left.outcome.reason), ...basis };
  if (right.outcome.value === null) return { ...withoutValue(right.outcome.reason), ...basis };

  const statistic: PatternStatistic = (items) => {
    const one = left.statistic(items);
    const other = right.statistic(items);
    return one === null || other === null ? null : one - other;
  };
  const value = left.outcome.value - right.outcome.value;
  const work = left.work + right.work + 2 * units.length;
  const { percentileCi, resamples: _, ...outcome } = resampledInterval(value, { statistic, units, work, range: [-2, 2], perfect: null }, interval, level);
  return { value, reason: null, ...outcome, percentileCi, ...basis };
}

function withoutValue(reason: Reason): { value: null; reason: Reason; ci: null; ciReason: Reason; percentileCi: null } {
  return { value: null, reason, ci: null, ciReason: reason, percentileCi: null };
}
