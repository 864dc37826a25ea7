import { type Disagreement, disagreementMeasure } from "./disagreement";
import type { Metric } from "./metric";
import type { PatternStatistic, PatternTable } from "./pattern-table";
import type { ValueOutcome } from "./statistic";

/**
 * Krippendorff's alpha as a function of the number of units per pattern.
 *
 * alpha = 1 - (n - 1) O / E, where n is the number of pairable answers, O sums the
 * differences between answers to the same unit (each unit divided by its number of
 * answers less one) and E sums the differences between all pairable answers
 * (Krippendorff 2018, Content Analysis, 4th ed., ch. 12). Its range is at most 1; 0 is
 * what chance gives, and it may be negative. Ordinal alpha is interval alpha on mid-ranks.
 *
 * Undefined (null) when the counts hold no pairable unit or only one distinct value. Ratio
 * sums differences as ((a - b) / (a + b))^2 and takes 0 where a + b is 0. It is computed for
 * negative values too, where it has no meaning: `computeAgreement` says so beside it.
 *
 * Each evaluation costs O(entries + values), for ratio O(entries + values^2).
 */
export function alphaStatistic(table: PatternTable, metric: Metric): PatternStatistic {
  const measure = disagreementMeasure(table, metric);
  const sums: Disagreement = { answers: 0, observed: 0, expected: 0 };
  return (units) => {
    measure(units, sums);
    return sums.expected === 0 ? null : 1 - ((sums.answers - 1) * sums.observed) / sums.expected;
  };
}

/**
 * Krippendorff's alpha of a table, or why it is undefined: `no_pairable` without a unit
 * that two raters rated, `no_variation` when all pairable answers are one value.
 *
 * @example alpha of two raters who answered (1, 1), (2, 2) is { value: 1, reason: null }
 */
export function krippendorffAlpha(table: PatternTable, metric: Metric): ValueOutcome {
  if (table.pairCount === 0) return { value: null, reason: "no_pairable" };
  const value = alphaStatistic(table, metric)(table.units);
  return value === null ? { value, reason: "no_variation" } : { value, reason: null };
}
