/** The table of criteria, cell by cell as text; the exact number stands beside where a program reads the page. */
import { type Cell, cell, NONE } from "./cell";
import { count, fixed, interval, percent } from "./number-text";
import type { CriterionResult } from "./schema";

export type ResultsTableRow = {
  key: string;
  name: string;
  question: string;
  n: string;
  missing: string;
  mean: Cell;
  meanInterval: string;
  median: string;
  alpha: Cell;
  alphaInterval: string;
  percentAgreement: Cell;
  items: string;
  raters: string;
  pairs: string;
  note: string | null;
};

export function prepareResultsTable(criteria: readonly CriterionResult[]): ResultsTableRow[] {
  return criteria.map(({ mean, agreement, ...criterion }) => ({
    key: criterion.key,
    name: criterion.name,
    question: criterion.question,
    n: count(criterion.n),
    missing: count(criterion.missing),
    mean: cell(mean.value, (value) => fixed(value, 2)),
    meanInterval: mean.ci ? interval(withinScale(mean.ci, criterion.distribution), 2) : NONE,
    median: criterion.median === null ? NONE : fixed(criterion.median, Number.isInteger(criterion.median) ? 0 : 1),
    alpha: cell(agreement.alpha, (value) => fixed(value, 3)),
    alphaInterval: agreement.ci ? interval(agreement.ci, 3) : NONE,
    percentAgreement: cell(agreement.percentAgreement, (value) => percent(value, 1)),
    items: count(agreement.items),
    raters: count(agreement.raters),
    pairs: count(agreement.pairs),
    note: criterion.note,
  }));
}

/** With two evaluators the interval of a mean reaches far past the scale, where no mean can be. */
function withinScale(ci: { low: number; high: number }, points: CriterionResult["distribution"]): { low: number; high: number } {
  const values = points.map((point) => point.value);
  return { low: Math.max(ci.low, Math.min(...values)), high: Math.min(ci.high, Math.max(...values)) };
}
