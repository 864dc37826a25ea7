import { mean } from "./mean";
import { standardDeviation } from "./standard-deviation";
import type { ValueOutcome } from "./statistic";

/** What one side of a comparison looks like; null where there are too few values. */
export type SampleSummary = { n: number; mean: number | null; standardDeviation: number | null };

export type StandardizedDifference = ValueOutcome & { first: SampleSummary; second: SampleSummary };

/**
 * Standardised difference of two means, (mean1 - mean2) / sqrt((s1^2 + s2^2) / 2) (Austin
 * 2009, Statistics in Medicine 28:3083-3107). It says whether two sets of items are alike
 * in, say, length; unlike a test it does not grow with the number of items. Below 0.1 is
 * usually taken as balanced.
 *
 * A side without values: `no_values`; with one value: `too_few_values`. When neither
 * side varies, the difference is 0 for equal means, since the sides are then the same,
 * and `no_spread` for others.
 *
 * @example standardizedDifference([1, 2, 3], [2, 3, 4]).value // -1
 */
export function standardizedDifference(
  first: readonly number[],
  second: readonly number[],
): StandardizedDifference {
  const sides = { first: summarize(first), second: summarize(second) };
  const { mean: mean1, standardDeviation: spread1 } = sides.first;
  const { mean: mean2, standardDeviation: spread2 } = sides.second;
  if (mean1 === null || mean2 === null) return { value: null, reason: "no_values", ...sides };
  if (spread1 === null || spread2 === null) return { value: null, reason: "too_few_values", ...sides };
  if (mean1 === mean2) return { value: 0, reason: null, ...sides };
  const spread = Math.sqrt((spread1 ** 2 + spread2 ** 2) / 2);
  if (spread === 0) return { value: null, reason: "no_spread", ...sides };
  return { value: (mean1 - mean2) / spread, reason: null, ...sides };
}

function summarize(values: readonly number[]): SampleSummary {
  return { n: values.length, mean: mean(values), standardDeviation: standardDeviation(values) };
}
