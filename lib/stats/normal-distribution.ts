const SQRT_TWO_PI = 2.5066282746310002;

/** Density of the standard normal distribution at x. */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / SQRT_TWO_PI;
}

/**
 * Probability that a standard normal variable is at most x, to about 1e-15, and with
 * small relative error in the lower tail. Near the middle the series 26.2.11 of
 * Abramowitz & Stegun, outside it the continued fraction 26.2.14.
 *
 * @example normalCdf(0) // 0.5
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x < -2.5) return lowerTail(-x);
  if (x > 2.5) return 1 - lowerTail(x);
  let term = x;
  let sum = x;
  for (let odd = 3; Math.abs(term) > 1e-18 * Math.abs(sum) && term !== 0; odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return 0.5 + normalDensity(x) * sum;
}

/**
 * The x below which a standard normal variable falls with probability p: the inverse of
 * `normalCdf`, to about 1e-14. Gives -Infinity for 0 and Infinity for 1.
 *
 * A start from the rational approximation 26.2.23 of Abramowitz & Stegun is refined by
 * Halley's method in the lower tail, where probabilities keep all their digits.
 *
 * @throws RangeError if p is outside [0, 1].
 * @example normalQuantile(0.975) // 1.959963984540054
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A probability must lie between 0 and 1, not ${p}.`);
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  if (p === 0.5) return 0;
  const tail = p < 0.5 ? p : 1 - p;
  const t = Math.sqrt(-2 * Math.log(tail));
  let x =
    (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t;
  for (let step = 0; step < 4; step++) {
    const density = normalDensity(x);
    if (density === 0) break;
    const newton = (normalCdf(x) - tail) / density;
    x -= newton / (1 + (newton * x) / 2);
  }
  return p < 0.5 ? x : -x;
}

/** P(Z > x) for x of 2.5 or more. */
function lowerTail(x: number): number {
  const density = normalDensity(x);
  if (density === 0) return 0;
  // From the far end of x + 1/(x + 2/(x + 3/(x + ...))); 160 terms settle it from 2.5 on.
  let fraction = x;
  for (let term = 160; term >= 1; term--) fraction = x + term / fraction;
  return density / fraction;
}
