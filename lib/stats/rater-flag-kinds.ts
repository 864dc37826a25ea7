/**
 * What may be pointed out about a rater, and on which side of its threshold a value must lie. The list is closed: whoever
 * shows flags can be sure to have words for each.
 *
 * - `lowers_agreement`: alpha is higher without this rater. Value: the gain.
 * - `severe`, `lenient`: shrunk severity, in standard deviations of a single deviation from the others.
 * - `apart_from_rest`: rank correlation with the mean of the others.
 * - `uniform_run`: judgments in a row in which every answer is one and the same value.
 * - `little_spread`: spread of all answers, as a part of that of the others.
 * - `identical_answers`: share of judgments with identical answers on all criteria.
 * - `below_reading_time`: share of judgments made in less time than reading takes.
 * - `fast`: share of judgments in less than half the usual time for texts of that length.
 * - `slow`: share of judgments far in the slow tail: a tab left open, an interruption, or great care.
 * - `side_preference`: share of left votes less one half.
 * - `drift`: change of severity from the first to the last judgment, in standard deviations about the line.
 * - `autocorrelation`: correlation of a deviation with the next one.
 * - `unstable_repeats`: kappa of hidden repeats.
 */
export const RATER_FLAGS = {
  lowers_agreement: "above",
  severe: "below",
  lenient: "above",
  apart_from_rest: "below",
  uniform_run: "at_least",
  little_spread: "below",
  identical_answers: "above",
  below_reading_time: "above",
  fast: "above",
  slow: "above",
  side_preference: "beyond",
  drift: "beyond",
  autocorrelation: "beyond",
  unstable_repeats: "below",
} as const satisfies Record<string, "above" | "below" | "at_least" | /** In either direction from 0. */ "beyond">;

export type RaterFlagKind = keyof typeof RATER_FLAGS;

/** A reason to look at what a rater did; never one to leave it out. */
export type RaterFlag = {
  rater: string;
  kind: RaterFlagKind;
  value: number;
  /** What the value was compared with; for the side see `RATER_FLAGS`. */
  threshold: number;
  /** Judgments (decisive votes, repeats) of this rater behind the value. */
  n: number;
};
