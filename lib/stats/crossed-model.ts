import { additiveSquares, type AdditiveSquares } from "./additive-squares";
import { crossedDesign, crossedTotals, type CrossedDesign, type CrossedTotals } from "./crossed-design";
import { crossedPoint, type CrossedPoint } from "./crossed-likelihood";
import type { RatingColumns } from "./rating-columns";
import type { Reason } from "./reason";

/** Variances of item effects, rater effects and what is left, in squared points of the scale. */
export type VarianceComponents = { item: number; rater: number; residual: number };

/** A group of items with the mean that the model gives it. */
export type ModelMean = { mean: number; /** Of the model, with its variances taken as known. */ standardError: number };

/** What a fitted model knows beside what it reports; other statistics of the model are computed from it. */
export type CrossedFit = { design: CrossedDesign; totals: CrossedTotals; point: CrossedPoint; squares: AdditiveSquares };

export type CrossedModel = {
  method: "reml";
  n: number;
  units: number;
  raters: number;
} & (
  | {
      components: VarianceComponents;
      /** One entry per group, in their order; a single one without groups. */
      means: ModelMean[];
      /** Log restricted likelihood, with the constant that lme4 uses. */
      logLikelihood: number;
      iterations: number;
      /** False if the limit of steps was reached: then the numbers are the best found. */
      converged: boolean;
      fit: CrossedFit;
      reason: null;
    }
  | { components: null; means: null; logLikelihood: null; iterations: 0; converged: false; fit: null; reason: Reason }
);

/** Raters beyond this would make the dense system, and the wait, too large. */
export const MAX_MODEL_RATERS = 1000;

const MAX_STEPS = 100;
/** A ratio below this is tried at zero. */
const NEARLY_ZERO = 1e-4;
/** A step this small in log ratio ends the search: about a tenth of a millionth of a variance. */
const SETTLED = 1e-7;
/** Residual squares below this part of the total are too near to nothing for the likelihood to keep its digits. */
const EXPLAINED = 1e-6;
/** Curvature below this is taken for this. */
const FLAT = 1e-9;

/**
 * Fits answer = mean + item effect + rater effect + residual to answers that need not be complete, by restricted maximum
 * likelihood (Patterson & Thompson 1971, Biometrika 58:545-554): the variances of items, raters and residual, and the mean
 * with the standard error that follows from them. A variance may be zero. With groups of items (systems, for example) each
 * group has its own mean and the variances are common.
 *
 * Newton steps on the logarithms of the two ratios of variances, from the estimates of Henderson's method 3, with the slopes
 * exact and the curvature from their differences; a ratio that falls towards zero is set to zero where the likelihood does
 * not rise from there.
 *
 * Reasons: `no_values`; `too_few_units` and `too_few_raters` below two (or when every item is a group of its own);
 * `no_variation`; `not_crossed` when items, raters and residual cannot be told apart, for example as no item was answered
 * twice or no rater answered twice; `no_residual` when items and raters explain all but a millionth of the squares;
 * `too_large` beyond 1,000 raters. Costs O(sum of squared answers per item) once and O(raters^3) per step; about ten steps of three.
 *
 * @param grouping the group of each item, by its place in the columns, and how many groups there are.
 */
export function crossedModel(columns: RatingColumns, grouping?: { ofItem: Int32Array; groups: number }): CrossedModel {
  const { items, raters, value } = columns;
  const groups = grouping?.groups ?? 1;
  const basis = { method: "reml", n: value.length, units: items.length, raters: raters.length } as const;
  const without = (reason: Reason): CrossedModel => ({ ...basis, components: null, means: null, logLikelihood: null, iterations: 0, converged: false, fit: null, reason });
  if (value.length === 0) return without("no_values");
  if (items.length < groups + 1) return without("too_few_units");
  if (raters.length < 2) return without("too_few_raters");
  if (raters.length > MAX_MODEL_RATERS) return without("too_large");

  const design = crossedDesign(columns, grouping?.ofItem ?? null, groups);
  const totals = crossedTotals(design, columns, value);
  const squares = additiveSquares(design, totals);
  const reason = refusal(totals, squares);
  if (reason !== null) return without(reason);
  const climbed = climb(design, totals, squares);
  if (climbed === null) return without("not_crossed");
  const { point, iterations, converged } = climbed;
  const { residual, itemRatio, raterRatio } = point;
  const means = Array.from(point.means, (mean, group) => ({
    mean: totals.centre + mean, standardError: Math.sqrt(residual * (point.meanCovariance[group * groups + group] ?? 0)),
  }));
  return {
    ...basis,
    components: { item: residual * itemRatio, rater: residual * raterRatio, residual },
    means, logLikelihood: point.logLikelihood, iterations, converged, fit: { design, totals, point, squares }, reason: null,
  };
}

/** Why the three variances cannot be estimated from these squares, if they cannot. */
function refusal({ squares: total }: CrossedTotals, { residual, itemFreedom, raterFreedom, residualFreedom }: AdditiveSquares): Reason | null {
  if (total === 0) return "no_variation";
  if (itemFreedom < 1 || raterFreedom < 1 || residualFreedom < 1) return "not_crossed";
  return residual <= EXPLAINED * total ? "no_residual" : null;
}

type Climbed = { point: CrossedPoint; iterations: number; converged: boolean };

