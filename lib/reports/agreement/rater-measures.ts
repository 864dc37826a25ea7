/** What can be said of two evaluators who answered the same items. Pure. */
import type { RaterPairResult } from "../analysis/agreement-schema";
import type { PlainNumber } from "../analysis/number";

export const RATER_MEASURES = ["agreement", "kappa", "quadraticKappa"] as const;
export type RaterMeasure = (typeof RATER_MEASURES)[number];

export const RATER_MEASURE_TEXTS: Record<RaterMeasure, { label: string; isShare: boolean; high: string }> = {
  agreement: { label: "Percent agreement", isShare: true, high: "100% agreement" },
  kappa: { label: "Kappa", isShare: false, high: "kappa 1" },
  quadraticKappa: { label: "Kappa, quadratic weights", isShare: false, high: "weighted kappa 1" },
};

/** With fewer items in common a number of two evaluators says little. */
export const FEW_SHARED = 10;

export function measureOf(pair: RaterPairResult, measure: RaterMeasure): PlainNumber {
  return measure === "agreement" ? { value: pair.agreement, reason: null } : pair[measure];
}
