import { type AgreementWeights, totalWeight } from "./agreement-weights";
import { chanceCorrected, type ChanceCorrected } from "./chance-corrected";
import { unavailable } from "./unavailable-coefficient";
import type { PatternTable } from "./pattern-table";
import { scaleCategories } from "./scale-categories";

/**
 * Gwet's AC1 (unweighted) and AC2 (weighted): agreement corrected by the chance T / (q (q - 1)) times the sum of p_c (1 - p_c),
 * with T the sum of the weights and q the number of categories (Gwet 2008, British Journal of Mathematical and Statistical
 * Psychology 61:29-48; with weights and missing answers Gwet 2014, Handbook of Inter-Rater Reliability, 4th ed., ch. 4).
 * Unlike alpha it stays near percent agreement where nearly all answers are one value. Its range is at most 1.
 *
 * Reasons: `no_pairable`; `no_variation` with one category only; `outside_scale`. Cost: see `chanceCorrected`.
 *
 * @param table with the units of one answer (`patternTable(histogram, 1)`), from which the shares of the values are taken too.
 * @param scale all points of the scale; without it, the values that were given.
 */
export function gwetAc(table: PatternTable, weights: AgreementWeights, scale?: readonly number[]): ChanceCorrected {
  const categories = scaleCategories(table, scale);
  if (categories === null) return unavailable(table, "outside_scale");
  const q = categories.length;
  if (table.pairCount > 0 && q < 2) return unavailable(table, "no_variation");
  const factor = totalWeight(categories, weights) / (q * (q - 1));
  return chanceCorrected(table, categories, weights, { constant: factor, ofSquares: -factor });
}
