import { mean } from "./mean";

/**
 * Sample standard deviation (divisor n - 1), or null for fewer than two values.
 *
 * @example standardDeviation([1, 2, 3]) // 1
 */
export function standardDeviation(values: readonly number[] | Float64Array): number | null {
  const centre = mean(values);
  if (centre === null || values.length < 2) return null;
  let squares = 0;
  for (const value of values) squares += (value - centre) ** 2;
  return Math.sqrt(squares / (values.length - 1));
}
