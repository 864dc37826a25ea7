import { normalQuantile } from "./normal-distribution";

/**
 * Items until the half-width of percent agreement is at most the wanted one: z^2 p (1 - p) / h^2, rounded up (Gwet 2014,
 * Handbook of Inter-Rater Reliability, 4th ed., ch. 6). It needs no pilot: at p = 1/2, the default, it is enough whatever the
 * agreement turns out to be. From a finite stock of N items it takes n / (1 + n / N).
 *
 * @param agreement share of agreeing pairs that is expected, from 0 to 1.
 * @param stock items there are; none means endless.
 * @throws RangeError if a share, the half-width or the level is impossible.
 * @example unitsForPercentAgreement({ halfWidth: 0.1, level: 0.95 }) // 97
 */
export function unitsForPercentAgreement({ agreement = 0.5, halfWidth, level, stock }: { agreement?: number; halfWidth: number; level: number; stock?: number }): number {
  if (!(agreement >= 0 && agreement <= 1)) throw new RangeError(`A share must lie between 0 and 1, not ${agreement}.`);
  if (!(halfWidth > 0 && level > 0 && level < 1)) throw new RangeError(`A half-width of ${halfWidth} at level ${level} cannot be planned for.`);
  if (stock !== undefined && !(stock > 0)) throw new RangeError(`A stock of ${stock} items holds none.`);
  const z = normalQuantile((1 + level) / 2);
  const endless = (z * z * agreement * (1 - agreement)) / halfWidth ** 2;
  // The last factor keeps rounding from adding an item to a whole number.
  return Math.max(1, Math.ceil((stock === undefined ? endless : endless / (1 + endless / stock)) * (1 - 1e-12)));
}
