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
 * - `no_decisive`: there are judgments, but all of them are ties.
 * - `no_spread`: the values do not vary in the direction that the uncertainty or the unit of the statistic comes from.
 * - `too_few_values`: a side has fewer than the two values that a standard deviation takes.
 * - `empty_margin`: a row or column of a two-by-two table is empty.
 * - `separated`: some outcomes never occurred, so that the best fit lies at infinity.
 * - `confounded`: side and preference cannot be told apart by the orders that were shown.
 * - `too_few_sources`: fewer than three sources, so that a model of all pairs adds nothing.
 * - `not_connected`: the compared pairs fall into groups without a comparison between them.
 * - `not_cyclic`: the compared pairs form a tree, so that every pair stands alone.
 * - `unequal_answers`: the coefficient takes the same number of answers to every unit.
 * - `outside_scale`: an answer is not one of the points of the scale.
 * - `not_ordered`: a weighted coefficient was asked for answers that are names.
 * - `not_crossed`: too few answers share items and raters for the two to be told apart from each other and from chance.
 * - `no_residual`: items and raters explain every answer, all but exactly.
 * - `too_large`: there are too many raters for the model.
 * - `evaluators_limit`: with so few evaluators no number of items reaches the wanted precision.
 * - `items_limit`: with so few items no number of evaluators reaches the wanted precision.
 * - `out_of_reach`: not even the largest number that is considered is enough.
 * - `no_pace`: too few submissions came in lately to tell a pace.
 * - `no_ties`: there was not one tie, so that the tie parameter is left out.
 * - `incomplete`: not every rater rated every unit, which this statistic takes.
 * - `one_unit`: there is a single unit, so differences between units cannot be seen.
 * - `too_few_judgments`: a rater has fewer judgments than the smallest number from which something can be said.
 * - `too_few_answers`: a class or category has too few answers for what is said of it to be relied on: a caution.
 * - `not_converged`: the search for the best fit did not come to rest.
 * - `not_identified`: different parameters fit the answers equally well.
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
  "no_decisive",
  "no_spread",
  "too_few_values",
  "empty_margin",
  "separated",
  "confounded",
  "too_few_sources",
  "not_connected",
  "not_cyclic",
  "unequal_answers",
  "outside_scale",
  "not_ordered",
  "not_crossed",
  "no_residual",
  "too_large",
  "evaluators_limit",
  "items_limit",
  "out_of_reach",
  "no_pace",
  "no_ties",
  "incomplete",
  "one_unit",
  "too_few_judgments",
  "too_few_answers",
  "not_converged",
  "not_identified",
] as const;

export type Reason = (typeof REASONS)[number];
