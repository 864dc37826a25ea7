import type { IntervalOutcome } from "./statistic";
import { studentTQuantile } from "./student-t";

/** Standard errors below this are rounding, not spread. */
const NO_SPREAD = 1e-12;

/**
 * Estimate +- t times a linearised standard error, with units - 1 degrees of freedom, cut at the ends of the range (Gwet
 * 2014, Handbook of Inter-Rater Reliability, 4th ed., ch. 5): the interval that tables of AC1 and its relatives print.
 *
 * Reasons instead of an interval: `too_few_units` without a standard error, `no_disagreement` at the upper end of the range,
 * `degenerate_resamples` when every unit shows the same.
 */
export function linearisedInterval(
  estimate: number,
  standardError: number | null,
  units: number,
  [lowest, highest]: readonly [number, number],
  level: number,
): IntervalOutcome {
  if (estimate === highest) return { ci: null, ciReason: "no_disagreement" };
  if (standardError === null || units < 2) return { ci: null, ciReason: "too_few_units" };
  if (standardError < NO_SPREAD) return { ci: null, ciReason: "degenerate_resamples" };
  const half = studentTQuantile((1 + level) / 2, units - 1) * standardError;
  return {
    ci: { low: Math.max(lowest, estimate - half), high: Math.min(highest, estimate + half), level, method: "linearised-t" },
    ciReason: null,
  };
}
