/**
 * Why a statistic or its interval has no value, or what to beware of in one that has. The list is closed: whoever shows a
 * statistic can be sure to have a sentence for each (see reason-text.ts).
 *
 * - `no_values`: there is no answer at all.
 * - `no_pairable`: no unit was rated by two raters.
 * - `no_variation`: all answers that count are the same value.
 * - `negative_values`: the ratio metric was asked for answers below zero: a caution, the value is given.
 * - `too_few_units`: not enough units for the interval that was asked for.
 * - `too_few_raters`: not enough raters for the interval that was asked for.
 * - `no_disagreement`: agreement is perfect, so resampling cannot show uncertainty.
 * - `degenerate_resamples`: too many resamples have no value, or all have the same.
 * - `too_many_patterns`: the interval would take more work than the limit allows.
 */
export const REASONS = [
  "no_values",
  "no_pairable",
  "no_variation",
  "negative_values",
  "too_few_units",
  "too_few_raters",
  "no_disagreement",
  "degenerate_resamples",
  "too_many_patterns",
] as const;

export type Reason = (typeof REASONS)[number];
