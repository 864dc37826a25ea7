/**
 * Quantile of a sorted sample by linear interpolation between order statistics, the
 * definition 7 of Hyndman & Fan (1996), which is R's default.
 *
 * @param sorted values in ascending order.
 * @param p probability between 0 and 1.
 * @returns null for an empty sample.
 * @throws RangeError if p is outside [0, 1].
 * @example quantileOfSorted([1, 2, 3, 4], 0.5) // 2.5
 */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number | null {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A probability must lie between 0 and 1, not ${p}.`);
  const position = (sorted.length - 1) * p;
  const index = Math.floor(position);
  const below = sorted[index];
  if (below === undefined) return null;
  const above = sorted[index + 1] ?? below;
  return below + (position - index) * (above - below);
}
