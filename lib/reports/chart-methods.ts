/** How each chart of the results was made and from how much, in a sentence that can stand under it in a paper. Pure. */
import { inOrder, type NamedCriterion } from "./comparison/criterion-names";
import type { ContrastCriterion, ContrastResult } from "./comparison/schema";
import { intervalMethodText } from "./methods-sentence";
import { counted, countedRange, percent } from "./number-text";
import type { CriterionResult, Progress } from "./schema";

export function distributionMethods(criteria: readonly CriterionResult[]): string {
  const missing = criteria.reduce((sum, criterion) => sum + criterion.missing, 0);
  const left = missing === 0 ? "" : `, without ${counted(missing, "answer that has", "answers that have")} no value`;
  return `Shares of the answers given, n = ${countedRange(criteria.map(({ n }) => n), "answer")} per criterion${left}; laid out around the middle of the scale.`;
}

export function progressMethods({ items, counted: judgments, surplus }: Progress, words = { one: "item", many: "items" }): string {
  const beyond = surplus === 0 ? "" : ` ${counted(surplus, "surplus judgment")} left out.`;
  return `Counted judgments, n = ${counted(judgments, "judgment")} of ${counted(items, words.one, words.many)}.${beyond}`;
}

type Compared = readonly ContrastResult[];

export function headToHeadMethods(contrasts: Compared, criteria: readonly NamedCriterion[]): string {
  const hasBad = cellsOf(contrasts, criteria).some((cell) => cell.bothBad);
  return `Shares of all answers, n = ${answersOf(contrasts, criteria)}.${hasBad ? " “Both bad” counts as a tie." : ""} Wilson's intervals of the shares are in the export of results.`;
}

export function netPreferenceMethods(contrasts: Compared, criteria: readonly NamedCriterion[]): string {
  const cells = cellsOf(contrasts, criteria);
  const intervals = [...new Set(cells.flatMap(({ clustered: { ci } }) => ci ? [`${percent(ci.level)} interval ${intervalMethodText(ci.method)}, Student's t with one degree of freedom less than the smaller of the two numbers`] : []))];
  const basis = `${countedRange(cells.map(({ items }) => items), "pair")} and ${countedRange(cells.map(({ evaluators }) => evaluators), "evaluator")}`;
  return `Wins less losses over all answers; n = ${answersOf(contrasts, criteria)}, of ${basis}. ${intervals.length > 0 ? `${intervals.join("; ")}.` : "No interval yet."}`;
}

function cellsOf(contrasts: Compared, criteria: readonly NamedCriterion[]): ContrastCriterion[] {
  return contrasts.flatMap((contrast) => inOrder(contrast.criteria, criteria));
}

function answersOf(contrasts: Compared, criteria: readonly NamedCriterion[]): string {
  const n = countedRange(cellsOf(contrasts, criteria).map((cell) => cell.n), "answer");
  return `${n} per criterion${contrasts.length > 1 ? " and pair of sources" : ""}`;
}
