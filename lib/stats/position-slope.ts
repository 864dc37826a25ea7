import type { JudgmentPosition } from "./rater-drift";
import type { RatingColumns } from "./rating-columns";
import type { Reason } from "./reason";
import type { IntervalOutcome, ValueOutcome } from "./statistic";
import { studentTQuantile } from "./student-t";

/** A standard error below this part of that of independent answers is rounding, not spread. */
const ROUNDING = 1e-9;

/** Change of the answer per step of the position, with its clustered interval. */
export type PositionSlope = ValueOutcome & IntervalOutcome & { method: "position-slope"; standardError: number | null; n: number; units: number; raters: number };

/**
 * Whether answers rise or fall over a rater's sequence: the common slope of answers on positions within raters (every rater
 * has a level of their own, so severe raters who judge more do not make a slope), with a standard error clustered by item and
 * by rater: V(item) + V(rater) - V(cell), not below the larger of the first two (Cameron, Gelbach & Miller 2011, JBES
 * 29:238-249), where V over G clusters is G / (G - 1) times the sum of squared cluster totals of score times residual over
 * the square of the sum of squares of positions. The interval uses t with min(items, raters) - 1 degrees of freedom.
 *
 * Answers without a known position are left out. No answer: `no_values`; positions do not vary within a rater: `no_spread`.
 * No interval with fewer than two items (`too_few_units`) or raters (`too_few_raters`), or without residual spread
 * (`no_spread`). O(n).
 *
 * @param level coverage of the interval, between 0 and 1.
 */
export function positionSlope(columns: RatingColumns, positionOf: JudgmentPosition, level: number): PositionSlope {
  const { items, raters, item, rater, value } = columns;
  const origin = value[0] ?? 0;
  const known: { item: number; rater: number; position: number; value: number }[] = [];
  const totals = Array.from(raters, () => ({ n: 0, position: 0, value: 0 }));
  for (let entry = 0; entry < value.length; entry++) {
    const row = item[entry] ?? 0;
    const who = rater[entry] ?? 0;
    const position = positionOf(raters[who] ?? "", items[row] ?? "");
    const total = totals[who];
    if (position === null || total === undefined) continue;
    const answer = (value[entry] ?? 0) - origin;
    known.push({ item: row, rater: who, position, value: answer });
    total.n += 1;
    total.position += position;
    total.value += answer;
  }
  let squares = 0;
  let products = 0;
  for (const point of known) {
    const total = totals[point.rater] ?? { n: 1, position: 0, value: 0 };
    point.position -= total.position / total.n;
    point.value -= total.value / total.n;
    squares += point.position ** 2;
    products += point.position * point.value;
  }
  const usedItems = new Set(known.map((point) => point.item)).size;
  const usedRaters = totals.filter(({ n }) => n > 0).length;
  const basis = { method: "position-slope", n: known.length, units: usedItems, raters: usedRaters } as const;
  const unknown = (reason: Reason): PositionSlope => ({ value: null, reason, ci: null, ciReason: reason, standardError: null, ...basis });
  if (known.length === 0) return unknown("no_values");
  if (squares === 0) return unknown("no_spread");
  const slope = products / squares;
  const estimate = { value: slope, reason: null, ...basis } as const;
  if (usedItems < 2) return { ...estimate, ci: null, ciReason: "too_few_units", standardError: null };
  if (usedRaters < 2) return { ...estimate, ci: null, ciReason: "too_few_raters", standardError: null };

  const byItem = new Float64Array(items.length);
  const byRater = new Float64Array(raters.length);
  let byCell = 0;
  let largest = 0;
  for (const point of known) {
    const score = point.position * (point.value - slope * point.position);
    byItem[point.item] = (byItem[point.item] ?? 0) + score;
    byRater[point.rater] = (byRater[point.rater] ?? 0) + score;
    byCell += score ** 2;
    largest = Math.max(largest, Math.abs(point.position * point.value));
  }
  const ofItems = (usedItems / (usedItems - 1)) * sumOfSquares(byItem);
  const ofRaters = (usedRaters / (usedRaters - 1)) * sumOfSquares(byRater);
  const standardError = Math.sqrt(Math.max(ofItems + ofRaters - byCell, ofItems, ofRaters)) / squares;
  if (standardError * squares <= ROUNDING * largest) return { ...estimate, ci: null, ciReason: "no_spread", standardError };
  const half = studentTQuantile((1 + level) / 2, Math.min(usedItems, usedRaters) - 1) * standardError;
  return { ...estimate, ci: { low: slope - half, high: slope + half, level, method: "two-way-clustered" }, ciReason: null, standardError };
}

function sumOfSquares(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value ** 2;
  return sum;
}
