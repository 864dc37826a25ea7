import { midRanksOfCodes } from "./mid-ranks";
import { correlationOfRanks } from "./rank-correlation";
import { raterPairs } from "./rater-pairs";
import type { RatingColumns } from "./rating-columns";
import type { ValueOutcome } from "./statistic";
import { valueCodes } from "./value-codes";

/** With two shared items a rank correlation can only be -1, 1 or undefined. */
export const RANK_CORRELATION_MIN_ITEMS = 3;

export type MeanRankCorrelation = ValueOutcome & {
  /** Pairs of raters that there are, and those among them without a correlation. */
  pairs: number;
  undefinedPairs: number;
};

/**
 * Mean over pairs of raters of Spearman's rank correlation on the items that both answered, every pair counting the same. Data
 * need not be complete. With complete data without ties it is (m W - 1) / (m - 1) for m raters and Kendall's W (Kendall 1948).
 *
 * Pairs that share fewer than three items, or of which one rater gave all of these the same answer, are left out and counted.
 * No pair shares three items: `no_pairable`; no pair has a correlation: `no_spread`. Costs O(s) for s = sum of m^2 over items
 * with m answers, and O(values) for each pair.
 */
export function meanRankCorrelation(columns: RatingColumns): MeanRankCorrelation {
  const { raters } = columns;
  const { values, codes } = valueCodes(columns.value);
  const pairs = (raters.length * Math.max(0, raters.length - 1)) / 2;
  let sum = 0;
  let comparable = 0;
  let defined = 0;
  for (const { oneEntries, otherEntries } of raterPairs(columns)) {
    if (oneEntries.length < RANK_CORRELATION_MIN_ITEMS) continue;
    comparable += 1;
    const ranksOf = (entries: Uint32Array): Float64Array => midRanksOfCodes(entries.map((entry) => codes[entry] ?? 0), values.length);
    const correlation = correlationOfRanks(ranksOf(oneEntries), ranksOf(otherEntries)).value;
    if (correlation === null) continue;
    sum += correlation;
    defined += 1;
  }
  const counts = { pairs, undefinedPairs: pairs - defined };
  if (comparable === 0) return { value: null, reason: "no_pairable", ...counts };
  return defined === 0 ? { value: null, reason: "no_spread", ...counts } : { value: sum / defined, reason: null, ...counts };
}
