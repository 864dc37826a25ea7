import type { Metric } from "@/lib/stats/metric";
import type { RatingMatrix } from "./rating-matrix";

/** A rational number; the denominator is positive. */
type Fraction = { top: bigint; bottom: bigint };

const ZERO: Fraction = { top: 0n, bottom: 1n };

function add(left: Fraction, right: Fraction): Fraction {
  return reduced(left.top * right.bottom + right.top * left.bottom, left.bottom * right.bottom);
}

function reduced(top: bigint, bottom: bigint): Fraction {
  let a = top < 0n ? -top : top;
  let b = bottom;
  while (b !== 0n) [a, b] = [b, a % b];
  return { top: top / a, bottom: bottom / a };
}

/**
 * Krippendorff's alpha of whole-number answers straight from its definition, pair by
 * pair and in exact arithmetic: the mean difference inside units over the mean
 * difference between all pairable answers. Slow and without any of the identities that
 * lib/stats relies on. Null where the definition divides by zero.
 */
export function exactAlpha(matrix: RatingMatrix, metric: Metric): number | null {
  const units: number[][] = [];
  for (let unit = 0; unit < (matrix[0]?.length ?? 0); unit++) {
    const answers: number[] = [];
    for (const rater of matrix) {
      const answer = rater[unit];
      if (answer !== null && answer !== undefined) answers.push(answer);
    }
    if (answers.length > 1) units.push(answers);
  }
  const all = units.flat();

  let observed = ZERO;
  for (const answers of units) {
    observed = add(observed, sumOverPairs(answers, all, metric, BigInt(answers.length - 1)));
  }
  const expected = sumOverPairs(all, all, metric, 1n);
  if (expected.top === 0n) return null;
  const top = observed.top * BigInt(all.length - 1) * expected.bottom;
  const bottom = observed.bottom * expected.top;
  const alpha = reduced(bottom - top, bottom);
  return Number(alpha.top) / Number(alpha.bottom);
}

function sumOverPairs(
  answers: readonly number[],
  all: readonly number[],
  metric: Metric,
  divisor: bigint,
): Fraction {
  let sum = ZERO;
  for (const [i, left] of answers.entries()) {
    for (const [j, right] of answers.entries()) {
      if (i === j) continue;
      const { top, bottom } = difference(left, right, all, metric);
      if (top !== 0n) sum = add(sum, { top, bottom: bottom * divisor });
    }
  }
  return sum;
}

function difference(left: number, right: number, all: readonly number[], metric: Metric): Fraction {
  if (left === right) return ZERO;
  switch (metric) {
    case "nominal":
      return { top: 1n, bottom: 1n };
    case "interval":
      return { top: BigInt(left - right) ** 2n, bottom: 1n };
    case "ratio":
      return left + right === 0
        ? ZERO
        : reduced(BigInt(left - right) ** 2n, BigInt(left + right) ** 2n);
    case "ordinal": {
      // Twice the number of answers from one value to the other, the two ends half.
      let twice = 0n;
      for (const answer of all) {
        if (answer < Math.min(left, right) || answer > Math.max(left, right)) continue;
        twice += answer === left || answer === right ? 1n : 2n;
      }
      return { top: twice * twice, bottom: 4n };
    }
  }
}
