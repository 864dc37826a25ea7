import { entriesByRater } from "./entries-by-rater";
import { patternKey, patternOf, withoutAnswer, type Pattern } from "./pattern";
import { PatternHistogram } from "./pattern-histogram";
import type { RatingColumns } from "./rating-columns";

/** How many answers with one value a rater gave to items of one pattern, and what pattern those show without them. */
export type PatternAnswers = {
  pattern: number;
  /** Null where a single answer is left, with which nothing can be compared. */
  rest: number | null;
  count: number;
};

export type UnitPatterns = {
  /** Every pairable pattern, observed or left when one rater is taken out, once. */
  histogram: PatternHistogram;
  /** The same patterns in the order in which `patternTable` lays them out, with the number of items that show each. */
  patterns: readonly Pattern[];
  units: Float64Array;
  /** The answers of a rater, in groups, to items with two answers or more. */
  answersOf(rater: number): PatternAnswers[];
};

/**
 * The patterns of items together with those that remain when a rater's answers are taken out. O(n), and O(m) for each answer
 * value of each distinct pattern of m answers.
 */
export function unitPatterns(columns: RatingColumns): UnitPatterns {
  const { items, starts, value, item } = columns;
  const groups = new Map<string, { pattern: Pattern; items: number }>();
  const groupOfItem: ({ pattern: Pattern; items: number } | null)[] = [];
  for (let place = 0; place < items.length; place++) {
    const start = starts[place] ?? 0;
    const end = starts[place + 1] ?? 0;
    if (end - start < 2) {
      groupOfItem.push(null);
      continue;
    }
    const pattern = patternOf([...value.subarray(start, end)]);
    const key = patternKey(pattern);
    const group = groups.get(key) ?? { pattern, items: 0 };
    group.items += 1;
    groups.set(key, group);
    groupOfItem.push(group);
  }

  // Numbering takes every pattern once with any count, since a histogram holds none that is not shown.
  const histogram = new PatternHistogram();
  for (const { pattern } of groups.values()) {
    histogram.add(pattern);
    if (pattern.length === 2) continue;
    for (const answer of new Set(pattern)) histogram.add(withoutAnswer(pattern, answer));
  }
  const patterns = histogram.entries().map((entry) => entry.pattern);
  const placeOf = new Map<string, number>();
  const units = new Float64Array(patterns.length);
  for (const [place, pattern] of patterns.entries()) {
    const key = patternKey(pattern);
    placeOf.set(key, place);
    units[place] = groups.get(key)?.items ?? 0;
  }

  const restsOf = new Map<Pattern, Map<number, Omit<PatternAnswers, "count">>>();
  for (const { pattern } of groups.values()) {
    const rests = new Map<number, Omit<PatternAnswers, "count">>();
    for (const answer of new Set(pattern)) {
      rests.set(answer, { pattern: placeOf.get(patternKey(pattern)) ?? 0, rest: placeOf.get(patternKey(withoutAnswer(pattern, answer))) ?? null });
    }
    restsOf.set(pattern, rests);
  }
  const byRater = entriesByRater(columns);
  return {
    histogram,
    patterns,
    units,
    answersOf(rater) {
      const counts = new Map<Omit<PatternAnswers, "count">, number>();
      for (const entry of byRater.entries.subarray(byRater.starts[rater] ?? 0, byRater.starts[rater + 1] ?? 0)) {
        const group = groupOfItem[item[entry] ?? 0];
        const kind = group ? restsOf.get(group.pattern)?.get(value[entry] ?? 0) : undefined;
        if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
      }
      return [...counts].map(([kind, count]) => ({ ...kind, count })).sort((one, other) => one.pattern - other.pattern || (one.rest ?? -1) - (other.rest ?? -1));
    },
  };
}
