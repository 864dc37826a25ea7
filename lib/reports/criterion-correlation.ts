/**
 * How far criteria move together over judgments. Criteria that nearly copy each other suggest that evaluators
 * answered one overall impression several times (halo).
 */
import { rankCorrelation } from "@/lib/stats/rank-correlation";
import type { Correlation } from "./schema";

/** From here on two criteria are pointed out. */
export const HALO_LINE = 0.85;

/** Below this many judgments a correlation is not pointed out. */
export const HALO_MIN_JUDGMENTS = 10;

type Row = { evaluator: string; item: string; criterion: string; value: number | null };

/** Every pair of criteria once, in the protocol's order. */
export function criterionCorrelations(rows: readonly Row[], criteria: readonly string[]): Correlation[] {
  const byCriterion = new Map<string, Map<string, number>>();
  for (const { evaluator, item, criterion, value } of rows) {
    if (value === null) continue;
    const answers = byCriterion.get(criterion) ?? new Map<string, number>();
    byCriterion.set(criterion, answers.set(JSON.stringify([evaluator, item]), value));
  }
  const correlations: Correlation[] = [];
  criteria.forEach((left, index) => {
    for (const right of criteria.slice(index + 1)) {
      const values: { left: number[]; right: number[] } = { left: [], right: [] };
      for (const [judgment, value] of byCriterion.get(left) ?? []) {
        const other = byCriterion.get(right)?.get(judgment);
        if (other === undefined) continue;
        values.left.push(value);
        values.right.push(other);
      }
      correlations.push({ left, right, value: rankCorrelation(values.left, values.right).value, judgments: values.left.length });
    }
  });
  return correlations;
}
