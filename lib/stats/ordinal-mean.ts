import type { CumulativeLinkFit } from "./cumulative-link-model";
import { logistic } from "./cumulative-logit";
import { normalDensity, normalQuantile } from "./normal-distribution";

export type OrdinalMean = {
  /** On the scale of the values. */
  value: number;
  standardError: number;
  ci: { low: number; high: number; level: number };
  /** Probability of each category. */
  shares: number[];
};

/** The integral over the normal effect runs this far and in steps this wide; the trapezoidal rule is then exact to 1e-12. */
const REACH = 9;
const STEP = 0.1;

/**
 * Mean answer that a fitted cumulative link model expects where the predictors have the given values, averaged over all
 * items and raters that the random effects stand for: the severity of those who happened to judge is taken out, but not
 * the spread of severities. Means of two groups differ as if the same raters had judged the same items in both.
 *
 * The standard error comes from the covariance of the estimates by the delta method, variances included; the interval is
 * normal and cut at the ends of the scale. It does not allow for Laplace's approximation, nor for the model being wrong:
 * the mean depends on the values having equal distances, as every mean of ordinal answers does.
 *
 * @param at values of the predictors in the order of the fit.
 * @param level coverage, between 0 and 1.
 * @throws RangeError if `at` does not have one value per predictor.
 */
export function ordinalMean(fit: CumulativeLinkFit, at: readonly number[], level: number): OrdinalMean {
  const { categories, thresholds, predictors, effects, covariance } = fit;
  if (at.length !== predictors.length) throw new RangeError(`There are ${predictors.length} predictors, not ${at.length}.`);
  const eta = predictors.reduce((sum, { estimate }, j) => sum + estimate * (at[j] ?? 0), 0);
  const deviation = Math.sqrt(effects.reduce((sum, { variance }) => sum + variance, 0));

  const upTo = new Array<number>(thresholds.length).fill(0);
  const byThreshold = new Array<number>(thresholds.length).fill(0);
  let byDeviation = 0;
  let last = 0;
  for (const [k, { estimate, below, above }] of thresholds.entries()) {
    // value = highest - Σ (distance to the next value) P(y ≤ k)
    const distance = above - below;
    for (let z = -REACH; z <= REACH; z += STEP) {
      const share = logistic(estimate - eta - deviation * z);
      const weight = STEP * normalDensity(z);
      upTo[k] = (upTo[k] ?? 0) + weight * share;
      byThreshold[k] = (byThreshold[k] ?? 0) - distance * weight * share * (1 - share);
      byDeviation += distance * weight * z * share * (1 - share);
    }
    last += distance * (upTo[k] ?? 0);
  }
  const highest = categories[categories.length - 1] ?? 0;
  const lowest = categories[0] ?? 0;
  const value = highest - last;

  const byEta = -byThreshold.reduce((sum, part) => sum + part, 0);
  const gradient = [
    ...byThreshold,
    ...at.map((x) => x * byEta),
    ...effects.map(({ standardDeviation }) => (deviation === 0 ? 0 : (byDeviation * standardDeviation.estimate) / deviation)),
  ];
  let variance = 0;
  for (const [row, left] of gradient.entries()) for (const [column, right] of gradient.entries()) variance += left * right * (covariance[row]?.[column] ?? 0);
  const standardError = Math.sqrt(variance);
  const half = normalQuantile((1 + level) / 2) * standardError;
  return {
    value,
    standardError,
    ci: { low: Math.max(lowest, value - half), high: Math.min(highest, value + half), level },
    shares: categories.map((_, k) => (upTo[k] ?? 1) - (upTo[k - 1] ?? 0)),
  };
}
