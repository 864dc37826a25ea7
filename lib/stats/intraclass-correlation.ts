import { fQuantile } from "./f-distribution";
import { isComplete } from "./is-complete";
import type { RatingColumns } from "./rating-columns";
import type { Reason } from "./reason";
import type { IntervalOutcome, ValueOutcome } from "./statistic";
import { twoWayMeanSquares, type TwoWayMeanSquares } from "./two-way-mean-squares";

/**
 * `one-way`: raters are not told apart. `agreement`: raters are a sample, and what sets them apart counts as error.
 * `consistency`: differences between raters that are the same for all items do not count.
 */
export type IntraclassModel = "one-way" | "agreement" | "consistency";

/** An intraclass correlation with its interval and the F ratio that tests it against 0. */
export type IntraclassCorrelation = ValueOutcome &
  IntervalOutcome & {
    /** In the notation of McGraw & Wong: ICC(1), ICC(A,1), ICC(C,1), and with k for the mean of all raters. */
    method: "ICC(1)" | "ICC(A,1)" | "ICC(C,1)" | "ICC(k)" | "ICC(A,k)" | "ICC(C,k)";
    /** Items against error, with its degrees of freedom; null where the correlation is, or without error. */
    f: { value: number; numerator: number; denominator: number } | null;
    units: number;
    raters: number;
  };

/**
 * Intraclass correlation of complete answers: the share of the variance that lies between items, for the answer of a single
 * rater or for the mean of all (Shrout & Fleiss 1979, Psychological Bulletin 86:420-428; McGraw & Wong 1996, Psychological
 * Methods 1:30-46). At most 1; negative when answers to an item differ more than items do.
 *
 * Intervals are the F-based ones of the same papers; that of a mean is that of a single rater, carried over by the
 * Spearman-Brown formula, which maps the one correlation on the other exactly. They take items (and raters, for agreement) as
 * normal samples.
 *
 * No answer: `no_values`; one rater: `no_pairable`; one item: `one_unit`; a missing answer: `incomplete`, see the variance
 * components for those data; all answers the same: `no_variation`; items do not differ: `no_spread` where the ratio has no
 * finite value. No interval at 1: `no_disagreement`; where a limit would be minus infinity, or where neither items nor raters differ: `no_spread`. O(n).
 *
 * @param of whether the answer of a `single` rater is described or the `mean` of all of them.
 * @param level coverage of the interval, between 0 and 1.
 * @throws RangeError if the level is not between 0 and 1.
 */
export function intraclassCorrelation(columns: RatingColumns, model: IntraclassModel, of: "single" | "mean", level: number): IntraclassCorrelation {
  if (!(level > 0 && level < 1)) throw new RangeError(`A level must lie between 0 and 1, not ${level}.`);
  const basis = { method: methodOf(model, of), units: columns.items.length, raters: columns.raters.length };
  const unknown = (reason: Reason): IntraclassCorrelation => ({ value: null, reason, ci: null, ciReason: reason, f: null, ...basis });
  if (columns.value.length === 0) return unknown("no_values");
  if (columns.raters.length < 2) return unknown("no_pairable");
  if (columns.items.length < 2) return unknown("one_unit");
  if (!isComplete(columns)) return unknown("incomplete");

  const squares = twoWayMeanSquares(columns);
  if (squares.betweenItems === 0 && squares.withinItems === 0) return unknown("no_variation");
  const { items: n, raters: k, betweenItems, betweenRaters, withinItems, residual } = squares;
  const error = model === "one-way" ? withinItems : residual;
  // Denominators of a single rater's answer and of the mean of k.
  const single = betweenItems + (k - 1) * error + (model === "agreement" ? (k * (betweenRaters - residual)) / n : 0);
  const mean = betweenItems + (model === "agreement" ? (betweenRaters - residual) / n : 0);
  const denominator = of === "single" ? single : mean;
  if (!(denominator > 0)) return unknown("no_spread");
  const known = { value: (betweenItems - error) / denominator, reason: null, ...basis } as const;
  if (known.value === 1) return { ...known, ci: null, ciReason: "no_disagreement", f: null };
  const errorDegrees = model === "one-way" ? n * (k - 1) : (n - 1) * (k - 1);
  if (betweenItems === 0 && error === 0) return { ...known, ci: null, ciReason: "no_spread", f: null };
  const f = error > 0 ? { value: betweenItems / error, numerator: n - 1, denominator: errorDegrees } : null;
  const limits = model === "agreement" ? agreementLimits(squares, (betweenItems - error) / single, level) : ratioLimits(betweenItems / error, n - 1, errorDegrees, k, level);
  if (limits === null) return { ...known, f, ci: null, ciReason: "no_spread" };
  const [low, high] = limits;
  // At -1 / (k - 1) the correlation of a mean has fallen to minus infinity; below it there is none.
  if (of === "mean" && low <= -1 / (k - 1)) return { ...known, f, ci: null, ciReason: "no_spread" };
  const limit = (correlation: number): number => (of === "single" ? correlation : (k * correlation) / (1 + (k - 1) * correlation));
  return { ...known, f, ci: { low: limit(low), high: limit(high), level, method: "f-distribution" }, ciReason: null };
}

function methodOf(model: IntraclassModel, of: "single" | "mean"): IntraclassCorrelation["method"] {
  if (model === "one-way") return of === "single" ? "ICC(1)" : "ICC(k)";
  if (model === "agreement") return of === "single" ? "ICC(A,1)" : "ICC(A,k)";
  return of === "single" ? "ICC(C,1)" : "ICC(C,k)";
}

/** The F ratio divided by its own quantiles, on the scale of the correlation. */
function ratioLimits(f: number, numerator: number, denominator: number, k: number, level: number): [number, number] {
  const lower = f / fQuantile((1 + level) / 2, numerator, denominator);
  const upper = f * fQuantile((1 + level) / 2, denominator, numerator);
  return [(lower - 1) / (lower + k - 1), (upper - 1) / (upper + k - 1)];
}

/** Satterthwaite's degrees of freedom for the error, which mixes raters and residual; null where neither has any part in it. */
function agreementLimits({ items: n, raters: k, betweenItems, betweenRaters, residual }: TwoWayMeanSquares, correlation: number, level: number): [number, number] | null {
  const ofRaters = (k * correlation) / (n * (1 - correlation));
  const ofResidual = 1 + (k * correlation * (n - 1)) / (n * (1 - correlation));
  const raterPart = ofRaters * betweenRaters;
  const residualPart = ofResidual * residual;
  const degrees = (raterPart + residualPart) ** 2 / (raterPart ** 2 / (k - 1) + residualPart ** 2 / ((n - 1) * (k - 1)));
  if (!(degrees > 0)) return null;
  const error = k * betweenRaters + (k * n - k - n) * residual;
  const lower = fQuantile((1 + level) / 2, n - 1, degrees);
  const upper = fQuantile((1 + level) / 2, degrees, n - 1);
  return [(n * (betweenItems - lower * residual)) / (lower * error + n * betweenItems), (n * (upper * betweenItems - residual)) / (error + n * upper * betweenItems)];
}
