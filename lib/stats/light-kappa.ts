import type { RaterMatrix } from "./rater-matrix";
import type { ValueOutcome } from "./statistic";

export type LightKappa = ValueOutcome & {
  /** Pairs of raters that there are, and those among them whose kappa is undefined or that share no item. */
  pairs: number;
  undefinedPairs: number;
};

/**
 * Light's kappa: the mean of Cohen's kappa over all pairs of raters, every pair counting the same however many items it
 * shares (Light 1971, Psychological Bulletin 76:365-377). Pairs without a kappa are left out and counted.
 *
 * No two raters share an item: `no_pairable`; no pair has a kappa: `no_variation`. O(pairs).
 */
export function lightKappa({ raters, cells }: RaterMatrix, weighting: "unweighted" | "quadratic"): LightKappa {
  const pairs = (raters.length * Math.max(0, raters.length - 1)) / 2;
  let sum = 0;
  let defined = 0;
  for (const { kappa, quadraticKappa } of cells) {
    const { value } = weighting === "quadratic" ? quadraticKappa : kappa;
    if (value === null) continue;
    sum += value;
    defined += 1;
  }
  const counts = { pairs, undefinedPairs: pairs - defined };
  if (cells.length === 0) return { value: null, reason: "no_pairable", ...counts };
  return defined === 0 ? { value: null, reason: "no_variation", ...counts } : { value: sum / defined, reason: null, ...counts };
}
