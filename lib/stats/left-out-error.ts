import { coincidenceAlpha } from "./coincidence-alpha";
import type { Metric } from "./metric";
import type { Pattern } from "./pattern";
import type { Reason } from "./reason";
import type { PatternAnswers, UnitPatterns } from "./unit-patterns";

/** Work allowed for one rater, in steps of the inner loop: about a second. A scale of points stays far below it; a slider may not. */
const WORK_LIMIT = 5e8;

export type LeftOutError = { standardError: number; reason: null } | { standardError: null; reason: Reason };

/**
 * Standard error of the change in Krippendorff's alpha when a rater is left out: the delete-one-item jackknife of the
 * difference (Tukey 1958; Efron & Tibshirani 1993, ch. 11). Items that show the same pattern and to which the rater gave the
 * same answer are alike, so each kind is evaluated once, at O(values^2). Meant for raters for whom both alphas exist.
 *
 * `degenerate_resamples` when alpha without some item is undefined, `too_many_patterns` beyond the allowed work.
 */
export function leftOutError({ patterns, units }: UnitPatterns, metric: Metric): (own: readonly PatternAnswers[]) => LeftOutError {
  const values = Float64Array.from(new Set(patterns.flat())).sort();
  const codeOf = new Map<number, number>();
  for (const [code, value] of values.entries()) codeOf.set(value, code);
  const size = values.length;
  if (size ** 2 * patterns.length > WORK_LIMIT) return () => ({ standardError: null, reason: "too_many_patterns" });

  const alphaOf = coincidenceAlpha(values, metric);
  const parts = patterns.map((pattern) => valueCounts(pattern, codeOf));
  const add = (matrix: Float64Array, pattern: number, times: number): void => {
    const own = parts[pattern] ?? [];
    const met = times / ((patterns[pattern]?.length ?? 2) - 1);
    for (const [place, { code: row, count }] of own.entries()) {
      matrix[row * size + row] = (matrix[row * size + row] ?? 0) + times * count;
      for (let other = 0; other < place; other++) {
        const { code: column, count: otherCount } = own[other] ?? { code: row, count: 0 };
        const added = met * count * otherCount;
        matrix[row * size + column] = (matrix[row * size + column] ?? 0) + added;
        matrix[column * size + row] = (matrix[column * size + row] ?? 0) + added;
      }
    }
  };
  const scratch = new Float64Array(size * size);
  const alphaWithout = (matrix: Float64Array, pattern: number | null): number | null => {
    scratch.set(matrix);
    if (pattern !== null) add(scratch, pattern, -1);
    return alphaOf(scratch);
  };
  const all = new Float64Array(size * size);
  for (let pattern = 0; pattern < patterns.length; pattern++) add(all, pattern, units[pattern] ?? 0);
  const allWithout = patterns.map((_, pattern) => ((units[pattern] ?? 0) > 0 ? alphaWithout(all, pattern) : null));

  return (own) => {
    const matrix = all.slice();
    const unanswered = units.slice();
    for (const { pattern, rest, count } of own) {
      add(matrix, pattern, -count);
      if (rest !== null) add(matrix, rest, count);
      unanswered[pattern] = (unanswered[pattern] ?? 0) - count;
    }
    const kinds: PatternAnswers[] = [...own];
    for (const [place, count] of unanswered.entries()) if (count > 0) kinds.push({ pattern: place, rest: place, count });
    if (size ** 2 * kinds.length > WORK_LIMIT) return { standardError: null, reason: "too_many_patterns" };

    const changes: number[] = [];
    let items = 0;
    let sum = 0;
    for (const { pattern, rest, count } of kinds) {
      const whole = allWithout[pattern] ?? null;
      const without = alphaWithout(matrix, rest);
      if (whole === null || without === null) return { standardError: null, reason: "degenerate_resamples" };
      changes.push(without - whole);
      items += count;
      sum += count * (without - whole);
    }
    let squares = 0;
    for (const [place, { count }] of kinds.entries()) squares += count * ((changes[place] ?? 0) - sum / items) ** 2;
    return { standardError: Math.sqrt(((items - 1) / items) * squares), reason: null };
  };
}

function valueCounts(pattern: Pattern, codeOf: ReadonlyMap<number, number>): { code: number; count: number }[] {
  const counts: { code: number; count: number }[] = [];
  for (const value of pattern) {
    const code = codeOf.get(value) ?? 0;
    const last = counts[counts.length - 1];
    // A pattern ascends, so equal values are neighbours.
    if (last?.code === code) last.count += 1;
    else counts.push({ code, count: 1 });
  }
  return counts;
}
