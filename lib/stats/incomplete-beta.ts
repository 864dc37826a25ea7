import { logGamma, logGammaRatio } from "./log-gamma";

const TINY = 1e-300;
const MAX_TERMS = 10_000;

/**
 * Regularised incomplete beta function I_x(a, b), the distribution function of the beta
 * distribution, to about 1e-13 relative.
 *
 * The caller gives x and 1 - x both, because the one that is close to 1 would otherwise
 * have lost the digits of the other. Continued fraction 26.5.8 of Abramowitz & Stegun,
 * evaluated by the modified Lentz method. It takes O(sqrt(max(a, b))) terms.
 *
 * @throws RangeError if a or b is not above zero, or x is outside [0, 1].
 */
export function incompleteBeta(a: number, b: number, x: number, oneMinusX: number): number {
  if (!(a > 0 && b > 0)) throw new RangeError("incompleteBeta needs shapes above zero.");
  if (!(x >= 0 && x <= 1)) throw new RangeError(`incompleteBeta needs x between 0 and 1, not ${x}.`);
  if (x === 0) return 0;
  if (oneMinusX === 0) return 1;
  const logX = x > 0.5 ? Math.log1p(-oneMinusX) : Math.log(x);
  const logOneMinusX = x > 0.5 ? Math.log(oneMinusX) : Math.log1p(-x);
  const logBeta = a > b ? logGamma(b) - logGammaRatio(a, b) : logGamma(a) - logGammaRatio(b, a);
  const front = Math.exp(a * logX + b * logOneMinusX - logBeta);
  // The fraction converges fast below the mean of the distribution; above it, use the
  // mirror image.
  if (x < (a + 1) / (a + b + 2)) return (front * continuedFraction(a, b, x)) / a;
  return 1 - (front * continuedFraction(b, a, oneMinusX)) / b;
}

function continuedFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let term = 1; term <= MAX_TERMS; term++) {
    const twice = 2 * term;
    const even = (term * (b - term) * x) / ((a + twice - 1) * (a + twice));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    result *= d * c;
    const odd = (-(a + term) * (a + b + term) * x) / ((a + twice) * (a + twice + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    const factor = d * c;
    result *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return result;
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
