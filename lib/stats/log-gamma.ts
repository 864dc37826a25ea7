const HALF_LOG_TWO_PI = 0.9189385332046727;
const STIRLING_FROM = 15;

/**
 * Natural logarithm of the gamma function for x > 0, to about 1e-15 relative, by
 * Stirling's series after raising small arguments with the recurrence
 * gamma(x + 1) = x gamma(x) (Abramowitz & Stegun 6.1.15 and 6.1.41).
 *
 * @throws RangeError if x is not above zero.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`logGamma needs an argument above zero, not ${x}.`);
  let raised = x;
  let product = 1;
  while (raised < STIRLING_FROM) {
    product *= raised;
    raised += 1;
  }
  return (
    (raised - 0.5) * Math.log(raised) - raised + HALF_LOG_TWO_PI + stirlingRest(raised) - Math.log(product)
  );
}

/**
 * logGamma(a + b) - logGamma(a) for positive a and b, without the cancellation that
 * subtracting two large logarithms would suffer when a is large.
 */
export function logGammaRatio(a: number, b: number): number {
  if (a < STIRLING_FROM) return logGamma(a + b) - logGamma(a);
  return (
    (a - 0.5) * Math.log1p(b / a) + b * Math.log(a + b) - b + stirlingRest(a + b) - stirlingRest(a)
  );
}

/** What Stirling's formula leaves out, for x of 15 or more. */
function stirlingRest(x: number): number {
  const inverse = 1 / x;
  const square = inverse * inverse;
  return (
    inverse *
    (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188)))))
  );
}
