/**
 * How many equal shares weigh as much as unequal ones: (sum n)^2 / sum n^2 (Kish 1965, Survey Sampling, section 8.2), for
 * example of the answers of each evaluator. From 1 to the number of shares that are above zero; 0 if there is none.
 *
 * @example effectiveCount([50, 50, 50]) // 3
 */
export function effectiveCount(shares: readonly number[]): number {
  let sum = 0;
  let squares = 0;
  for (const share of shares) {
    if (!(share >= 0)) throw new RangeError(`A share cannot be ${share}.`);
    sum += share;
    squares += share * share;
  }
  return squares === 0 ? 0 : (sum * sum) / squares;
}
