/**
 * Upper 95 % bound on a share of which not one case was seen among `units` units: 3 / n
 * (Hanley & Lippman-Hand 1983, JAMA 249:1743-1745), at most 1.
 *
 * It stands in for the interval of alpha when alpha is 1: the zero-width interval that
 * resampling gives there would claim a certainty that n units cannot give.
 *
 * @returns null without a unit.
 * @example ruleOfThree(60) // 0.05
 */
export function ruleOfThree(units: number): number | null {
  return units > 0 ? Math.min(1, 3 / units) : null;
}
