/**
 * The smallest whole number from `least` to `most` for which `isEnough` holds, or null if it does not hold for `most`. Once it
 * holds it must hold for all larger numbers. Costs O(log) of the answer's distance from `least`.
 *
 * @throws RangeError unless both ends are whole numbers, between which halving would not end.
 * @example smallestNumber(2, 100, (n) => n * n >= 50) // 8
 */
export function smallestNumber(least: number, most: number, isEnough: (candidate: number) => boolean): number | null {
  if (!(Number.isSafeInteger(least) && Number.isSafeInteger(most))) throw new RangeError(`Whole numbers are searched, not from ${least} to ${most}.`);
  if (isEnough(least)) return least;
  let low = least;
  let high = least;
  for (let step = 1; !isEnough(high); step *= 2) {
    if (high >= most) return null;
    low = high;
    high = Math.min(most, high + step);
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
