import { quantileOfSorted } from "./quantile";

/**
 * Median, or null for no values; the mean of the two middle values when their number is
 * even. Costs O(n log n).
 */
export function median(values: readonly number[] | Float64Array): number | null {
  return quantileOfSorted(Float64Array.from(values).sort(), 0.5);
}
