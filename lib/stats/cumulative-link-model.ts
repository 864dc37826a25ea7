import { thresholdsOf } from "./cumulative-logit";
import { ordinalLayout } from "./laplace-likelihood";
import { normalCdf } from "./normal-distribution";
import { ordinalDesign, type Grouping, type OrdinalDesign, type OrdinalPredictor } from "./ordinal-design";
import { ordinalMaximum, type OrdinalMaximum } from "./ordinal-maximum";
import type { RatingColumns } from "./rating-columns";
import type { Reason } from "./reason";

type Estimate = { estimate: number; standardError: number };

export type CumulativeLinkFit = {
  /** Values that were given, ascending; a point of the scale that nobody used is no category. */
  categories: number[];
  /** Logit of the probability of a value up to `below`, where all predictors and effects are 0. */
  thresholds: ({ below: number; above: number } & Estimate)[];
  /** Log-odds of higher values for one unit more; z and two-sided p by Wald. */
  predictors: ({ name: string; z: number; p: number } & Estimate)[];
  /** In the order in which they were asked for. */
  effects: {
    grouping: Grouping;
    variance: number;
    /** Null with a variance of 0, the edge of what is possible. */
    standardDeviation: { estimate: number; standardError: number | null };
    /**
     * Predicted effects, positive for those whose answers lie higher, as most probable values given the estimates; their
     * standard errors are conditional on the estimates too.
     */
    levels: ({ name: string } & Estimate)[];
  }[];
  /** Of thresholds, predictors and standard deviations in this order; 0 for deviations that are 0. */
  covariance: number[][];
  logLikelihood: number;
  iterations: number;
  n: number;
};

/** A fit, which has converged, or the reason why there is none. */
export type CumulativeLinkModel = { fit: CumulativeLinkFit; reason: null } | { fit: null; reason: Reason };

/**
 * Cumulative logit model of answers on an ordered scale, with or without random effects of items and raters:
 * logit P(y ≤ k) = θ_k - (x'β + u_item + u_rater), u normal with mean 0 (McCullagh 1980, JRSS B 42:109-142; with random
 * effects Tutz & Hennevogl 1996, CSDA 22:537-557), by maximum likelihood, with Laplace's approximation where there are
 * effects. A rater's effect is their severity in the other direction: `ordinalMean` gives means without it.
 *
 * Offered are the logit link, free thresholds, independent intercepts for item and rater, and predictors that act alike on
 * all thresholds. Not offered are other links, equidistant thresholds, predictors that act differently by threshold, random
 * slopes, nested effects, quadrature beyond Laplace, and profile intervals. Laplace's approximation understates a variance
 * where each level has only a few answers, and a variance from fewer than five levels is little more than a guess.
 *
 * Reasons: `no_values`; `no_variation` when one value was given only; `not_identified` when a predictor is constant, or
 * predictors say the same, or an effect has one level or no level with two answers; `separated` when a predictor or effect
 * tells categories apart so well that no finite estimate fits best; `not_converged`. A variance may be 0: that is a value.
 *
 * Costs some hundred evaluations of O(n * (predictors + answers per item) + raters^3): a second or two for ten thousand
 * answers of thirty raters.
 *
 * @throws RangeError if a predictor is not a finite number for some answer.
 * @example cumulativeLinkModel(columns, { random: ["rater"] }).fit?.effects[0]?.variance
 */
export function cumulativeLinkModel(
  columns: RatingColumns,
  options: { predictors?: readonly OrdinalPredictor[]; random?: readonly Grouping[] },
): CumulativeLinkModel {
  const { predictors = [], random = [] } = options;
  if (columns.value.length === 0) return { fit: null, reason: "no_values" };
  const design = ordinalDesign(columns, predictors, random);
  if (design.categories.length < 2) return { fit: null, reason: "no_variation" };
  const isFlat = design.predictors.some(({ centre, scale }) => scale <= 1e-12 * Math.abs(centre));
  // With one answer per level an effect is a part of the residual, which has no variance of its own here.
  const isAlone = design.effects.some(({ names }) => names.length < 2 || names.length === design.n);
  if (isFlat || isAlone) return { fit: null, reason: "not_identified" };
  const maximum = ordinalMaximum(design);
  if (typeof maximum === "string") return { fit: null, reason: maximum };
  return { fit: fitOf(design, maximum, random), reason: null };
}

