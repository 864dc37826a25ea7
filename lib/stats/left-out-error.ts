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
  const add = (matrix: Float64Array, pattern: Pattern | undefined, times: number): void => {
    if (pattern === undefined) return;
    for (const [place, value] of pattern.entries()) {
      const row = codeOf.get(value) ?? 0;
      matrix[row * size + row] = (matrix[row * size + row] ?? 0) + times;
      for (let other = 0; other < place; other++) {
        const column = codeOf.get(pattern[other] ?? 0) ?? 0;
        if (column === row) continue;
        const met = times / (pattern.length - 1);
        matrix[row * size + column] = (matrix[row * size + column] ?? 0) + met;
        matrix[column * size + row] = (matrix[column * size + row] ?? 0) + met;
      }
    }
  };
  const scratch = new Float64Array(size * size);
  const alphaWithout = (matrix: Float64Array, pattern: Pattern | undefined): number | null => {
    scratch.set(matrix);
    add(scratch, pattern, -1);
    return alphaOf(scratch);
  };
  const all = new Float64Array(size * size);
  for (const [place, pattern] of patterns.entries()) add(all, pattern, units[place] ?? 0);
  const allWithout = patterns.map((pattern, place) => ((units[place] ?? 0) > 0 ? alphaWithout(all, pattern) : null));

  return (own) => {
    const matrix = all.slice();
    const unanswered = units.slice();
    for (const { pattern, rest, count } of own) {
      add(matrix, patterns[pattern], -count);
      if (rest !== null) add(matrix, patterns[rest], count);
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
      const without = alphaWithout(matrix, rest === null ? undefined : patterns[rest]);
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
