import { incompleteBeta } from "./incomplete-beta";
import { logGamma, logGammaRatio } from "./log-gamma";

/**
 * Probability of exactly that many successes in independent trials. The relative error
 * grows with the number of trials, to about 1e-9 at a million.
 *
 * @param probability above 0 and below 1.
 */
export function binomialMass(successes: number, trials: number, probability: number): number {
  if (successes < 0 || successes > trials) return 0;
  const fewer = Math.min(successes, trials - successes);
  const logChoose = logGammaRatio(trials - fewer + 1, fewer) - logGamma(fewer + 1);
  return Math.exp(
    logChoose + successes * Math.log(probability) + (trials - successes) * Math.log1p(-probability),
  );
}

/**
 * Probability of at most that many successes, by the incomplete beta function
 * (Abramowitz & Stegun 26.5.24). Costs O(sqrt(trials)); accurate as `binomialMass`.
 *
 * @param probability above 0 and below 1.
 * @example binomialAtMost(1, 2, 0.5) // 0.75
 */
export function binomialAtMost(successes: number, trials: number, probability: number): number {
  if (successes < 0) return 0;
  if (successes >= trials) return 1;
  return incompleteBeta(trials - successes, successes + 1, 1 - probability, probability);
}
