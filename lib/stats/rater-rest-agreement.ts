import { entriesByRater } from "./entries-by-rater";
import { othersDeviation } from "./others-deviation";
import { rankCorrelation } from "./rank-correlation";
import type { RatingColumns } from "./rating-columns";
import type { ValueOutcome } from "./statistic";

/** How one rater agrees with the rest. */
export type RaterRestAgreement = {
  rater: string;
  /** Answers to items that somebody else answered too. */
  n: number;
  /** Mean over these items of the share of others who gave the same answer, 0 to 1; null without such an item. */
  agreement: number | null;
  /** Spearman's rank correlation of own answers with the mean of the others. */
  correlation: ValueOutcome;
};

/**
 * Every rater against the rest on the items they share: the share of others with the same answer, and the rank correlation
 * with the others' mean (the "rest" leaves the rater's own answer out, as in a corrected item-total correlation: Henrysson
 * 1963, Psychometrika 28:211-218).
 *
 * Reasons of the correlation: `no_pairable` without a shared item, `no_spread` when a side does not vary. O(n log n).
 */
export function raterRestAgreement(columns: RatingColumns): RaterRestAgreement[] {
  const { others, mean } = othersDeviation(columns);
  const sameShare = sameAnswerShares(columns);
  const { starts, entries } = entriesByRater(columns);
  return columns.raters.map((rater, place) => {
    const own = entries.subarray(starts[place] ?? 0, starts[place + 1] ?? 0).filter((entry) => (others[entry] ?? 0) > 0);
    if (own.length === 0) return { rater, n: 0, agreement: null, correlation: { value: null, reason: "no_pairable" } };
    let sum = 0;
    for (const entry of own) sum += sameShare[entry] ?? 0;
    const correlation = rankCorrelation(Float64Array.from(own, (entry) => columns.value[entry] ?? 0), Float64Array.from(own, (entry) => mean[entry] ?? 0));
    return { rater, n: own.length, agreement: sum / own.length, correlation };
  });
}

/** For every answer the share of the others on its item who gave the same; 0 where there are none. */
function sameAnswerShares({ items, value, starts }: RatingColumns): Float64Array {
  const shares = new Float64Array(value.length);
  const counts = new Map<number, number>();
  for (let item = 0; item < items.length; item++) {
    const start = starts[item] ?? 0;
    const end = starts[item + 1] ?? 0;
    if (end - start < 2) continue;
    counts.clear();
    for (let entry = start; entry < end; entry++) counts.set(value[entry] ?? 0, (counts.get(value[entry] ?? 0) ?? 0) + 1);
    for (let entry = start; entry < end; entry++) shares[entry] = ((counts.get(value[entry] ?? 0) ?? 1) - 1) / (end - start - 1);
  }
  return shares;
}
