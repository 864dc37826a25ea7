/** How far the two sides of a contrast are apart, in plain words. The bounds are conventions and stop nothing. */

export const WELL_MATCHED = 0.1;
export const FAIR = 0.25;

export type BalanceMark = { tone: "good" | "neutral" | "warn"; text: "well matched" | "fair" | "far apart" };

/** @param difference standardised difference of the means; null where there is none. */
export function balanceMark(difference: number | null): BalanceMark | null {
  if (difference === null) return null;
  const size = Math.abs(difference);
  if (size < WELL_MATCHED) return { tone: "good", text: "well matched" };
  return size < FAIR ? { tone: "neutral", text: "fair" } : { tone: "warn", text: "far apart" };
}

export const FEATURE_NAMES = { turns: "Turns", images: "Images", length: "Characters" } as const;
