import type { Reason } from "./reason";

const SENTENCES: Record<Reason, string> = {
  no_values: "There are no answers yet.",
  no_pairable: "No item has answers from two evaluators yet, so there is nothing to compare.",
  no_variation:
    "Every answer is the same, so there is nothing by which chance or uncertainty could be judged.",
  negative_values: "The ratio metric needs a scale that starts at zero; some answers are negative, so this number has no meaning.",
  too_few_units: "There are too few items to give an interval.",
  too_few_raters: "There are too few evaluators to give an interval.",
  no_disagreement:
    "No disagreement was observed, so the data cannot show how far agreement might fall below 1.",
  degenerate_resamples:
    "An interval cannot be given: when items are left out or drawn again, agreement is undefined too often or never changes.",
  too_many_patterns:
    "The answers take too many different values for this interval to be computed in reasonable time.",
  no_decisive: "Every judgment is a tie, so there is no preference to test.",
  no_spread: "The values do not vary in a way that a difference could be measured against.",
  too_few_values: "Each side needs at least two values.",
  empty_margin: "One of the groups that are compared is empty, so there is nothing to test.",
  separated: "Some outcomes never occurred, so no finite estimate fits the judgments best.",
  confounded:
    "The orders that were shown do not tell an effect of the side from a preference between the sources.",
  too_few_sources: "A model of all pairs takes three sources or more.",
  not_connected: "What was compared falls into groups that never met each other.",
  not_cyclic:
    "The compared pairs form no circle, so each comparison stands alone and a model of all pairs adds nothing.",
  unequal_answers: "This number takes the same number of answers to every item, and the items differ in it.",
  outside_scale: "Some answers are not points of the scale, so chance agreement on this scale is not defined.",
  not_ordered: "The answers are names without an order, so no difference between two of them is smaller than another.",
  not_crossed: "Too few answers share items and evaluators for the effects of the two to be told from each other and from chance.",
  no_residual: "Items and evaluators explain the answers all but exactly, so there is nothing by which uncertainty could be judged.",
  too_large: "There are too many evaluators for this model to be fitted in reasonable time.",
  evaluators_limit: "With so few evaluators no number of items reaches this precision: more evaluators are needed.",
  items_limit: "With so few items no number of evaluators reaches this precision: more items are needed.",
  out_of_reach: "Not even the largest number that can be planned for is enough.",
  no_pace: "Too few judgments came in lately to tell a pace.",
  no_ties: "There was not one tie, so the model was fitted without them.",
  incomplete: "Not every evaluator answered every item, and this number needs that.",
  one_unit: "There is only one item, so differences between items cannot be seen.",
  too_few_judgments: "There are too few judgments to say anything about this.",
  too_few_answers: "Some of this rests on very few answers; take it with caution.",
  not_converged: "The search for the best fit did not come to rest.",
  not_identified: "Different explanations fit the answers equally well, so the model cannot tell them apart.",
};

/**
 * Turns a reason into one plain English sentence for screens and reports. The only
 * wording in lib/stats lives here.
 *
 * @example reasonText("no_values") // "There are no answers yet."
 */
export function reasonText(reason: Reason): string {
  return SENTENCES[reason];
}
