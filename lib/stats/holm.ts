/**
 * P-values adjusted for their number by Holm's step-down method (Holm 1979, Scandinavian
 * Journal of Statistics 6:65-70): rejecting where the adjusted value is at most a keeps
 * the chance of any false rejection at most a, however the tests depend on each other.
 *
 * The result is in the order of the input. A null stays null and is not counted as a
 * test. Costs O(m log m).
 *
 * @throws RangeError if a p-value is outside [0, 1].
 * @example holm([0.01, null, 0.04]) // [0.02, null, 0.04]
 */
export function holm(pValues: readonly (number | null)[]): (number | null)[] {
  const ascending = sortedPValues(pValues);
  const adjusted: (number | null)[] = pValues.map(() => null);
  let largest = 0;
  for (const [rank, { p, index }] of ascending.entries()) {
    largest = Math.max(largest, Math.min(1, (ascending.length - rank) * p));
    adjusted[index] = largest;
  }
  return adjusted;
}

/** The p-values that are there, ascending, each with its place in the input. */
export function sortedPValues(pValues: readonly (number | null)[]): { p: number; index: number }[] {
  const present: { p: number; index: number }[] = [];
  for (const [index, p] of pValues.entries()) {
    if (p === null) continue;
    if (!(p >= 0 && p <= 1)) throw new RangeError(`A p-value must lie between 0 and 1, not ${p}.`);
    present.push({ p, index });
  }
  return present.sort((a, b) => a.p - b.p);
}
