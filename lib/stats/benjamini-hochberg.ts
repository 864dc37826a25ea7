import { sortedPValues } from "./holm";

/**
 * P-values adjusted by Benjamini & Hochberg's step-up method (1995, JRSS B 57:289-300):
 * rejecting where the adjusted value is at most q keeps the expected share of false
 * rejections among all rejections at most q if the tests are independent or positively
 * dependent. For looking around; a report takes `holm`.
 *
 * The result is in the order of the input. A null stays null and is not counted as a
 * test. Costs O(m log m).
 *
 * @throws RangeError if a p-value is outside [0, 1].
 * @example benjaminiHochberg([0.01, null, 0.04]) // [0.02, null, 0.04]
 */
export function benjaminiHochberg(pValues: readonly (number | null)[]): (number | null)[] {
  const ascending = sortedPValues(pValues);
  const adjusted: (number | null)[] = pValues.map(() => null);
  let smallest = 1;
  for (const [place, { p, index }] of ascending.reverse().entries()) {
    smallest = Math.min(smallest, (ascending.length * p) / (ascending.length - place));
    adjusted[index] = smallest;
  }
  return adjusted;
}
