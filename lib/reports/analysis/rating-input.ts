/** What analyses of a rating study are made from. */
import { type RatingColumns, ratingColumns } from "@/lib/stats/rating-columns";
import type { Criterion } from "@/lib/studies/criterion";

export type AnalysisRow = { evaluator: string; item: string; criterion: string; value: number | null };

export type CriterionColumns = { key: string; name: string; scale: readonly number[]; columns: RatingColumns };

/** The answers of each criterion, in the protocol's order. */
export function columnsByCriterion(criteria: readonly Pick<Criterion, "key" | "name" | "scale">[], rows: Iterable<AnalysisRow>): CriterionColumns[] {
  const byCriterion = new Map<string, AnalysisRow[]>(criteria.map(({ key }) => [key, []]));
  for (const row of rows) byCriterion.get(row.criterion)?.push(row);
  return criteria.map(({ key, name, scale }) => ({ key, name, scale: scale.map((point) => point.value), columns: ratingColumns(byCriterion.get(key) ?? []) }));
}

/** Everybody with an answer, by name. */
export function evaluatorsOf(criteria: readonly CriterionColumns[]): string[] {
  return [...new Set(criteria.flatMap(({ columns }) => columns.raters))].sort();
}
