/**
 * Arithmetic mean, or null for no values. Deviations from the first value are averaged,
 * so a large common offset loses no digits.
 */
export function mean(values: readonly number[] | Float64Array): number | null {
  const first = values[0];
  if (first === undefined) return null;
  let sum = 0;
  for (const value of values) sum += value - first;
  return first + sum / values.length;
}
