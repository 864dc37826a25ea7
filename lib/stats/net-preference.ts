import { checkCounts } from "./check-counts";
import type { PreferenceCounts } from "./judgment";
import { normalQuantile } from "./normal-distribution";
import type { IntervalOutcome, ValueOutcome } from "./statistic";

export type NetPreference = ValueOutcome & IntervalOutcome & { method: "net-preference"; n: number };

/**
 * Net preference (wins - losses) / n for the source named first, from -1 to 1; ties
 * count in n.
 *
 * The interval is the adjusted Wald interval of Bonett & Price 2012 (Journal of
 * Educational and Behavioral Statistics 37:479-488) for the difference of two paired
 * proportions: with one more win and one more loss, d +- z sqrt((p1 + p2 - d^2) / (n + 2)).
 * Where it passes -1 or 1 it is cut there; at wins = n it always does. It takes the
 * judgments as independent: for several judgments per item or evaluator see
 * `clusteredPreference`. No judgment: `no_values`.
 *
 * @param level coverage of the interval, between 0 and 1.
 * @throws RangeError if a count is negative or not whole.
 * @example netPreference({ wins: 12, losses: 4, ties: 4 }, 0.95).value // 0.4
 */
export function netPreference({ wins, losses, ties }: PreferenceCounts, level: number): NetPreference {
  checkCounts({ wins, losses, ties });
  const n = wins + losses + ties;
  const basis = { method: "net-preference", n } as const;
  if (n === 0) return { value: null, reason: "no_values", ci: null, ciReason: "no_values", ...basis };

  const winShare = (wins + 1) / (n + 2);
  const lossShare = (losses + 1) / (n + 2);
  const centre = winShare - lossShare;
  const half =
    normalQuantile((1 + level) / 2) * Math.sqrt((winShare + lossShare - centre * centre) / (n + 2));
  return {
    value: (wins - losses) / n,
    reason: null,
    ci: {
      low: Math.max(-1, centre - half),
      high: Math.min(1, centre + half),
      level,
      method: "bonett-price",
    },
    ciReason: null,
    ...basis,
  };
}
