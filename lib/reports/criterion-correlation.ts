/**
 * How far criteria move together over judgments. Criteria that nearly copy each other suggest that evaluators
 * answered one overall impression several times (halo).
 */
import type { Correlation } from "./schema";

/** From here on two criteria are pointed out. */
export const HALO_LINE = 0.85;

/** Below this many judgments a correlation is not pointed out. */
export const HALO_MIN_JUDGMENTS = 10;

type Row = { evaluator: string; item: string; criterion: string; value: number | null };

/** Spearman's rank correlation with mid-ranks, or null where one side does not vary. */
export function rankCorrelation(pairs: readonly (readonly [number, number])[]): number | null {
  const left = midRanks(pairs.map(([value]) => value));
  const right = midRanks(pairs.map(([, value]) => value));
  const centre = (pairs.length + 1) / 2;
  let product = 0;
  let leftSquares = 0;
  let rightSquares = 0;
  for (const [index, rank] of left.entries()) {
    const a = rank - centre;
    const b = (right[index] ?? centre) - centre;
    product += a * b;
    leftSquares += a * a;
    rightSquares += b * b;
  }
  if (leftSquares === 0 || rightSquares === 0) return null;
  return Math.max(-1, Math.min(1, product / Math.sqrt(leftSquares * rightSquares)));
}

function midRanks(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const firstAt = new Map<number, number>();
  const times = new Map<number, number>();
  sorted.forEach((value, index) => {
    if (!firstAt.has(value)) firstAt.set(value, index);
    times.set(value, (times.get(value) ?? 0) + 1);
  });
  return values.map((value) => (firstAt.get(value) ?? 0) + ((times.get(value) ?? 1) + 1) / 2);
}

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
      const pairs: [number, number][] = [];
      for (const [judgment, value] of byCriterion.get(left) ?? []) {
        const other = byCriterion.get(right)?.get(judgment);
        if (other !== undefined) pairs.push([value, other]);
      }
      correlations.push({ left, right, value: rankCorrelation(pairs), judgments: pairs.length });
    }
  });
  return correlations;
}