/** The highest point of the restricted likelihood, or null if it cannot be evaluated at all. */
function climb(design: CrossedDesign, totals: CrossedTotals, squares: AdditiveSquares): Climbed | null {
  const evaluate = (ratios: readonly [number, number]): CrossedPoint | null => crossedPoint(design, totals, ratios[0], ratios[1]);
  const residual = squares.residual / squares.residualFreedom;
  const start = (sum: number, freedom: number, weight: number): number => Math.min(1e6, Math.max(0.01, (sum / freedom / residual - 1) / weight));
  let at = evaluate([start(squares.item, squares.itemFreedom, squares.itemWeight), start(squares.rater, squares.raterFreedom, squares.raterWeight)]);
  if (at === null) return null;

  for (let step = 1; step <= MAX_STEPS; step++) {
    const next: CrossedPoint = lowered(at, evaluate) ?? raised(at, evaluate) ?? at;
    if (next !== at) {
      at = next;
      continue;
    }
    const move = newtonMove(at, evaluate);
    if (move === null || Math.max(Math.abs(move[0]), Math.abs(move[1])) < SETTLED) return { point: at, iterations: step, converged: true };
    const better = search(at, move, evaluate);
    // Where no step along the slope gains anything, rounding hides what is left to gain.
    if (better === null) return { point: at, iterations: step, converged: true };
    at = better;
  }
  return { point: at, iterations: MAX_STEPS, converged: false };
}

type Evaluate = (ratios: readonly [number, number]) => CrossedPoint | null;

/** The point with a small ratio set to zero, if that is no worse and the likelihood falls from there. */
function lowered(at: CrossedPoint, evaluate: Evaluate): CrossedPoint | null {
  if (at.itemRatio > 0 && at.itemRatio < NEARLY_ZERO) {
    const zero = evaluate([0, at.raterRatio]);
    if (zero !== null && zero.logLikelihood >= at.logLikelihood && zero.itemSlope <= 0) return zero;
  }
  if (at.raterRatio > 0 && at.raterRatio < NEARLY_ZERO) {
    const zero = evaluate([at.itemRatio, 0]);
    if (zero !== null && zero.logLikelihood >= at.logLikelihood && zero.raterSlope <= 0) return zero;
  }
  return null;
}

/** The point with a ratio of zero made positive, if the likelihood rises from there. */
function raised(at: CrossedPoint, evaluate: Evaluate): CrossedPoint | null {
  for (let ratio = NEARLY_ZERO; ratio > 1e-12; ratio /= 10) {
    if (at.itemRatio === 0 && at.itemSlope > 0) {
      const positive = evaluate([ratio, at.raterRatio]);
      if (positive !== null && positive.logLikelihood > at.logLikelihood) return positive;
    }
    if (at.raterRatio === 0 && at.raterSlope > 0) {
      const positive = evaluate([at.itemRatio, ratio]);
      if (positive !== null && positive.logLikelihood > at.logLikelihood) return positive;
    }
  }
  return null;
}

/** Newton's step in the logarithms of the positive ratios, turned uphill where the likelihood is not concave. */
function newtonMove(at: CrossedPoint, evaluate: Evaluate): [number, number] | null {
  const slope = logSlope(at);
  if (at.itemRatio === 0 && at.raterRatio === 0) return null;
  const by = 1e-4;
  const alongItem = at.itemRatio === 0 ? null : evaluate([at.itemRatio * Math.exp(by), at.raterRatio]);
  const alongRater = at.raterRatio === 0 ? null : evaluate([at.itemRatio, at.raterRatio * Math.exp(by)]);
  const ofItem = alongItem === null ? null : logSlope(alongItem);
  const ofRater = alongRater === null ? null : logSlope(alongRater);
  const itemCurve = ofItem === null ? -1 : (ofItem[0] - slope[0]) / by;
  const raterCurve = ofRater === null ? -1 : (ofRater[1] - slope[1]) / by;
  const both = ofItem === null || ofRater === null ? 0 : (ofItem[1] - slope[1] + ofRater[0] - slope[0]) / (2 * by);
  // Along each principal axis of the curvature by slope over curvature, uphill also where the likelihood is not concave.
  const angle = Math.atan2(2 * both, itemCurve - raterCurve) / 2;
  const middle = (itemCurve + raterCurve) / 2;
  const reach = Math.hypot((itemCurve - raterCurve) / 2, both);
  const along = (Math.cos(angle) * slope[0] + Math.sin(angle) * slope[1]) / Math.max(FLAT, Math.abs(middle + reach));
  const across = (Math.cos(angle) * slope[1] - Math.sin(angle) * slope[0]) / Math.max(FLAT, Math.abs(middle - reach));
  return limited([Math.cos(angle) * along - Math.sin(angle) * across, Math.sin(angle) * along + Math.cos(angle) * across]);
}

/** Slopes along the logarithms of the ratios. */
function logSlope({ itemRatio, raterRatio, itemSlope, raterSlope }: CrossedPoint): [number, number] {
  return [itemRatio * itemSlope, raterRatio * raterSlope];
}

/** A step of at most two in each logarithm. */
function limited([item, rater]: [number, number]): [number, number] {
  const largest = Math.max(Math.abs(item), Math.abs(rater), 2);
  return [(2 * item) / largest, (2 * rater) / largest];
}

/** The first point along a step, halved and halved again, at which the likelihood is higher. */
function search(at: CrossedPoint, move: readonly [number, number], evaluate: Evaluate): CrossedPoint | null {
  for (let part = 1; part > 1e-9; part /= 2) {
    const point = evaluate([at.itemRatio * Math.exp(part * move[0]), at.raterRatio * Math.exp(part * move[1])]);
    if (point !== null && point.logLikelihood > at.logLikelihood) return point;
  }
  return null;
}
