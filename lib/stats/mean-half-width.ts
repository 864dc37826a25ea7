import type { VarianceComponents } from "./crossed-model";
import { studentTQuantile } from "./student-t";

/** More items or evaluators than this are not planned for. */
export const MAX_COUNT = 10_000_000;

/** Who answers how much. */
export type MeanDesign = {
  items: number;
  evaluators: number;
  /** Answers per item, at most one of each evaluator. An average: not necessarily whole. */
  perItem: number;
  /** How much more the evaluators' part weighs because some answer more than others: their number over `effectiveCount`; 1 if all answer as much. */
  loadInequality?: number;
};

/** What a plan for a mean starts from. */
export type WantedMean = { components: VarianceComponents; perItem: number; halfWidth: number; level: number; loadInequality?: number };

/**
 * Half-width of the interval of a criterion's mean that a study of that design can expect: t with min(items, evaluators) - 1
 * degrees of freedom times the root of item / E + rater / R + residual / (E k), the variance of the mean in a crossed design
 * (Brennan 2001, Generalizability Theory, ch. 2).
 *
 * @param components variances of items, raters and residual, for example of `crossedModel`.
 * @throws RangeError for fewer than two items or evaluators, more answers per item than evaluators, or a level outside (0, 1).
 */
export function meanHalfWidth(components: VarianceComponents, design: MeanDesign, level: number): number {
  const { items, evaluators, perItem, loadInequality = 1 } = design;
  if (!(items >= 2 && evaluators >= 2)) throw new RangeError(`A mean needs two items and two evaluators, not ${items} and ${evaluators}.`);
  if (!(perItem >= 1 && perItem <= evaluators)) throw new RangeError(`An item takes one answer of each evaluator at most, not ${perItem} of ${evaluators}.`);
  if (!(level > 0 && level < 1)) throw new RangeError(`A level must lie between 0 and 1, not ${level}.`);
  if (!(loadInequality >= 1)) throw new RangeError(`Loads are at best equal, which is 1; ${loadInequality} is less.`);
  const { item, rater, residual } = components;
  const variance = item / items + (loadInequality * rater) / evaluators + residual / (items * perItem);
  return studentTQuantile((1 + level) / 2, Math.min(items, evaluators) - 1) * Math.sqrt(variance);
}

/** @throws RangeError unless the half-width is above 0. */
export function checkHalfWidth(halfWidth: number): void {
  if (!(halfWidth > 0)) throw new RangeError(`A half-width must be above 0, not ${halfWidth}.`);
}
