/** The items behind a cell of the evaluator matrix. Pure. */
import { itemsOfPair } from "@/lib/stats/items-of-pair";
import { raterMatrix } from "@/lib/stats/rater-matrix";
import { notFound } from "@/lib/errors";
import type { AnalysisCriterion } from "./analysis-input";
import { plainNumber } from "./number";
import type { PairItems } from "./pair-schema";

/** @throws AppError `not_found` for a criterion or an evaluator without an answer. */
export function pairItems(criteria: readonly AnalysisCriterion[], { key, one, other }: { key: string; one: string; other: string }): PairItems {
  const criterion = criteria.find((known) => known.key === key);
  if (!criterion || one === other || ![one, other].every((name) => criterion.columns.raters.includes(name))) throw notFound();
  const { columns, name } = criterion;
  const [first, second] = one < other ? [one, other] : [other, one];
  const matrix = raterMatrix(columns);
  const cell = matrix.cells.find((found) => matrix.raters[found.one] === first && matrix.raters[found.other] === second);
  return {
    key, name, criterion: criterion.criterion, contrast: criterion.contrast,
    pair: cell ? { one: first, other: second, shared: cell.shared, agreement: cell.agreement, kappa: plainNumber(cell.kappa), quadraticKappa: plainNumber(cell.quadraticKappa) } : null,
    items: itemsOfPair(columns, first, second),
  };
}
