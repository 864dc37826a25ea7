import { binomialTest, type BinomialTest } from "./binomial-test";
import { checkCounts } from "./check-counts";
import type { PreferenceCounts } from "./judgment";

/** The p-value (`value`) and mid-p of the sign test with the counts it rests on. */
export type SignTest = BinomialTest & PreferenceCounts;

/**
 * Sign test of wins against losses: the exact two-sided binomial test against one half,
 * ties left out (Dixon & Mood 1946, JASA 41:557-566). Show the number of ties beside it.
 *
 * It needs independent judgments, one per item: otherwise see `majoritySignTest` and
 * `clusteredPreference`. No judgment: `no_values`; nothing but ties: `no_decisive`.
 *
 * @throws RangeError if a count is negative or not whole.
 * @example signTest({ wins: 5, losses: 0, ties: 2 }).value // 0.0625
 */
export function signTest({ wins, losses, ties }: PreferenceCounts): SignTest {
  checkCounts({ wins, losses, ties });
  const counts = { wins, losses, ties };
  if (wins + losses === 0) {
    return { value: null, midP: null, reason: ties === 0 ? "no_values" : "no_decisive", ...counts };
  }
  return { ...binomialTest(wins, wins + losses), ...counts };
}
