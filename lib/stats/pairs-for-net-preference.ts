import { normalQuantile } from "./normal-distribution";
import type { ValueOutcome } from "./statistic";

/**
 * Judgments until the half-width of net preference is at most the wanted one: z^2 (p1 + p2 - D^2) / h^2, with p1 and p2 the
 * shares of wins and losses and D their difference, the variance of a difference of two paired proportions (Bonett & Price
 * 2012, Journal of Educational and Behavioral Statistics 37:479-488). Rounded up.
 *
 * With several judgments per item or evaluator, multiply by the design effect: the squared ratio of the clustered standard
 * error so far to that of independent judgments. Wins or losses only, or ties only: `no_spread`.
 *
 * @param wins share of judgments that the first source wins, from 0 to 1; `losses` likewise. The rest are ties.
 * @throws RangeError if shares are impossible, the half-width or the design effect is not above 0, or the level is not in (0, 1).
 * @example pairsForNetPreference({ wins: 0.5, losses: 0.3, halfWidth: 0.1, level: 0.95 }).value // 292
 */
export function pairsForNetPreference(
  { wins, losses, halfWidth, level, designEffect = 1 }: { wins: number; losses: number; halfWidth: number; level: number; designEffect?: number },
): ValueOutcome {
  if (!(wins >= 0 && losses >= 0 && wins + losses <= 1 + 1e-12)) throw new RangeError(`Shares of wins and losses cannot be ${wins} and ${losses}.`);
  if (!(halfWidth > 0 && designEffect > 0)) throw new RangeError(`A half-width and a design effect must be above 0, not ${halfWidth} and ${designEffect}.`);
  if (!(level > 0 && level < 1)) throw new RangeError(`A level must lie between 0 and 1, not ${level}.`);
  const variance = wins + losses - (wins - losses) ** 2;
  if (!(variance > 0)) return { value: null, reason: "no_spread" };
  const z = normalQuantile((1 + level) / 2);
  return { value: Math.ceil((designEffect * z * z * variance) / halfWidth ** 2), reason: null };
}
