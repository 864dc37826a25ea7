import { chanceCorrected, type ChanceCorrected } from "./chance-corrected";
import type { PatternTable } from "./pattern-table";
import type { ValueOutcome } from "./statistic";
import { unavailable } from "./unavailable-coefficient";

/** Kappa with the standard error that holds if raters agree by chance only, and the kappa in units of it. */
type TestedKappa = ValueOutcome & { nullStandardError: number | null; z: number | null };

/** The kappa of one category against all others. */
export type CategoryKappa = TestedKappa & { category: number };

export type FleissKappa = ChanceCorrected & TestedKappa & {
  /** One for each value that was given, ascending; none where the kappa of all is not defined. */
  categories: CategoryKappa[];
};

/**
 * Fleiss' kappa: agreement corrected by the sum of squared shares of the values, for units that all have the same number of
 * answers (Fleiss 1971, Psychological Bulletin 76:378-382), over all categories and for each. Units of one answer are not
 * pairable and left out by the table. With complete nominal data alpha is kappa + (1 - kappa) / n.
 *
 * `standardError` is for an interval (linearisation over units); `nullStandardError` and `z` test against chance (Fleiss, Nee
 * & Landis 1979, Psychological Bulletin 86:974-977).
 *
 * Reasons: `no_pairable`, `no_variation`, `unequal_answers`. Cost: see `chanceCorrected`.
 *
 * @param table of the pairable units.
 */
export function fleissKappa(table: PatternTable): FleissKappa {
  const answers = table.sizes[0];
  if (answers !== undefined && table.sizes.some((size) => size !== answers)) {
    return { ...unavailable(table, "unequal_answers"), nullStandardError: null, z: null, categories: [] };
  }
  const kappa = chanceCorrected(table, table.values, "unweighted", { constant: 0, ofSquares: 1 });
  if (kappa.value === null || answers === undefined) return { ...kappa, nullStandardError: null, z: null, categories: [] };

  // p_c and, per category, the pairs of answers that this category takes part in without agreeing.
  const marginals = new Float64Array(table.values.length);
  const mixed = new Float64Array(table.values.length);
  for (const [pattern, units] of table.units.entries()) {
    const end = table.starts[pattern + 1] ?? 0;
    for (let entry = table.starts[pattern] ?? 0; entry < end; entry++) {
      const code = table.codes[entry] ?? 0;
      const count = table.counts[entry] ?? 0;
      marginals[code] = (marginals[code] ?? 0) + units * count;
      mixed[code] = (mixed[code] ?? 0) + units * count * (answers - count);
    }
  }
  const pairs = table.answerCount * (answers - 1);
  const perCategory = Math.sqrt(2 / pairs);
  let spread = 0;
  let skew = 0;
  const categories: CategoryKappa[] = [];
  for (const [code, category] of table.values.entries()) {
    const share = (marginals[code] ?? 0) / table.answerCount;
    spread += share * (1 - share);
    skew += share * (1 - share) * (1 - 2 * share);
    const value = 1 - (mixed[code] ?? 0) / (pairs * share * (1 - share));
    categories.push({ category, value, reason: null, nullStandardError: perCategory, z: value / perCategory });
  }
  const nullStandardError = (perCategory * Math.sqrt(spread ** 2 - skew)) / spread;
  return { ...kappa, nullStandardError, z: kappa.value / nullStandardError, categories };
}
