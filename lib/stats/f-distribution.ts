import { incompleteBeta } from "./incomplete-beta";

/**
 * Probability that a variable with the F distribution exceeds f, to about 1e-13, with small relative error in the tail
 * (Abramowitz & Stegun 26.6.2). 1 for f of 0 or less.
 *
 * @param numerator degrees of freedom of the numerator, above zero, not necessarily whole; `denominator` likewise.
 * @throws RangeError if degrees of freedom are not above zero.
 */
export function fUpperTail(f: number, numerator: number, denominator: number): number {
  checkDegreesOfFreedom(numerator, denominator);
  if (Number.isNaN(f)) return Number.NaN;
  if (f <= 0) return 1;
  if (f === Infinity) return 0;
  const total = numerator * f + denominator;
  return incompleteBeta(denominator / 2, numerator / 2, denominator / total, (numerator * f) / total);
}

/**
 * The f below which a variable with the F distribution falls with probability p, to about 1e-11 relative. Gives 0 for 0 and
 * Infinity for 1. Bisection on log f, where the distribution is smooth however skewed it is.
 *
 * @throws RangeError if p is outside [0, 1] or degrees of freedom are not above zero.
 * @example fQuantile(0.95, 1, 10) // 4.9646, the square of Student's 2.2281
 */
export function fQuantile(p: number, numerator: number, denominator: number): number {
  checkDegreesOfFreedom(numerator, denominator);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A probability must lie between 0 and 1, not ${p}.`);
  if (p === 0) return 0;
  if (p === 1) return Infinity;
  // The smaller tail keeps its digits: 1 / F has the distribution with the degrees of freedom exchanged.
  if (p < 0.5) return 1 / fQuantile(1 - p, denominator, numerator);
  const tail = 1 - p;
  let low = 0;
  let high = 1;
  while (fUpperTail(Math.exp(low), numerator, denominator) < tail) low = low === 0 ? -1 : 2 * low;
  while (fUpperTail(Math.exp(high), numerator, denominator) > tail) {
    low = high;
    high *= 2;
    if (high > 700) return Infinity;
  }
  for (let step = 0; step < 200 && high - low > 1e-14; step++) {
    const middle = (low + high) / 2;
    if (fUpperTail(Math.exp(middle), numerator, denominator) > tail) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

function checkDegreesOfFreedom(numerator: number, denominator: number): void {
  if (!(numerator > 0 && denominator > 0)) throw new RangeError(`Degrees of freedom must be above zero, not ${numerator} and ${denominator}.`);
}
