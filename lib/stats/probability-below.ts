import type { Bootstrap } from "./bootstrap";

/** Krippendorff's conventions for content analysis (2018, ch. 12): below .667 no conclusion, from .800 on reliable. They gate nothing. */
export const ALPHA_CONVENTIONS = [0.667, 0.8] as const;

/** That the true value lies below a limit, with the probability that the resamples give it. */
export type ProbabilityBelow = { limit: number; probability: number };

/**
 * Share of the resamples in which a statistic lies below each limit: q of Hayes & Krippendorff 2007 (Communication Methods
 * and Measures 1:77-89), from resamples of units instead of pairs. Undefined resamples are left out.
 *
 * @returns null without a defined resample.
 */
export function probabilityBelow(resamples: Bootstrap, limits: readonly number[]): ProbabilityBelow[] | null {
  const { sorted } = resamples;
  if (sorted.length === 0) return null;
  return limits.map((limit) => {
    let below = 0;
    while (below < sorted.length && (sorted[below] ?? limit) < limit) below += 1;
    return { limit, probability: below / sorted.length };
  });
}
