import { bootstrap, type Bootstrap } from "./bootstrap";
import { bcaInterval, BOOTSTRAP_MIN_UNITS, percentileInterval } from "./bootstrap-interval";
import { DEFAULT_REPLICATES, type IntervalRequest } from "./interval-request";
import { jackknife, type Jackknife } from "./jackknife";
import { jackknifeTInterval } from "./jackknife-interval";
import type { PatternStatistic } from "./pattern-table";
import type { Interval, IntervalOutcome } from "./statistic";

/** A statistic of pattern counts with what its interval must know. */
export type Estimator = {
  statistic: PatternStatistic;
  /** How many units show each pattern: what is left out and drawn again. */
  units: Float64Array;
  /** Steps of the inner loops that one evaluation takes. */
  work: number;
  /** Ends of the range of the statistic; its intervals are cut there. */
  range: readonly [number, number];
  /** The value at which there is no disagreement, so that resampling shows none either; null if no value says so. */
  perfect: number | null;
  /** The jackknife interval, where the statistic has a better scale than its own. */
  jackknifeInterval?: (estimate: number, leftOut: Jackknife, level: number) => IntervalOutcome;
};

export type ResampledInterval = IntervalOutcome & {
  /** The plain percentile interval from the same resamples; only where BCa was asked for. */
  percentileCi: Interval | null;
  /** Where BCa was asked for and could be tried. */
  resamples: Bootstrap | null;
};

/**
 * Work allowed for one interval, in steps of the inner loops: some seconds. A scale of
 * points stays far below it; a slider over 100 000 units would not.
 */
const WORK_LIMIT = 5e9;

/**
 * The one way from a statistic of patterns to its interval over units: the delete-one jackknife (with Student's t), or the
 * seeded bootstrap (BCa, with the percentile interval of the same resamples beside it). Raters are taken as fixed.
 *
 * Reasons instead of an interval: `no_disagreement` at the perfect value, `too_few_units`, `too_many_patterns` where it
 * would take too long, and those of the interval itself.
 *
 * @param estimate the statistic of all units.
 * @param level coverage, between 0 and 1.
 * @throws RangeError if the number of replicates is not a positive whole number.
 */
export function resampledInterval(estimate: number, estimator: Estimator, request: IntervalRequest, level: number): ResampledInterval {
  const { statistic, units, work, range, perfect } = estimator;
  const none = { ci: null, percentileCi: null, resamples: null };
  // These two are known without resampling, and resampling would cost for nothing.
  if (estimate === perfect) return { ...none, ciReason: "no_disagreement" };
  let unitCount = 0;
  for (const count of units) unitCount += count;
  if (request !== "jackknife" && unitCount < BOOTSTRAP_MIN_UNITS) return { ...none, ciReason: "too_few_units" };

  const replicates = request === "jackknife" ? 0 : (request.replicates ?? DEFAULT_REPLICATES);
  if ((units.length + replicates) * work > WORK_LIMIT) return { ...none, ciReason: "too_many_patterns" };
  const leftOut = jackknife(units, statistic);
  if (request === "jackknife") {
    const outcome = estimator.jackknifeInterval?.(estimate, leftOut, level) ?? jackknifeTInterval(estimate, range, leftOut, level);
    return { ...outcome, percentileCi: null, resamples: null };
  }
  const resamples = bootstrap(units, statistic, replicates, request.seed);
  return {
    ...bcaInterval(estimate, leftOut, resamples, level),
    percentileCi: percentileInterval(unitCount, resamples, level).ci,
    resamples,
  };
}
