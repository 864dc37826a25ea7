import type { DavidsonCell } from "./davidson-cells";
import { davidsonLikelihood, type DavidsonLayout } from "./davidson-likelihood";
import { invertPositiveDefinite } from "./positive-definite";

/** The parameters of highest likelihood, laid out as in `DavidsonLayout`. */
export type DavidsonMaximum = {
  parameters: Float64Array;
  /** Inverse of the information matrix. */
  covariance: Float64Array;
  logLikelihood: number;
  iterations: number;
};

const MAX_ITERATIONS = 100;
/** Newton's steps shrink quadratically: after one this small the next would be rounding. */
const CONVERGED = 1e-6;
/** The smallest part of a step that is tried. */
const SHORTEST = 1e-6;
/** Odds of e^40 between two sides are no estimate but one on its way to infinity. */
const RUNAWAY = 40;

/**
 * Finds the maximum of a Davidson likelihood by Newton's method, with steps halved where
 * one would lower the likelihood. The model must have passed `comparisonFault`; then
 * only the order effect is left to check. `confounded` when it cannot be told from the
 * worths, `separated` when it grows without end, or when odds of many millions between
 * the sources leave no digits to compute with. O(iterations * (cells + size^3)).
 */
export function maximizeDavidson(
  cells: readonly DavidsonCell[],
  layout: DavidsonLayout,
): DavidsonMaximum | "confounded" | "separated" {
  const { size, order } = layout;
  let parameters = new Float64Array(size);
  let current = davidsonLikelihood(cells, parameters, layout);
  let hasConverged = false;
  for (let iterations = 0; iterations <= MAX_ITERATIONS; iterations++) {
    const covariance = invertPositiveDefinite(current.information, size);
    if (covariance === null) return iterations === 0 ? "confounded" : "separated";
    if (hasConverged) return { parameters, covariance, logLikelihood: current.logLikelihood, iterations };

    const step = product(covariance, current.gradient);
    const moved = (share: number): Float64Array<ArrayBuffer> =>
      parameters.map((value, index) => value + share * (step[index] ?? 0));
    hasConverged = step.every((part) => Math.abs(part) < CONVERGED);
    const lowest = current.logLikelihood - 1e-13 * Math.abs(current.logLikelihood);
    let share = 1;
    let next = davidsonLikelihood(cells, moved(share), layout);
    while (!hasConverged && next.logLikelihood < lowest && share > SHORTEST) {
      share /= 2;
      next = davidsonLikelihood(cells, moved(share), layout);
    }
    parameters = moved(share);
    current = next;
    if (order !== null && Math.abs(parameters[order] ?? 0) > RUNAWAY) return "separated";
  }
  return "separated";
}

/**
 * Covariance of the parameters when judgments of one evaluator are alike: the sandwich
 * of the inverse information around the sum of squared gradients of the evaluators, times
 * G / (G - 1) for G evaluators (Liang & Zeger 1986, Biometrika 73:13-22). It needs two
 * evaluators at the very least and clearly more than parameters to be of use.
 */
export function clusteredCovariance(
  byEvaluator: readonly (readonly DavidsonCell[])[],
  { parameters, covariance }: DavidsonMaximum,
  layout: DavidsonLayout,
): Float64Array {
  const { size } = layout;
  const sandwich = new Float64Array(size * size);
  const factor = byEvaluator.length / (byEvaluator.length - 1);
  for (const cells of byEvaluator) {
    const { gradient } = davidsonLikelihood(cells, parameters, layout);
    // How far this evaluator alone pulls each parameter.
    const influence = product(covariance, gradient);
    for (const [row, left] of influence.entries()) {
      for (const [column, right] of influence.entries()) {
        const place = row * size + column;
        sandwich[place] = (sandwich[place] ?? 0) + factor * left * right;
      }
    }
  }
  return sandwich;
}

/** A square matrix, row by row, times a vector. */
function product(matrix: Float64Array, vector: Float64Array): Float64Array {
  return vector.map((_, row) => {
    let sum = 0;
    for (const [column, value] of vector.entries()) sum += (matrix[row * vector.length + column] ?? 0) * value;
    return sum;
  });
}
