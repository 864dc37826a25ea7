import { binomialTest } from "./binomial-test";
import { checkCounts } from "./check-counts";
import type { Reason } from "./reason";
import type { IntervalOutcome } from "./statistic";
import { wilsonInterval } from "./wilson-interval";

/** Share of decisive votes for the left side, with Wilson's interval and exact p-values. */
export type LeftShare = (
  | { value: number; p: number; midP: number; reason: null }
  | { value: null; p: null; midP: null; reason: Reason }
) &
  IntervalOutcome & { left: number; right: number; ties: number };

/**
 * Share of votes for the response shown on the left among votes for either side, with
 * Wilson's interval and the exact binomial test against one half. Where sides are drawn
 * at random, a share away from one half is a habit of the evaluators, not a property of
 * the responses.
 *
 * Takes the judgments as independent; `positionBias` has a clustered version. No
 * judgment: `no_values`; nothing but ties: `no_decisive`.
 *
 * @throws RangeError if a count is negative or not whole.
 * @example leftShare({ left: 10, right: 3, ties: 7 }, 0.95).value // 10 / 13
 */
export function leftShare(
  { left, right, ties }: { left: number; right: number; ties: number },
  level: number,
): LeftShare {
  checkCounts({ left, right, ties });
  const counts = { left, right, ties };
  const test = binomialTest(left, left + right);
  if (test.value === null) {
    const reason = ties === 0 ? "no_values" : "no_decisive";
    return { value: null, reason, p: null, midP: null, ci: null, ciReason: reason, ...counts };
  }
  return {
    value: left / (left + right),
    reason: null,
    p: test.value,
    midP: test.midP,
    ...wilsonInterval(left, left + right, level),
    ...counts,
  };
}
