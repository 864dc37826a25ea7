/** What is needed of every judgment with an answer, rater after rater, to draw thousands of samples of them. */
export type JudgmentPool = {
  /** The judgments of rater r are those from `starts[r]` to `starts[r + 1] - 1`. */
  starts: Uint32Array;
  /** Number of answers, their sum and their sum of squares, measured from the mean of all answers so that digits are kept. */
  answers: Float64Array;
  sums: Float64Array;
  squares: Float64Array;
  /** 1 where there are two answers or more, and where these are also all equal; else 0. */
  isSeveral: Uint8Array;
  isIdentical: Uint8Array;
};

/**
 * Summaries of judgments; those without an answer are left out. O(answers).
 *
 * @param raters of every rater the judgments, each the answers to all criteria.
 */
export function judgmentPool(raters: readonly (readonly (readonly (number | null)[])[])[]): JudgmentPool {
  let total = 0;
  let count = 0;
  let origin: number | null = null;
  const answered = raters.map((judgments) => judgments.map((judgment) => judgment.filter((answer) => answer !== null)).filter((answers) => answers.length > 0));
  for (const judgments of answered) {
    for (const answers of judgments) {
      for (const answer of answers) {
        origin ??= answer;
        total += answer - origin;
        count += 1;
      }
    }
  }
  const mean = (origin ?? 0) + (count === 0 ? 0 : total / count);
  const size = answered.reduce((sum, judgments) => sum + judgments.length, 0);
  const pool: JudgmentPool = {
    starts: new Uint32Array(raters.length + 1),
    answers: new Float64Array(size),
    sums: new Float64Array(size),
    squares: new Float64Array(size),
    isSeveral: new Uint8Array(size),
    isIdentical: new Uint8Array(size),
  };
  let place = 0;
  for (const [rater, judgments] of answered.entries()) {
    for (const answers of judgments) {
      pool.answers[place] = answers.length;
      pool.sums[place] = answers.reduce((sum, answer) => sum + answer - mean, 0);
      pool.squares[place] = answers.reduce((sum, answer) => sum + (answer - mean) ** 2, 0);
      pool.isSeveral[place] = answers.length > 1 ? 1 : 0;
      pool.isIdentical[place] = answers.length > 1 && answers.every((answer) => answer === answers[0]) ? 1 : 0;
      place += 1;
    }
    pool.starts[rater + 1] = place;
  }
  return pool;
}
