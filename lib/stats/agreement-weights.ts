/**
 * What two answers to the same unit are worth: 1 if they are equal, and else 0 (unweighted) or one less their distance as a
 * share of the range of the scale (linear), or less its square (quadratic).
 */
export const AGREEMENT_WEIGHTS = ["unweighted", "linear", "quadratic"] as const;

export type AgreementWeights = (typeof AGREEMENT_WEIGHTS)[number];

/**
 * The weight of two answers on a scale (Cohen 1968, Psychological Bulletin 70:213-220; Gwet 2014, Handbook of Inter-Rater
 * Reliability, 4th ed., ch. 3), between 0 and 1.
 *
 * @param categories the points of the scale, ascending and distinct.
 */
export function agreementWeight(categories: ArrayLike<number>, weights: AgreementWeights): (left: number, right: number) => number {
  const range = (categories[categories.length - 1] ?? 0) - (categories[0] ?? 0);
  if (weights === "unweighted" || range === 0) return (left, right) => (left === right ? 1 : 0);
  return weights === "linear"
    ? (left, right) => 1 - Math.abs(left - right) / range
    : (left, right) => 1 - ((left - right) / range) ** 2;
}

/** Sum of the weights of all ordered pairs of categories, in O(categories) and without their matrix. */
export function totalWeight(categories: ArrayLike<number>, weights: AgreementWeights): number {
  const q = categories.length;
  const first = categories[0] ?? 0;
  const range = (categories[q - 1] ?? 0) - first;
  if (weights === "unweighted" || range === 0) return q;
  let sum = 0;
  let squares = 0;
  let distances = 0;
  for (let place = 0; place < q; place++) {
    const position = ((categories[place] ?? 0) - first) / range;
    distances += position * place - sum;
    sum += position;
    squares += position * position;
  }
  return weights === "linear" ? q * q - 2 * distances : q * q - 2 * (q * squares - sum * sum);
}
