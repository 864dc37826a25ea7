import { patternKey, patternOf, type Pattern } from "./pattern";

/**
 * Judgments by kind: those with the same answers, whichever criteria these went to, are alike for spread and sameness. On a
 * scale of points there are few kinds, so thousands of samples can be drawn of any number of judgments.
 */
export type JudgmentPool = {
  /** Of every kind the number of answers, their sum and their sum of squares, measured from a middle value so that digits are kept. */
  answers: Float64Array;
  sums: Float64Array;
  squares: Float64Array;
  /** 1 where there are two answers or more and all are equal, else 0. */
  isIdentical: Uint8Array;
  /** How many judgments of every kind there are, and how many of them are of each rater. */
  counts: Float64Array;
  ownCounts: readonly Float64Array[];
};

/** Spread of all answers (null with fewer than two) and share of identical judgments (null without one of two answers). */
export type JudgmentUniformity = { spread: number | null; identicalShare: number | null };

/**
 * Groups judgments by kind, in an order that depends on nothing but the answers; judgments without an answer are left out.
 * Costs O(n log c) for n answers in judgments of c, and memory for raters times kinds.
 *
 * @param raters of every rater the judgments, each the answers to all criteria.
 */
export function judgmentPool(raters: readonly (readonly (readonly (number | null)[])[])[]): JudgmentPool {
  const kinds = new Map<string, Pattern>();
  const keysOfRaters = raters.map((judgments) => {
    const keys: string[] = [];
    for (const judgment of judgments) {
      const pattern = patternOf(judgment.filter((answer) => answer !== null));
      if (pattern.length === 0) continue;
      const key = patternKey(pattern);
      kinds.set(key, pattern);
      keys.push(key);
    }
    return keys;
  });
  const ordered = [...kinds.keys()].sort();
  const placeOf = new Map(ordered.map((key, place) => [key, place]));
  const patterns = ordered.map((key) => kinds.get(key) ?? []);
  const origin = patterns[Math.floor(patterns.length / 2)]?.[0] ?? 0;
  const counts = new Float64Array(ordered.length);
  const ownCounts = keysOfRaters.map((keys) => {
    const own = new Float64Array(ordered.length);
    for (const key of keys) {
      const place = placeOf.get(key) ?? 0;
      own[place] = (own[place] ?? 0) + 1;
      counts[place] = (counts[place] ?? 0) + 1;
    }
    return own;
  });
  return {
    answers: Float64Array.from(patterns, (pattern) => pattern.length),
    sums: Float64Array.from(patterns, (pattern) => pattern.reduce((sum, answer) => sum + answer - origin, 0)),
    squares: Float64Array.from(patterns, (pattern) => pattern.reduce((sum, answer) => sum + (answer - origin) ** 2, 0)),
    isIdentical: Uint8Array.from(patterns, (pattern) => (pattern.length > 1 && pattern[0] === pattern[pattern.length - 1] ? 1 : 0)),
    counts,
    ownCounts,
  };
}

/** Uniformity of as many judgments of every kind as given. O(kinds). */
export function judgmentUniformity({ answers: sizes, sums, squares, isIdentical }: JudgmentPool, counts: Float64Array): JudgmentUniformity {
  let answers = 0;
  let sum = 0;
  let squareSum = 0;
  let several = 0;
  let identical = 0;
  for (let kind = 0; kind < counts.length; kind++) {
    const count = counts[kind] ?? 0;
    if (count === 0) continue;
    const size = sizes[kind] ?? 0;
    answers += count * size;
    sum += count * (sums[kind] ?? 0);
    squareSum += count * (squares[kind] ?? 0);
    if (size > 1) several += count;
    identical += count * (isIdentical[kind] ?? 0);
  }
  return {
    spread: answers < 2 ? null : Math.sqrt(Math.max(0, squareSum - sum ** 2 / answers) / (answers - 1)),
    identicalShare: several === 0 ? null : identical / several,
  };
}
