import { valueCodes } from "./value-codes";

/**
 * Ranks from 1 to n in the order of the input; equal values share the mean of their ranks. Only the distinct values are
 * sorted, so answers on a scale cost O(n).
 *
 * @example midRanks([10, 30, 10]) // [1.5, 3, 1.5]
 */
export function midRanks(list: ArrayLike<number>): Float64Array {
  const { values, codes } = valueCodes(list);
  return midRanksOfCodes(codes, values.length);
}

/** As `midRanks`, from values coded as places in an ascending list of so many distinct ones. O(n + distinct). */
export function midRanksOfCodes(codes: Uint32Array, distinct: number): Float64Array {
  const counts = new Uint32Array(distinct);
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  const ranks = new Float64Array(distinct);
  let below = 0;
  for (const [code, count] of counts.entries()) {
    ranks[code] = below + (count + 1) / 2;
    below += count;
  }
  const result = new Float64Array(codes.length);
  for (let place = 0; place < codes.length; place++) result[place] = ranks[codes[place] ?? 0] ?? 0;
  return result;
}
