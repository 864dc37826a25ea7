import { incompleteBeta } from "./incomplete-beta";
import { logGamma, logGammaRatio } from "./log-gamma";
import { normalCdf, normalDensity, normalQuantile } from "./normal-distribution";

/** From here on the continued fraction loses digits and the expansion has them all. */
const NEARLY_NORMAL = 3e5;

/**
 * Probability that a variable with Student's t distribution is at most t, to about
 * 1e-13 and with small relative error in the lower tail (Abramowitz & Stegun 26.7.1).
 *
 * @param degreesOfFreedom above zero, not necessarily whole.
 * @throws RangeError if the degrees of freedom are not above zero.
 */
export function studentTCdf(t: number, degreesOfFreedom: number): number {
  checkDegreesOfFreedom(degreesOfFreedom);
  if (Number.isNaN(t)) return Number.NaN;
  const tail = lowerTail(Math.abs(t), degreesOfFreedom);
  return t < 0 ? tail : 1 - tail;
}

/**
 * The t below which a variable with Student's t distribution falls with probability p,
 * to about 1e-12 relative. Gives -Infinity for 0 and Infinity for 1. Newton's method,
 * held inside a bracket that bisection shrinks.
 *
 * @throws RangeError if p is outside [0, 1] or the degrees of freedom are not above zero.
 * @example studentTQuantile(0.975, 8) // 2.306004135204
 */
export function studentTQuantile(p: number, degreesOfFreedom: number): number {
  checkDegreesOfFreedom(degreesOfFreedom);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A probability must lie between 0 and 1, not ${p}.`);
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  if (p === 0.5) return 0;
  const tail = p < 0.5 ? p : 1 - p;

  let low = 0;
  let high = Math.max(1, -normalQuantile(tail));
  while (lowerTail(high, degreesOfFreedom) > tail) {
    low = high;
    high *= 2;
    if (high === Infinity) return p < 0.5 ? -Infinity : Infinity;
  }
  let t = (low + high) / 2;
  for (let step = 0; step < 200; step++) {
    const excess = lowerTail(t, degreesOfFreedom) - tail;
    if (excess > 0) low = t;
    else high = t;
    // The tail falls as t grows, so Newton adds excess over density.
    const newton = t + excess / density(t, degreesOfFreedom);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    const moved = Math.abs(next - t);
    t = next;
    if (moved <= 1e-15 * t) break;
  }
  return p < 0.5 ? -t : t;
}

/**
 * P(T > t) for t of 0 or more. With very many degrees of freedom by Fisher's expansion
 * about the normal distribution (Fisher 1925, Metron 5:109-112), whose first term left
 * out is of the order of degreesOfFreedom^-3.
 */
function lowerTail(t: number, degreesOfFreedom: number): number {
  if (t === Infinity) return 0;
  if (degreesOfFreedom >= NEARLY_NORMAL) {
    const cube = t ** 3;
    const first = (cube + t) / 4;
    const second = (3 * t ** 7 - 7 * t ** 5 - 5 * cube - 3 * t) / 96;
    const correction = (first + second / degreesOfFreedom) / degreesOfFreedom;
    return normalCdf(-t) + normalDensity(t) * correction;
  }
  const square = t * t;
  const total = degreesOfFreedom + square;
  return 0.5 * incompleteBeta(degreesOfFreedom / 2, 0.5, degreesOfFreedom / total, square / total);
}

function density(t: number, degreesOfFreedom: number): number {
  const logConstant =
    logGammaRatio(degreesOfFreedom / 2, 0.5) - logGamma(0.5) - 0.5 * Math.log(degreesOfFreedom);
  return Math.exp(logConstant - ((degreesOfFreedom + 1) / 2) * Math.log1p((t * t) / degreesOfFreedom));
}

function checkDegreesOfFreedom(degreesOfFreedom: number): void {
  if (!(degreesOfFreedom > 0)) {
    throw new RangeError(`Degrees of freedom must be above zero, not ${degreesOfFreedom}.`);
  }
}
