/**
 * The answers one unit received, without who gave them, in ascending order:
 * `[1, 1, 3]` is a unit that two raters gave 1 and one rater gave 3.
 *
 * Every coefficient that does not ask who the rater was depends on a unit only through
 * its pattern, which is why a study of any size shrinks to a short histogram.
 */
export type Pattern = readonly number[];

/** The pattern of a unit that nobody has rated. */
export const EMPTY_PATTERN: Pattern = [];

/**
 * Text that is equal for equal patterns and nothing else, for use as a map key.
 *
 * @example patternKey([1, 1, 3]) // "1,1,3"
 */
export function patternKey(pattern: Pattern): string {
  return pattern.join(",");
}

/**
 * The pattern of a list of answers in any order.
 *
 * @throws RangeError if an answer is not a finite number: a missing answer is left out
 *   by the caller, it is not NaN.
 */
export function patternOf(answers: readonly number[]): Pattern {
  const pattern: number[] = [];
  for (const answer of answers) pattern.push(checkedAnswer(answer));
  return pattern.sort((left, right) => left - right);
}

/**
 * The pattern after one more answer. Costs O(length).
 *
 * @throws RangeError if the answer is not a finite number.
 */
export function withAnswer(pattern: Pattern, answer: number): Pattern {
  const value = checkedAnswer(answer);
  let position = pattern.length;
  for (let index = 0; index < pattern.length; index++) {
    const present = pattern[index];
    if (present !== undefined && present > value) {
      position = index;
      break;
    }
  }
  return [...pattern.slice(0, position), value, ...pattern.slice(position)];
}

/**
 * The pattern after one answer was taken back. Costs O(length).
 *
 * @throws RangeError if the pattern does not hold that answer.
 */
export function withoutAnswer(pattern: Pattern, answer: number): Pattern {
  const position = pattern.indexOf(checkedAnswer(answer));
  if (position < 0) throw new RangeError(`The pattern has no answer ${answer} to take back.`);
  return [...pattern.slice(0, position), ...pattern.slice(position + 1)];
}

function checkedAnswer(answer: number): number {
  if (!Number.isFinite(answer)) throw new RangeError(`An answer must be a finite number, not ${answer}.`);
  // Adding zero turns -0 into 0; otherwise the two would count as different values.
  return answer + 0;
}
