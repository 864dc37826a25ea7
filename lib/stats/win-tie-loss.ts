import { checkCounts } from "./check-counts";
import type { PreferenceCounts } from "./judgment";
import { netPreference } from "./net-preference";
import type { IntervalOutcome, ValueOutcome } from "./statistic";
import { wilsonInterval } from "./wilson-interval";

/** A share with its interval and the count it comes from. */
export type Share = ValueOutcome & IntervalOutcome & { count: number };

export type WinTieLoss = {
  n: number;
  wins: Share;
  ties: Share;
  losses: Share;
  /** The ties that said "both are bad"; null where that was not asked. */
  bothBad: Share | null;
  /** Share of wins with each tie as half a win. */
  winRate: ValueOutcome & IntervalOutcome;
};

/**
 * Shares of wins, ties and losses among all judgments, each with Wilson's interval, and
 * the win rate that counts a tie as half: (1 + net preference) / 2 with the interval of
 * `netPreference` carried through. Takes the judgments as independent. No judgment:
 * `no_values` throughout.
 *
 * @param counts with `bothBad` the number of ties that said so; they are among `ties`.
 * @throws RangeError if a count is negative or not whole, or more ties are bad than are.
 * @example winTieLoss({ wins: 6, ties: 2, losses: 2 }, 0.95).winRate.value // 0.7
 */
export function winTieLoss(
  { wins, losses, ties, bothBad }: PreferenceCounts & { bothBad?: number },
  level: number,
): WinTieLoss {
  checkCounts({ wins, losses, ties, "other ties": ties - (bothBad ?? 0), bothBad: bothBad ?? 0 });
  const n = wins + losses + ties;
  const net = netPreference({ wins, losses, ties }, level);
  const shareOf = (count: number): Share => ({
    ...(n === 0 ? { value: null, reason: "no_values" } : { value: count / n, reason: null }),
    ...wilsonInterval(count, n, level),
    count,
  });
  return {
    n,
    wins: shareOf(wins),
    ties: shareOf(ties),
    losses: shareOf(losses),
    bothBad: bothBad === undefined ? null : shareOf(bothBad),
    winRate: {
      ...(net.value === null ? { value: null, reason: net.reason } : { value: (1 + net.value) / 2, reason: null }),
      ...(net.ci === null
        ? { ci: null, ciReason: net.ciReason }
        : { ci: { ...net.ci, low: (1 + net.ci.low) / 2, high: (1 + net.ci.high) / 2 }, ciReason: null }),
    },
  };
}
