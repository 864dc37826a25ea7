import { type AgreementWeights, totalWeight } from "./agreement-weights";
import { chanceCorrected, type ChanceCorrected } from "./chance-corrected";
import type { PatternTable } from "./pattern-table";
import { scaleCategories } from "./scale-categories";
import { unavailable } from "./unavailable-coefficient";

/**
 * Brennan & Prediger's coefficient: agreement corrected by the chance that raters who pick one of q categories blindly would
 * agree, 1 / q, or with weights their sum over q^2 (Brennan & Prediger 1981, Educational and Psychological Measurement
 * 41:687-699; several raters and missing answers Gwet 2014, Handbook of Inter-Rater Reliability, 4th ed., ch. 4).
 *
 * Reasons: `no_pairable`; `no_variation` with one category only; `outside_scale`. Cost: see `chanceCorrected`.
 *
 * @param scale all points of the scale; without it, the values that were given.
 */
export function brennanPrediger(table: PatternTable, weights: AgreementWeights, scale?: readonly number[]): ChanceCorrected {
  const categories = scaleCategories(table, scale);
  if (categories === null) return unavailable(table, "outside_scale");
  const q = categories.length;
  return chanceCorrected(table, categories, weights, { constant: q === 0 ? 0 : totalWeight(categories, weights) / (q * q), ofSquares: 0 });
}
