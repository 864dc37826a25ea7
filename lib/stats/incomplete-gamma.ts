import { logGamma } from "./log-gamma";

const TINY = 1e-300;
const MAX_TERMS = 10_000;

/**
 * Regularised upper incomplete gamma function Q(a, x), the probability that a gamma
 * variable with shape a exceeds x, to about 1e-13. Below the mean by the series 6.5.29 of
 * Abramowitz & Stegun for 1 - Q, above it by the continued fraction 6.5.31, evaluated by
 * the modified Lentz method, which keeps its digits however small Q is. It takes
 * O(sqrt(a)) terms.
 *
 * @throws RangeError if a is not above zero or x is below zero.
 * @example upperIncompleteGamma(1, 2) // exp(-2)
 */
export function upperIncompleteGamma(a: number, x: number): number {
  if (!(a > 0)) throw new RangeError(`upperIncompleteGamma needs a shape above zero, not ${a}.`);
  if (!(x >= 0)) throw new RangeError(`upperIncompleteGamma needs x of zero or more, not ${x}.`);
  if (x === 0) return 1;
  if (x === Infinity) return 0;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - front * lowerSeries(a, x) : front * upperFraction(a, x);
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let step = 1; step <= MAX_TERMS && term > 1e-17 * sum; step++) {
    term *= x / (a + step);
    sum += term;
  }
  return sum;
}

function upperFraction(a: number, x: number): number {
  let denominator = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / denominator;
  let result = d;
  for (let step = 1; step <= MAX_TERMS; step++) {
    const numerator = -step * (step - a);
    denominator += 2;
    d = 1 / nonZero(numerator * d + denominator);
    c = nonZero(denominator + numerator / c);
    const factor = d * c;
    result *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return result;
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
