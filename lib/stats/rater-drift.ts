import { entriesByRater } from "./entries-by-rater";
import { holm } from "./holm";
import { lineFit } from "./line-fit";
import { median } from "./median";
import { othersDeviation } from "./others-deviation";
import type { RatingColumns } from "./rating-columns";
import type { Reason } from "./reason";
import { studentTCdf } from "./student-t";

/** The place of a judgment in the rater's own sequence (any unit that grows with time), or null where it is not known. */
export type JudgmentPosition = (rater: string, item: string) => number | null;

/** Below this a slope over a sequence is not fitted: about where a t test gains power against one point over the whole sequence. */
export const DRIFT_MIN_JUDGMENTS = 10;

/** With fewer raters nobody can tell which of them it is that moves. */
const PANEL_MIN_RATERS = 3;

/** Residual spread below this part of the range of deviations is rounding. */
const ROUNDING = 1e-12;

/** Whether a rater grows severer or more lenient, and whether neighbouring answers hang together. */
export type RaterDrift = { rater: string; n: number } & (
  | {
      /** Change of severity per step of the position, in points of the scale; below 0 grows severer. */
      slope: number;
      standardError: number;
      p: number;
      /** Adjusted over raters by Holm's method. */
      adjustedP: number;
      /** What the slope makes from the first to the last judgment, in points of the scale; and the spread about the line. */
      change: number;
      residualDeviation: number;
      /** Correlation of a deviation with the next one in the sequence, the line taken out; -1 to 1. */
      autocorrelation: number;
      reason: null;
    }
  | { slope: null; standardError: null; p: null; adjustedP: null; change: null; residualDeviation: null; autocorrelation: null; reason: Reason }
);

/**
 * Slope of each rater's deviations from the others' mean on the position of the judgment, by least squares with its plain
 * standard error and t with n - 2 degrees of freedom (a rater answers an item once, so there is nothing to cluster), and the
 * lag-1 autocorrelation of what the line leaves (Box & Jenkins 1976, Time Series Analysis, ch. 2). Deviations and not
 * answers, so that a sequence in which the items get better is no drift. One rater who moves makes all others move the other
 * way a little, since the others are the yardstick; so with three raters or more slopes are measured from the panel's median
 * slope (and p-values test that), which takes most raters to be steady.
 *
 * Counted are answers to items that others answered too and whose position is known. Fewer than ten: `too_few_judgments`;
 * positions or deviations that do not vary about the line: `no_spread`. Costs O(n log n).
 */
export function raterDrift(columns: RatingColumns, positionOf: JudgmentPosition): RaterDrift[] {
  const { others, deviation } = othersDeviation(columns);
  const { starts, entries } = entriesByRater(columns);
  const lines = columns.raters.map((rater, place) => {
    const points: { position: number; deviation: number }[] = [];
    for (const entry of entries.subarray(starts[place] ?? 0, starts[place + 1] ?? 0)) {
      const position = (others[entry] ?? 0) > 0 ? positionOf(rater, columns.items[columns.item[entry] ?? 0] ?? "") : null;
      if (position !== null) points.push({ position, deviation: deviation[entry] ?? 0 });
    }
    points.sort((one, other) => one.position - other.position);
    const n = points.length;
    const unknown = { slope: null, standardError: null, p: null, adjustedP: null, change: null, residualDeviation: null, autocorrelation: null } as const;
    if (n < DRIFT_MIN_JUDGMENTS) return { rater, n, ...unknown, reason: "too_few_judgments" } as const;
    const largest = points.reduce((most, point) => Math.max(most, Math.abs(point.deviation)), 0);
    const line = lineFit(points.map((point) => point.position), points.map((point) => point.deviation));
    if (line === null || Math.sqrt(line.residualSquares / n) <= ROUNDING * largest) return { rater, n, ...unknown, reason: "no_spread" } as const;
    const residualDeviation = Math.sqrt(line.residualSquares / (n - 2));
    const standardError = residualDeviation / Math.sqrt(line.xSquares);
    const span = (points[n - 1]?.position ?? 0) - (points[0]?.position ?? 0);
    let products = 0;
    for (let point = 1; point < n; point++) products += (line.residuals[point - 1] ?? 0) * (line.residuals[point] ?? 0);
    return { rater, n, slope: line.slope, standardError, residualDeviation, span, autocorrelation: products / line.residualSquares, reason: null };
  });
  const slopes: number[] = [];
  for (const { slope } of lines) if (slope !== null) slopes.push(slope);
  const panelSlope = slopes.length < PANEL_MIN_RATERS ? 0 : (median(slopes) ?? 0);
  const drifts = lines.map((line): RaterDrift => {
    if (line.reason !== null) return line;
    const { span, ...rest } = line;
    const slope = line.slope - panelSlope;
    const p = 2 * studentTCdf(-Math.abs(slope / line.standardError), line.n - 2);
    return { ...rest, slope, p, adjustedP: p, change: slope * span };
  });
  const adjusted = holm(drifts.map(({ p }) => p));
  return drifts.map((drift, place) => (drift.reason === null ? { ...drift, adjustedP: adjusted[place] ?? drift.p } : drift));
}
