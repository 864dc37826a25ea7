import { alphaStatistic } from "./krippendorff-alpha";
import { leftOutError } from "./left-out-error";
import type { Metric } from "./metric";
import { patternTable } from "./pattern-table";
import type { RatingColumns } from "./rating-columns";
import type { Reason } from "./reason";
import type { ValueOutcome } from "./statistic";
import { unitPatterns } from "./unit-patterns";

/** What alpha is without one rater. */
export type RaterLeftOut = {
  rater: string;
  /** Answers of this rater to items that somebody else answered too. */
  n: number;
  without: ValueOutcome;
  /** Alpha without this rater less alpha: above 0 where the others agree better among themselves. Null where either is. */
  gain: number | null;
  /** Of the gain, from leaving out one item at a time; null with a reason. */
  standardError: number | null;
  standardErrorReason: Reason | null;
};

export type LeaveOneRaterOut = {
  metric: Metric;
  alpha: ValueOutcome;
  raters: RaterLeftOut[];
  /** Standard error of alpha over raters, as if other raters had been hired: delete-one jackknife (Tukey 1958). Null when alpha without some rater is undefined. */
  raterStandardError: number | null;
};

/**
 * Krippendorff's alpha without each rater in turn, and what that gains. Each answer is taken out of the pattern of its item,
 * so all raters together cost O(n) and one evaluation of alpha each; for the standard errors see `leftOutError`.
 *
 * Without a rater as with one: `no_pairable` when nothing can be compared, `no_variation` when one value is left.
 */
export function leaveOneRaterOut(columns: RatingColumns, metric: Metric): LeaveOneRaterOut {
  const patterns = unitPatterns(columns);
  const table = patternTable(patterns.histogram);
  const statistic = alphaStatistic(table, metric);
  const alphaOf = (units: Float64Array): ValueOutcome => {
    if (!units.some((count) => count > 0)) return { value: null, reason: "no_pairable" };
    const value = statistic(units);
    return value === null ? { value, reason: "no_variation" } : { value, reason: null };
  };

  const alpha = alphaOf(patterns.units);
  const errorOf = leftOutError(patterns, metric);
  const raters: RaterLeftOut[] = [];
  for (const [place, rater] of columns.raters.entries()) {
    const own = patterns.answersOf(place);
    const units = patterns.units.slice();
    let n = 0;
    for (const { pattern, rest, count } of own) {
      units[pattern] = (units[pattern] ?? 0) - count;
      if (rest !== null) units[rest] = (units[rest] ?? 0) + count;
      n += count;
    }
    const without = alphaOf(units);
    if (alpha.value === null || without.value === null) {
      raters.push({ rater, n, without, gain: null, standardError: null, standardErrorReason: alpha.reason ?? without.reason });
      continue;
    }
    const { standardError, reason } = errorOf(own);
    raters.push({ rater, n, without, gain: without.value - alpha.value, standardError, standardErrorReason: reason });
  }
  return { metric, alpha, raters, raterStandardError: errorOverRaters(raters) };
}

function errorOverRaters(raters: readonly RaterLeftOut[]): number | null {
  const values: number[] = [];
  for (const { without } of raters) {
    if (without.value === null) return null;
    values.push(without.value);
  }
  if (values.length < 2) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(((values.length - 1) / values.length) * squares);
}
