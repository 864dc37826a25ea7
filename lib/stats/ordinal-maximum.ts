import { hessian } from "./hessian";
import { laplaceLikelihood, ordinalLayout, type LaplaceLikelihood } from "./laplace-likelihood";
import type { OrdinalDesign } from "./ordinal-design";
import { invertPositiveDefinite } from "./positive-definite";
import { quasiNewton, type Differentiable } from "./quasi-newton";

/** The free numbers of highest likelihood, laid out as in `OrdinalLayout`; deviations are 0 or more. */
export type OrdinalMaximum = {
  free: Float64Array;
  likelihood: LaplaceLikelihood;
  /** Inverse of the observed information; rows and columns of deviations that are 0 are 0. */
  covariance: Float64Array;
  iterations: number;
};

/** Deviations from which the search starts: from the second too if from the first one shrank, as 0 is always level ground, or ran away. */
const START_DEVIATIONS = [1, 0.3];
const SHRUNK = 0.1;
const GRADIENT_TOLERANCE = 1e-7;
/** Expected gain in log-likelihood of one more Newton step, at which the search is over. */
const CONVERGED = 1e-14;
const MAX_NEWTON_STEPS = 20;
/** Odds of e^10 for one standard deviation of a predictor or effect are no estimate but one on its way to infinity. */
const RUNAWAY = 10;
/** Thresholds move with effects; the logarithm of a distance between them that is this far below 0 is as lost. */
const THRESHOLD_RUNAWAY = 40;
/** A deviation this small is 0, if the likelihood does not fall by setting it so. */
const SMALL_DEVIATION = 1e-3;
const SAME_LIKELIHOOD = 1e-7;

/**
 * Finds the maximum of `laplaceLikelihood` by a quasi-Newton search, and then by Newton's method with the Hessian that
 * standard errors need anyway.
 *
 * `separated` when a predictor, an effect or a threshold grows without end; `not_identified` when the likelihood is flat in
 * some direction; `not_converged` when neither search comes to rest.
 */
export function ordinalMaximum(design: OrdinalDesign): OrdinalMaximum | "separated" | "not_identified" | "not_converged" {
  const { thresholds, predictors, effects, size } = ordinalLayout(design);
  let modes = new Float64Array(design.effects.reduce((sum, { names }) => sum + names.length, 0));
  const likelihoodAt = (free: Float64Array): LaplaceLikelihood | null => {
    const found = laplaceLikelihood(design, free, modes);
    if (found !== null && Number.isFinite(found.logLikelihood)) modes = Float64Array.from(found.modes);
    return found;
  };
  const target: Differentiable = (free) => {
    const found = likelihoodAt(free);
    return found === null || !Number.isFinite(found.logLikelihood) ? null : { value: -found.logLikelihood, gradient: found.gradient.map((part) => -part) };
  };

  const firstDeviation = thresholds + predictors;
  let best: { free: Float64Array; value: number; iterations: number } | null = null;
  for (const deviation of effects === 0 ? [0] : START_DEVIATIONS) {
    modes.fill(0);
    const found = quasiNewton(target, startingPoint(design, size, deviation), GRADIENT_TOLERANCE, (free) => hasRunAway(free, thresholds));
    if (found !== null && (best === null || found.at.value < best.value - SAME_LIKELIHOOD)) best = { free: found.point, value: found.at.value, iterations: found.iterations };
    if (best !== null && !hasRunAway(best.free, thresholds) && best.free.subarray(firstDeviation).every((value) => Math.abs(value) > SHRUNK)) break;
  }
  if (best === null) return "not_converged";

  let free = best.free;
  for (let step = 0; step < MAX_NEWTON_STEPS; step++) {
    free = withoutSmallDeviations(free, firstDeviation, target);
    if (hasRunAway(free, thresholds)) return "separated";
    const at = target(free);
    const curvature = hessian(target, free);
    if (at === null || curvature === null) return "not_converged";
    const covariance = invertPositiveDefinite(curvature, size);
    if (covariance === null) return "not_identified";
    const move = free.map((_, row) => {
      let sum = 0;
      for (let column = 0; column < size; column++) sum -= (covariance[row * size + column] ?? 0) * (at.gradient[column] ?? 0);
      return sum;
    });
    let gain = 0;
    for (const [place, part] of move.entries()) gain -= part * (at.gradient[place] ?? 0);
    if (gain < CONVERGED * (1 + Math.abs(at.value))) {
      const likelihood = likelihoodAt(free);
      return likelihood === null ? "not_converged" : { free, likelihood, covariance: withoutZeros(covariance, free, firstDeviation), iterations: best.iterations + step };
    }
    let share = 1;
    let next = free.map((value, place) => value + (move[place] ?? 0));
    // Far from rest a step must raise the likelihood; close to it the rise is rounding.
    while (gain > 1e-8 && !((target(next)?.value ?? Infinity) < at.value) && share > 1e-6) {
      share /= 2;
      next = free.map((value, place) => value + share * (move[place] ?? 0));
    }
    free = next;
  }
  return hasRunAway(free, thresholds) ? "separated" : "not_converged";
}

/** Thresholds that fit the shares of the categories, no effect of predictors, one deviation for all effects. */
function startingPoint({ n, counts, effects }: OrdinalDesign, size: number, deviation: number): Float64Array {
  const free = new Float64Array(size);
  let below = 0;
  let previous = 0;
  for (let k = 0; k < counts.length - 1; k++) {
    below += counts[k] ?? 0;
    const threshold = Math.log(below / (n - below));
    free[k] = k === 0 ? threshold : Math.log(threshold - previous);
    previous = threshold;
  }
  free.fill(deviation, size - effects.length);
  return free;
}

function withoutSmallDeviations(free: Float64Array, firstDeviation: number, target: Differentiable): Float64Array {
  let kept = free.map((value, place) => (place >= firstDeviation ? Math.abs(value) : value));
  for (let place = firstDeviation; place < free.length; place++) {
    if ((kept[place] ?? 0) === 0 || (kept[place] ?? 0) > SMALL_DEVIATION) continue;
    const without = kept.map((value, other) => (other === place ? 0 : value));
    if ((target(without)?.value ?? Infinity) <= (target(kept)?.value ?? -Infinity) + SAME_LIKELIHOOD) kept = without;
  }
  return kept;
}

function hasRunAway(free: Float64Array, thresholds: number): boolean {
  return free.some((value, place) => Math.abs(value) > (place < thresholds ? THRESHOLD_RUNAWAY : RUNAWAY));
}

function withoutZeros(covariance: Float64Array, free: Float64Array, firstDeviation: number): Float64Array {
  const isZero = (place: number): boolean => place >= firstDeviation && free[place] === 0;
  return covariance.map((value, place) => (isZero(Math.floor(place / free.length)) || isZero(place % free.length) ? 0 : value));
}
