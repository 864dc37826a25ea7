import { crossedModel, type CrossedModel } from "./crossed-model";
import type { RatingColumns } from "./rating-columns";
import type { Reason } from "./reason";
import type { Interval } from "./statistic";
import { studentTCdf, studentTQuantile } from "./student-t";

/** Mean of one group of items (a system, a source), as answered and as adjusted for who answered. */
export type AdjustedMean = { group: string; n: number; items: number; observed: number; adjusted: number; standardError: number; ci: Interval };

/** Difference of two adjusted means, the second less the first named. */
export type AdjustedDifference = { first: string; second: string; value: number; standardError: number; ci: Interval; p: number };

export type AdjustedMeans = { model: CrossedModel } & (
  | { groups: AdjustedMean[]; differences: AdjustedDifference[]; reason: null }
  | { groups: null; differences: null; reason: Reason }
);

/**
 * Means of groups of items, adjusted for the severity of the raters who happened to answer them: the generalized least
 * squares estimates of the groups' means in `crossedModel`, in which raters and items are random and groups fixed (Searle,
 * Casella & McCulloch 1992, Variance Components, ch. 7). A group that met severe raters is raised. All differences of two
 * groups come with them; p is two-sided and not adjusted for their number.
 *
 * Standard errors take the variances as known; intervals and tests use t with min(items, raters) - 1 degrees of freedom. The
 * model takes a rater to be as severe with one group as with another: where that is in doubt, see `pairedDifference`.
 *
 * Reasons as in `crossedModel`. Groups in ascending order of name.
 *
 * @param groupOf the group of an item, by its name.
 * @param level coverage of the intervals, between 0 and 1.
 */
export function adjustedMeans(columns: RatingColumns, groupOf: (item: string) => string, level: number): AdjustedMeans {
  const named = columns.items.map(groupOf);
  const names = [...new Set(named)].sort();
  const place = new Map(names.map((name, index) => [name, index]));
  const ofItem = Int32Array.from(named, (name) => place.get(name) ?? 0);
  const model = crossedModel(columns, { ofItem, groups: Math.max(1, names.length) });
  if (model.reason !== null) return { model, groups: null, differences: null, reason: model.reason };

  const { point, design } = model.fit;
  const t = studentTQuantile((1 + level) / 2, Math.min(model.units, model.raters) - 1);
  const interval = (value: number, standardError: number): Interval => ({ low: value - t * standardError, high: value + t * standardError, level, method: "model-t" });
  const sums = new Float64Array(names.length);
  const answers = new Float64Array(names.length);
  const items = new Float64Array(names.length);
  for (const [item, group] of ofItem.entries()) {
    items[group] = (items[group] ?? 0) + 1;
    answers[group] = (answers[group] ?? 0) + (columns.starts[item + 1] ?? 0) - (columns.starts[item] ?? 0);
    sums[group] = (sums[group] ?? 0) + (model.fit.totals.ofItem[item] ?? 0);
  }
  const groups = names.map((group, index): AdjustedMean => {
    const { mean, standardError } = model.means[index] ?? { mean: Number.NaN, standardError: Number.NaN };
    const n = answers[index] ?? 0;
    return { group, n, items: items[index] ?? 0, observed: model.fit.totals.centre + (sums[index] ?? 0) / n, adjusted: mean, standardError, ci: interval(mean, standardError) };
  });
  const covariance = (row: number, column: number): number => point.residual * (point.meanCovariance[row * design.groups + column] ?? 0);
  const differences: AdjustedDifference[] = [];
  for (const [second, other] of groups.entries()) {
    for (const [first, one] of groups.slice(0, second).entries()) {
      const value = other.adjusted - one.adjusted;
      const standardError = Math.sqrt(covariance(first, first) + covariance(second, second) - 2 * covariance(first, second));
      const p = 2 * studentTCdf(-Math.abs(value) / standardError, Math.min(model.units, model.raters) - 1);
      differences.push({ first: one.group, second: other.group, value, standardError, ci: interval(value, standardError), p });
    }
  }
  return { model, groups, differences, reason: null };
}
