/** How far the two sides of a contrast are apart, in plain words. The bounds are conventions and stop nothing. */

import type { BalanceRow } from "./schema";

export const WELL_MATCHED = 0.1;
export const FAIR = 0.25;

export type BalanceMark = { tone: "good" | "neutral" | "warn"; text: "well matched" | "fair" | "far apart" | "far apart (in every pair)" | "the same" };

/** Null where nothing can be told. Where neither side varies, no standard deviation is there to count in, yet what is the case is plain. */
export function balanceMark({ difference, first, second }: BalanceRow["after"]): BalanceMark | null {
  if (first.standardDeviation === 0 && second.standardDeviation === 0) {
    return first.mean === second.mean ? { tone: "good", text: "the same" } : { tone: "warn", text: "far apart (in every pair)" };
  }
  if (difference === null) return null;
  const size = Math.abs(difference);
  if (size < WELL_MATCHED) return { tone: "good", text: "well matched" };
  return size < FAIR ? { tone: "neutral", text: "fair" } : { tone: "warn", text: "far apart" };
}

export const FEATURE_NAMES = { turns: "Turns", images: "Images", length: "Characters" } as const;
