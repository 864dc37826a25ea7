import { crossedSystem, type CrossedSystem } from "./crossed-system";
import { logGapShare, logistic, logLogistic, thresholdsOf } from "./cumulative-logit";
import type { OrdinalDesign } from "./ordinal-design";

/** Where the numbers that are searched for stand in one vector: thresholds, predictors, standard deviations of the effects. */
export type OrdinalLayout = { thresholds: number; predictors: number; effects: number; size: number };

export type LaplaceLikelihood = {
  logLikelihood: number;
  /** By each free number. */
  gradient: Float64Array;
  /** Most probable effects in units of their standard deviation: levels of the first effect, then of the second. */
  modes: Float64Array;
  /** Curvature at the modes; its inverse is their conditional covariance in the same units. */
  system: CrossedSystem;
};

const MAX_ITERATIONS = 200;
/** Newton's decrement at which the modes are exact to rounding. */
const AT_MODE = 1e-20;

export function ordinalLayout({ categories, predictors, effects }: OrdinalDesign): OrdinalLayout {
  const thresholds = categories.length - 1;
  return { thresholds, predictors: predictors.length, effects: effects.length, size: thresholds + predictors.length + effects.length };
}

/**
 * Log-likelihood of a cumulative logit model with normal random effects, by Laplace's approximation: the integral over the
 * effects is taken as that of the normal density with the same mode and curvature (Tierney & Kadane 1986, JASA 81:82-86;
 * Pinheiro & Chao 2006, JCGS 15:58-81). Without effects it is exact. The gradient is exact for the approximation: it
 * follows how mode and curvature move with the parameters.
 *
 * Effects are standard normal and multiplied by their standard deviation, so a deviation of 0 is an ordinary point, and a
 * deviation and its opposite mean the same. The integrand is log-concave, so Newton's method with halved steps finds its
 * one mode. O(n * iterations) beside what `crossedSystem` costs.
 *
 * @param start modes to begin from.
 * @returns null if the numbers are so extreme that no mode is found.
 */
