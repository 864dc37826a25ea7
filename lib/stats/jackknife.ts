import type { PatternStatistic } from "./pattern-table";

/** What leaving out one unit at a time shows about a statistic. */
export type Jackknife = {
  /** Number of units. */
  units: number;
  /** How many units show each pattern. */
  unitsPerPattern: Float64Array;
  /** The statistic without one unit of each pattern; null where it is then undefined. */
  leftOut: (number | null)[];
  /** Mean of the left-out values over all units; null if one of them is undefined. */
  mean: number | null;
  /** Jackknife standard error; null if a left-out value is undefined. */
  standardError: number | null;
  /**
   * Acceleration of the BCa interval (Efron 1987): the skewness of the left-out values
   * over six. Null if undefined or if the left-out values are all equal.
   */
  acceleration: number | null;
};

/**
 * Delete-one jackknife of a pattern statistic (Tukey 1958; Efron & Tibshirani 1993,
 * ch. 11). Units that show the same pattern give the same value, so the statistic is
 * evaluated once per pattern, whatever the number of units.
 *
 * @param unitsPerPattern how many units show each pattern.
 */
export function jackknife(unitsPerPattern: Float64Array, statistic: PatternStatistic): Jackknife {
  const counts = unitsPerPattern.slice();
  const leftOut: (number | null)[] = [];
  let units = 0;
  let sum = 0;
  let isDefined = true;
  for (const [pattern, count] of unitsPerPattern.entries()) {
    if (count === 0) {
      leftOut.push(null);
      continue;
    }
    counts[pattern] = count - 1;
    const value = statistic(counts);
    counts[pattern] = count;
    leftOut.push(value);
    units += count;
    if (value === null) isDefined = false;
    else sum += count * value;
  }
  if (!isDefined || units === 0) {
    return { units, unitsPerPattern, leftOut, mean: null, standardError: null, acceleration: null };
  }
  const mean = sum / units;
  let squares = 0;
  let cubes = 0;
  for (const [pattern, value] of leftOut.entries()) {
    const difference = mean - (value ?? mean);
    const count = unitsPerPattern[pattern] ?? 0;
    squares += count * difference ** 2;
    cubes += count * difference ** 3;
  }
  const standardError = Math.sqrt(((units - 1) / units) * squares);
  const acceleration = squares > 0 ? cubes / (6 * squares ** 1.5) : null;
  return { units, unitsPerPattern, leftOut, mean, standardError, acceleration };
}
