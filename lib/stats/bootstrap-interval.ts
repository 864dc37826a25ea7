import type { Bootstrap } from "./bootstrap";
import type { Jackknife } from "./jackknife";
import { normalCdf, normalQuantile } from "./normal-distribution";
import { quantileOfSorted } from "./quantile";
import type { Reason } from "./reason";
import type { IntervalOutcome } from "./statistic";

/** Fewer units than this do not carry a bootstrap interval. */
export const BOOTSTRAP_MIN_UNITS = 10;

/** With a larger share of undefined resamples the rest no longer stands for the whole. */
const MAX_UNDEFINED_SHARE = 0.05;

/** Values closer than this are the same value, summed in another order. */
const TIE = 1e-12;

/**
 * Percentile interval: the (1 - level) / 2 and (1 + level) / 2 quantiles of the bootstrap
 * values.
 *
 * Reasons instead of an interval: `too_few_units` below ten units, `degenerate_resamples`
 * when more than 5 % of the resamples have no value or all have the same.
 *
 * @param units number of units that were resampled.
 * @param level coverage, between 0 and 1.
 */
export function percentileInterval(units: number, resamples: Bootstrap, level: number): IntervalOutcome {
  const ciReason = refusal(units, resamples);
  if (ciReason !== null) return { ci: null, ciReason };
  return limits(resamples, (1 - level) / 2, (1 + level) / 2, level, "percentile");
}

/**
 * Bias-corrected and accelerated interval (Efron 1987, JASA 82:171-185): the percentile
 * interval with its two probabilities moved by the share of values below the estimate
 * and by the skewness that the jackknife shows.
 *
 * Reasons as for `percentileInterval`; `degenerate_resamples` also when the acceleration
 * is undefined or all bootstrap values lie on one side of the estimate.
 */
export function bcaInterval(
  estimate: number,
  leftOut: Jackknife,
  resamples: Bootstrap,
  level: number,
): IntervalOutcome {
  const ciReason = refusal(leftOut.units, resamples);
  if (ciReason !== null) return { ci: null, ciReason };
  const { acceleration } = leftOut;
  const shareBelow = shareBelowEstimate(estimate, resamples.sorted);
  if (acceleration === null || shareBelow === 0 || shareBelow === 1) {
    return { ci: null, ciReason: "degenerate_resamples" };
  }
  const bias = normalQuantile(shareBelow);
  const lower = adjusted(normalQuantile((1 - level) / 2));
  const upper = adjusted(normalQuantile((1 + level) / 2));
  if (lower === null || upper === null) return { ci: null, ciReason: "degenerate_resamples" };
  return limits(resamples, lower, upper, level, "bca");

  function adjusted(z: number): number | null {
    const shifted = bias + z;
    const denominator = 1 - (acceleration ?? 0) * shifted;
    return denominator > 0 ? normalCdf(bias + shifted / denominator) : null;
  }
}

function refusal(units: number, resamples: Bootstrap): Reason | null {
  const { sorted, replicates, undefinedReplicates } = resamples;
  if (units < BOOTSTRAP_MIN_UNITS) return "too_few_units";
  if (undefinedReplicates > MAX_UNDEFINED_SHARE * replicates) return "degenerate_resamples";
  const spread = (sorted[sorted.length - 1] ?? 0) - (sorted[0] ?? 0);
  return spread < TIE ? "degenerate_resamples" : null;
}

/** Share of values below the estimate, values equal to it counting one half. */
function shareBelowEstimate(estimate: number, sorted: Float64Array): number {
  let halves = 0;
  for (const value of sorted) {
    if (value < estimate - TIE) halves += 2;
    else if (value <= estimate + TIE) halves += 1;
  }
  return halves / (2 * sorted.length);
}

function limits(
  resamples: Bootstrap,
  lower: number,
  upper: number,
  level: number,
  method: "bca" | "percentile",
): IntervalOutcome {
  const { sorted, replicates, undefinedReplicates, seed } = resamples;
  const low = quantileOfSorted(sorted, lower);
  const high = quantileOfSorted(sorted, upper);
  if (low === null || high === null) return { ci: null, ciReason: "degenerate_resamples" };
  return {
    ci: { low, high, level, method, replicates, seed, undefinedReplicates },
    ciReason: null,
  };
}
