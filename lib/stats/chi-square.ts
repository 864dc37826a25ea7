import { upperIncompleteGamma } from "./incomplete-gamma";

/**
 * Probability that a chi-square variable exceeds the statistic: the p-value of a
 * likelihood-ratio test (Abramowitz & Stegun 26.4.19).
 *
 * @throws RangeError if the statistic is negative or the degrees of freedom are not above
 *   zero.
 * @example chiSquareUpperTail(2, 2) // exp(-1)
 */
export function chiSquareUpperTail(statistic: number, degreesOfFreedom: number): number {
  return upperIncompleteGamma(degreesOfFreedom / 2, statistic / 2);
}