function fitOf(design: OrdinalDesign, { free, likelihood, covariance, iterations }: OrdinalMaximum, random: readonly Grouping[]): CumulativeLinkFit {
  const { categories, predictors, effects, n } = design;
  const layout = ordinalLayout(design);
  const firstDeviation = layout.thresholds + layout.predictors;
  const slopes = predictors.map(({ scale }, j) => (free[layout.thresholds + j] ?? 0) / scale);
  const shift = predictors.reduce((sum, { centre }, j) => sum + centre * (slopes[j] ?? 0), 0);
  const thresholds = thresholdsOf(free.subarray(0, layout.thresholds)).map((threshold) => threshold + shift);
  const spread = transformed(covariance, jacobian(design, free));
  const standardError = (place: number): number => Math.sqrt(spread[place]?.[place] ?? 0);
  const modeVariances = likelihood.system.inverse().diagonal;

  const described = effects.map(({ grouping, names }, place) => {
    const deviation = free[firstDeviation + place] ?? 0;
    const offset = place === 0 ? 0 : (effects[0]?.names.length ?? 0);
    return {
      grouping,
      variance: deviation ** 2,
      standardDeviation: { estimate: deviation, standardError: deviation === 0 ? null : standardError(firstDeviation + place) },
      levels: names.map((name, level) => ({
        name,
        estimate: deviation * (likelihood.modes[offset + level] ?? 0),
        standardError: deviation * Math.sqrt(modeVariances[offset + level] ?? 0),
      })),
    };
  });
  return {
    categories: [...categories],
    thresholds: [...thresholds].map((estimate, k) => ({ below: categories[k] ?? 0, above: categories[k + 1] ?? 0, estimate, standardError: standardError(k) })),
    predictors: slopes.map((estimate, j) => {
      const z = estimate / standardError(layout.thresholds + j);
      return { name: predictors[j]?.name ?? "", estimate, standardError: standardError(layout.thresholds + j), z, p: 2 * normalCdf(-Math.abs(z)) };
    }),
    effects: described.sort((one, other) => random.indexOf(one.grouping) - random.indexOf(other.grouping)),
    covariance: reordered(spread, described.map(({ grouping }) => firstDeviation + effects.findIndex((effect) => effect.grouping === grouping)), firstDeviation),
    logLikelihood: likelihood.logLikelihood,
    iterations,
    n,
  };
}

/** Derivatives of what is reported by what was searched for: one row per reported number. */
function jacobian(design: OrdinalDesign, free: Float64Array): number[][] {
  const { thresholds, size } = ordinalLayout(design);
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => {
      const predictor = design.predictors[column - thresholds];
      if (row >= thresholds) return row === column ? 1 / (predictor?.scale ?? 1) : 0;
      if (column < thresholds) return column > row ? 0 : column === 0 ? 1 : Math.exp(free[column] ?? 0);
      return predictor === undefined ? 0 : predictor.centre / predictor.scale;
    }),
  );
}

function transformed(covariance: Float64Array, rows: number[][]): number[][] {
  const half = rows.map((row) => rows.map((_, column) => row.reduce((sum, value, k) => sum + value * (covariance[k * rows.length + column] ?? 0), 0)));
  return half.map((row) => rows.map((other) => row.reduce((sum, value, k) => sum + value * (other[k] ?? 0), 0)));
}

/** Rows and columns of the deviations in another order. */
function reordered(matrix: number[][], deviations: number[], firstDeviation: number): number[][] {
  const order = [...matrix.keys()].map((place) => (place < firstDeviation ? place : (deviations[place - firstDeviation] ?? place)));
  return order.map((row) => order.map((column) => matrix[row]?.[column] ?? 0));
}
