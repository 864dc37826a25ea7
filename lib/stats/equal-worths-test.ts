import { chiSquareUpperTail } from "./chi-square";
import type { DavidsonCell } from "./davidson-cells";

export type LikelihoodRatio = { statistic: number; degreesOfFreedom: number; p: number };

/**
 * Likelihood-ratio test of all sources having the same worth (Davidson 1970, section 4):
 * twice the fall in log-likelihood is compared with chi-square. With equal worths the
 * best fit is in closed form, each outcome having its overall share of the judgments,
 * apart by side where an order effect is in the model. O(cells).
 *
 * @param logLikelihood the highest with free worths, constants left out.
 * @param degreesOfFreedom sources less one.
 * @example one cell won 1 : 1 with no tie and log-likelihood -2 ln 2 has the statistic 0
 */
export function equalWorthsTest(
  cells: readonly DavidsonCell[],
  logLikelihood: number,
  degreesOfFreedom: number,
): LikelihoodRatio {
  let left = 0;
  let right = 0;
  let ties = 0;
  for (const cell of cells) {
    const decisive = cell.wins + cell.losses;
    // Where order is not in the model neither side is likelier: the votes are halved.
    const forLeft = cell.side === 0 ? decisive / 2 : cell.side === 1 ? cell.wins : cell.losses;
    left += forLeft;
    right += decisive - forLeft;
    ties += cell.ties;
  }
  let equal = 0;
  for (const count of [left, right, ties]) {
    if (count > 0) equal += count * Math.log(count / (left + right + ties));
  }
  const statistic = Math.max(0, 2 * (logLikelihood - equal));
  return { statistic, degreesOfFreedom, p: chiSquareUpperTail(statistic, degreesOfFreedom) };
}
