import { chiSquareUpperTail } from "./chi-square";
import { entriesByRater } from "./entries-by-rater";
import { isComplete } from "./is-complete";
import { midRanks } from "./mid-ranks";
import type { RatingColumns } from "./rating-columns";
import type { Reason } from "./reason";
import type { TestOutcome, ValueOutcome } from "./statistic";

/** Kendall's coefficient of concordance with Friedman's test. */
export type KendallW = ValueOutcome & TestOutcome & { method: "kendall-w"; chiSquare: number | null; units: number; raters: number };

/**
 * Kendall's W: how far raters who all answered every item rank the items alike, from 0 (as by chance or worse) to 1 (the same
 * ranking), corrected for ties: 12 S / (m^2 (n^3 - n) - m T), with S the sum of squares of rank totals about their mean and T
 * the sum of t^3 - t over the groups of t tied answers of every rater (Kendall & Smith 1939, Annals of Mathematical Statistics
 * 10:275-287; Kendall 1948, Rank Correlation Methods). The p-value is that of chi-square = m (n - 1) W with n - 1 degrees of
 * freedom (Friedman), an approximation that is rough below seven items.
 *
 * No answer: `no_values`; one rater: `no_pairable`; one item: `one_unit`; a missing answer: `incomplete`; every rater gave
 * all items the same: `no_spread`. Costs O(n log n).
 */
export function kendallW(columns: RatingColumns): KendallW {
  const { items, raters, value } = columns;
  const basis = { method: "kendall-w", units: items.length, raters: raters.length } as const;
  const unknown = (reason: Reason): KendallW => ({ value: null, reason, p: null, pReason: reason, chiSquare: null, ...basis });
  if (value.length === 0) return unknown("no_values");
  if (raters.length < 2) return unknown("no_pairable");
  if (items.length < 2) return unknown("one_unit");
  if (!isComplete(columns)) return unknown("incomplete");

  const { starts, entries } = entriesByRater(columns);
  const centre = (items.length + 1) / 2;
  const totals = new Float64Array(items.length);
  // Sum over raters of the squares of their own ranks: (n^3 - n) / 12 each, less the correction for ties.
  let own = 0;
  for (let rater = 0; rater < raters.length; rater++) {
    const answers = Float64Array.from(entries.subarray(starts[rater] ?? 0, starts[rater + 1] ?? 0), (entry) => value[entry] ?? 0);
    for (const [item, rank] of midRanks(answers).entries()) {
      totals[item] = (totals[item] ?? 0) + rank - centre;
      own += (rank - centre) ** 2;
    }
  }
  if (own === 0) return unknown("no_spread");
  let squares = 0;
  for (const total of totals) squares += total ** 2;
  const w = squares / (raters.length * own);
  const chiSquare = raters.length * (items.length - 1) * w;
  return { value: w, reason: null, p: chiSquareUpperTail(chiSquare, items.length - 1), pReason: null, chiSquare, ...basis };
}