export function laplaceLikelihood(design: OrdinalDesign, free: Float64Array, start: Float64Array): LaplaceLikelihood | null {
  const { n, codes, counts, x, effects } = design;
  const layout = ordinalLayout(design);
  const thresholds = thresholdsOf(free.subarray(0, layout.thresholds));
  const slopes = free.subarray(layout.thresholds, layout.thresholds + layout.predictors);
  const deviations = free.subarray(layout.thresholds + layout.predictors);
  const fixed = new Float64Array(n);
  for (let entry = 0; entry < n; entry++) {
    let sum = 0;
    for (let j = 0; j < slopes.length; j++) sum += (x[entry * slopes.length + j] ?? 0) * (slopes[j] ?? 0);
    fixed[entry] = sum;
  }
  let gaps = 0;
  for (let k = 1; k < thresholds.length; k++) gaps += (counts[k] ?? 0) * logGapShare((thresholds[k] ?? 0) - (thresholds[k - 1] ?? 0));
  const offsets = effects.map((_, place) => (place === 0 ? 0 : (effects[0]?.names.length ?? 0)));
  const levels = effects.map(({ level }) => level);

  /** z_iᵀ times a vector over the levels. */
  const spread = (vector: Float64Array, entry: number): number => {
    let sum = 0;
    for (let place = 0; place < levels.length; place++) sum += (deviations[place] ?? 0) * (vector[(offsets[place] ?? 0) + (levels[place]?.[entry] ?? 0)] ?? 0);
    return sum;
  };
  const linear = (modes: Float64Array, entry: number): number => (fixed[entry] ?? 0) + spread(modes, entry);
  const upperOf = (entry: number): number => thresholds[codes[entry] ?? 0] ?? Infinity;
  const lowerOf = (entry: number): number => thresholds[(codes[entry] ?? 0) - 1] ?? -Infinity;
  const jointLogDensity = (modes: Float64Array): number => {
    let sum = gaps;
    for (let entry = 0; entry < n; entry++) {
      const eta = linear(modes, entry);
      sum += logLogistic(upperOf(entry) - eta) + logLogistic(eta - lowerOf(entry));
    }
    for (const mode of modes) sum -= (mode * mode) / 2;
    return sum;
  };
  /** Σ z_i times a number per answer. */
  const gather = (values: Float64Array): Float64Array => {
    const totals = new Float64Array(start.length);
    for (const [place, { level }] of effects.entries()) {
      const offset = offsets[place] ?? 0;
      for (let entry = 0; entry < n; entry++) {
        const to = offset + (level[entry] ?? 0);
        totals[to] = (totals[to] ?? 0) + (deviations[place] ?? 0) * (values[entry] ?? 0);
      }
    }
    return totals;
  };

  const above = new Float64Array(n);
  const below = new Float64Array(n);
  const score = new Float64Array(n);
  const weights = new Float64Array(n);
  let modes = start.slice();
  let joint = jointLogDensity(modes);
  let system: CrossedSystem | null = null;
  for (let iteration = 0; ; iteration++) {
    for (let entry = 0; entry < n; entry++) {
      const eta = linear(modes, entry);
      const upper = logistic(upperOf(entry) - eta);
      const lower = logistic(lowerOf(entry) - eta);
      above[entry] = upper;
      below[entry] = lower;
      score[entry] = upper + lower - 1;
      weights[entry] = upper * (1 - upper) + lower * (1 - lower);
    }
    system = crossedSystem(effects, deviations, weights);
    if (system === null || !Number.isFinite(joint)) return null;
    const slope = gather(score);
    for (const [place, mode] of modes.entries()) slope[place] = (slope[place] ?? 0) - mode;
    const step = system.solve(slope);
    let decrement = 0;
    for (const [place, part] of step.entries()) decrement += part * (slope[place] ?? 0);
    if (decrement < AT_MODE * (1 + Math.abs(joint)) || effects.length === 0) break;
    if (iteration === MAX_ITERATIONS) return null;
    let share = 1;
    let moved = modes.map((mode, place) => mode + (step[place] ?? 0));
    let next = jointLogDensity(moved);
    // Close to the mode a rise is smaller than rounding: there the full step is taken.
    while (decrement > 1e-9 && next < joint && share > 1e-8) {
      share /= 2;
      moved = modes.map((mode, place) => mode + share * (step[place] ?? 0));
      next = jointLogDensity(moved);
    }
    modes = moved;
    joint = next;
  }

  const { diagonal, between } = system.inverse();
  // How much the curvature's determinant grows with each answer's weight, and that weight with its linear predictor.
  const leverage = new Float64Array(n);
  const drift = new Float64Array(n);
  const p = deviations[0] ?? 0;
  const q = deviations[1] ?? 0;
  for (let entry = 0; entry < n; entry++) {
    const one = diagonal[levels[0]?.[entry] ?? 0] ?? 0;
    const other = levels[1] === undefined ? 0 : (diagonal[(offsets[1] ?? 0) + (levels[1][entry] ?? 0)] ?? 0);
    leverage[entry] = p * p * one + 2 * p * q * (between[entry] ?? 0) + q * q * other;
    drift[entry] = (leverage[entry] ?? 0) * (slopeOfDensity(above[entry] ?? 0) + slopeOfDensity(below[entry] ?? 0));
  }
  const pull = system.solve(gather(drift));

  const gradient = new Float64Array(layout.size);
  const byThreshold = new Float64Array(layout.thresholds);
  for (let entry = 0; entry < n; entry++) {
    const code = codes[entry] ?? 0;
    const upper = above[entry] ?? 0;
    const lower = below[entry] ?? 0;
    const lever = leverage[entry] ?? 0;
    const pulled = spread(pull, entry);
    const byUpper = 1 - upper - (lever * slopeOfDensity(upper)) / 2 + (pulled * upper * (1 - upper)) / 2;
    const byLower = -lower - (lever * slopeOfDensity(lower)) / 2 + (pulled * lower * (1 - lower)) / 2;
    if (code < byThreshold.length) byThreshold[code] = (byThreshold[code] ?? 0) + byUpper;
    if (code > 0) byThreshold[code - 1] = (byThreshold[code - 1] ?? 0) + byLower;
    for (let j = 0; j < slopes.length; j++) {
      const to = layout.thresholds + j;
      gradient[to] = (gradient[to] ?? 0) - (byUpper + byLower) * (x[entry * slopes.length + j] ?? 0);
    }
    for (let place = 0; place < levels.length; place++) {
      const to = layout.thresholds + layout.predictors + place;
      const at = (offsets[place] ?? 0) + (levels[place]?.[entry] ?? 0);
      // The row of the inverse that belongs to this level, times the answer's row of Z.
      const own = (deviations[place] ?? 0) * (diagonal[at] ?? 0) + (deviations[1 - place] ?? 0) * (between[entry] ?? 0);
      gradient[to] = (gradient[to] ?? 0) - (byUpper + byLower) * (modes[at] ?? 0) - (weights[entry] ?? 0) * own + ((score[entry] ?? 0) * (pull[at] ?? 0)) / 2;
    }
  }
  // A threshold's free number moves all thresholds from it on.
  let fromHere = 0;
  for (let k = layout.thresholds - 1; k >= 0; k--) {
    fromHere += byThreshold[k] ?? 0;
    const gap = (thresholds[k] ?? 0) - (thresholds[k - 1] ?? 0);
    gradient[k] = k === 0 ? fromHere : gap * (fromHere + (counts[k] ?? 0) / Math.expm1(gap));
  }
  return { logLikelihood: joint - system.logDeterminant / 2, gradient, modes, system };
}

/** Derivative of the logistic density where its distribution function is `share`. */
function slopeOfDensity(share: number): number {
  return share * (1 - share) * (1 - 2 * share);
}
