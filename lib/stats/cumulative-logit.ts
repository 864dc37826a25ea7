/**
 * What a cumulative logit model says of one answer in a category between the thresholds `lower` and `upper`:
 * P = F(upper - eta) - F(lower - eta) with F logistic. It is written as
 * F(a) F(-b) (1 - exp(b - a)), a = upper - eta and b = lower - eta, whose logarithm neither cancels nor underflows, and
 * whose last factor does not depend on eta. The first category has b = -Infinity, the last a = Infinity.
 */

/** F, the logistic distribution function. */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** log F(x), without overflow. */
export function logLogistic(x: number): number {
  return x > 0 ? -Math.log1p(Math.exp(-x)) : x - Math.log1p(Math.exp(x));
}

/** log(1 - exp(-gap)), what the distance between two thresholds adds to the log-probability of the category between them. */
export function logGapShare(gap: number): number {
  return Math.log(-Math.expm1(-gap));
}

/**
 * Thresholds from free numbers: the first as it is, and each further one above its predecessor by the exponential of its
 * number, so that they ascend whatever the numbers.
 */
export function thresholdsOf(free: Float64Array): Float64Array {
  const thresholds = new Float64Array(free.length);
  for (let k = 0; k < free.length; k++) thresholds[k] = k === 0 ? (free[0] ?? 0) : (thresholds[k - 1] ?? 0) + Math.exp(free[k] ?? 0);
  return thresholds;
}
