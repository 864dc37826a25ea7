/**
 * The four level-of-measurement metrics of Krippendorff's alpha. They say what a
 * difference between two answers costs: nominal (any difference costs the same),
 * ordinal (how many answers lie between), interval (squared difference), ratio
 * (squared difference relative to the sum).
 */
export const METRICS = ["nominal", "ordinal", "interval", "ratio"] as const;

export type Metric = (typeof METRICS)[number];
