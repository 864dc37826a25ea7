import { valueCodes } from "./value-codes";

/**
 * Ranks from 1 to n in the order of the input; equal values share the mean of their ranks. Only the distinct values are
 * sorted, so answers on a scale cost O(n).
 *
 * @example midRanks([10, 30, 10]) // [1.5, 3, 1.5]
 */
export function midRanks(list: ArrayLike<number>): Float64Array {
  const { values, codes } = valueCodes(list);
  const counts = new Uint32Array(values.length);
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  const ranks = new Float64Array(values.length);
  let below = 0;
  for (const [code, count] of counts.entries()) {
    ranks[code] = below + (count + 1) / 2;
    below += count;
  }
  return Float64Array.from(codes, (code) => ranks[code] ?? 0);
}
