import { checkCounts } from "./check-counts";
import { netPreference } from "./net-preference";
import { signTest } from "./sign-test";
import type { IntervalOutcome, TestOutcome, ValueOutcome } from "./statistic";

/** Guesses at which of two responses was the machine's. */
export type GuessCounts = { correct: number; incorrect: number; cannotTell: number };

export type BlindingIndex = ValueOutcome &
  IntervalOutcome &
  TestOutcome &
  GuessCounts & { method: "blinding-index"; n: number };

/**
 * Blinding index of Bang, Ni & Davis 2004 (Controlled Clinical Trials 25:143-156):
 * (correct - incorrect) / n, where n includes those who could not tell. 0 is what
 * guessing gives, 1 that everybody knew, -1 that everybody was wrong.
 *
 * The authors' normal interval collapses at -1 and 1; the one here is that of
 * `netPreference` (Bonett & Price 2012), and p is that of `signTest`. Takes the guesses as
 * independent. No guess: `no_values`; nobody could tell: value 0 and, for p, `no_decisive`.
 *
 * @throws RangeError if a count is negative or not whole.
 * @example blindingIndex({ correct: 30, incorrect: 20, cannotTell: 50 }, 0.95).value // 0.1
 */
export function blindingIndex(
  { correct, incorrect, cannotTell }: GuessCounts,
  level: number,
): BlindingIndex {
  checkCounts({ correct, incorrect, cannotTell });
  const counts = { wins: correct, losses: incorrect, ties: cannotTell };
  const test = signTest(counts);
  return {
    ...netPreference(counts, level),
    ...(test.reason === null ? { p: test.value, pReason: null } : { p: null, pReason: test.reason }),
    correct,
    incorrect,
    cannotTell,
    method: "blinding-index",
  };
}
