import { workPerMeasure } from "./disagreement";
import { checkedLevel, type IntervalOptions } from "./interval-request";
import { alphaJackknifeInterval } from "./jackknife-interval";
import { alphaStatistic, krippendorffAlpha } from "./krippendorff-alpha";
import type { Metric } from "./metric";
import { patternTable, type PatternTable } from "./pattern-table";
import { percentAgreement } from "./percent-agreement";
import { ALPHA_CONVENTIONS, probabilityBelow, type ProbabilityBelow } from "./probability-below";
import { RatingTable, type RatingRow } from "./rating-table";
import type { Reason } from "./reason";
import { type Estimator, resampledInterval } from "./resampled-interval";
import { ruleOfThree } from "./rule-of-three";
import type { Interval } from "./statistic";

export { DEFAULT_REPLICATES, type IntervalRequest } from "./interval-request";

export type AgreementOptions = IntervalOptions & { metric: Metric };

/** Agreement among raters on one criterion. */
export type Agreement = {
  metric: Metric;
  /** Krippendorff's alpha, at most 1; null with a reason. */
  alpha: number | null;
  reason: Reason | null;
  /** Why a value that can be computed should not be reported: ratio on a scale that goes below zero. */
  caution: Reason | null;
  /** Interval of alpha; null with a reason. Raters are taken as fixed. */
  ci: Interval | null;
  ciReason: Reason | null;
  /** The plain percentile interval from the same resamples; only where BCa was asked for. */
  percentileCi: Interval | null;
  /** Probability that alpha lies below .667 and below .8, from the same resamples; null without the interval. */
  below: ProbabilityBelow[] | null;
  /**
   * Only where alpha is 1: upper 95 % bound (3 / units) on the share of units on which
   * raters disagree. It takes the place of an interval.
   */
  disagreementBound: number | null;
  /** Mean over units of the share of agreeing pairs, 0 to 1; null if nothing is pairable. */
  percentAgreement: number | null;
  /** Share of agreeing pairs among all pairs, 0 to 1; null if nothing is pairable. */
  pairAgreement: number | null;
  /** Units with two answers or more; the other counts are of answers to these units only. */
  units: number;
  raters: number;
  pairs: number;
  n: number;
};

/**
 * Agreement among evaluators from rows of evaluator, item and value for one criterion:
 * Krippendorff's alpha with its interval, and percent agreement. Rows without a value
 * are skipped. The order of rows does not matter, to the last digit.
 *
 * @throws DuplicateRatingError if an evaluator answers an item twice.
 * @throws RangeError if a value is not finite, `level` not between 0 and 1, or
 *   `replicates` not a positive whole number.
 *
 * @example
 * computeAgreement(
 *   [
 *     { evaluator: "a", item: "1", value: 1 }, { evaluator: "b", item: "1", value: 1 },
 *     { evaluator: "a", item: "2", value: 2 }, { evaluator: "b", item: "2", value: 1 },
 *   ],
 *   { metric: "nominal", interval: "jackknife" },
 * ).alpha // 0
 */
export function computeAgreement(rows: Iterable<RatingRow>, options: AgreementOptions): Agreement {
  return agreementOfTable(RatingTable.fromRows(rows), options);
}

/**
 * As `computeAgreement`, from a table of answers that is kept up to date or was filled
 * while a file was read.
 */
export function agreementOfTable(ratings: RatingTable, options: AgreementOptions): Agreement {
  return agreementOfPatterns(
    patternTable(ratings.histogram),
    ratings.countPairableRaters(),
    options,
  );
}

/**
 * As `computeAgreement`, from a laid-out pattern histogram, for example one that a
 * grouped query filled.
 *
 * @param raters distinct raters with an answer to a unit of two answers or more, which
 *   the patterns cannot tell.
 */
export function agreementOfPatterns(
  table: PatternTable,
  raters: number,
  options: AgreementOptions,
): Agreement {
  const { metric } = options;
  const level = checkedLevel(options.level);
  const { value: alpha, reason } = krippendorffAlpha(table, metric);
  return {
    metric,
    alpha,
    reason,
    caution: metric === "ratio" && alpha !== null && (table.values[0] ?? 0) < 0 ? "negative_values" : null,
    ...(alpha === null
      ? { ci: null, ciReason: reason, percentileCi: null, below: null }
      : intervalOfAlpha(alpha, alphaEstimator(table, metric), options, level)),
    disagreementBound: alpha === 1 ? ruleOfThree(table.unitCount) : null,
    percentAgreement: percentAgreement(table, "unit").value,
    pairAgreement: percentAgreement(table, "pair").value,
    units: table.unitCount,
    raters,
    pairs: table.pairCount,
    n: table.answerCount,
  };
}

function alphaEstimator(table: PatternTable, metric: Metric): Estimator {
  const meanAnswers = table.answerCount / table.unitCount;
  return {
    statistic: alphaStatistic(table, metric),
    units: table.units,
    work: workPerMeasure(table, metric),
    range: [-1, 1],
    perfect: 1,
    jackknifeInterval: (alpha, leftOut, level) => alphaJackknifeInterval(alpha, meanAnswers, leftOut, level),
  };
}

type AlphaInterval = Pick<Agreement, "ci" | "ciReason" | "percentileCi" | "below">;

function intervalOfAlpha(alpha: number, estimator: Estimator, { interval }: AgreementOptions, level: number): AlphaInterval {
  const { percentileCi, resamples, ...outcome } = resampledInterval(alpha, estimator, interval, level);
  // Where too many resamples are undefined for an interval, so they are for a probability.
  const below = resamples === null || percentileCi === null ? null : probabilityBelow(resamples, ALPHA_CONVENTIONS);
  return { ...outcome, percentileCi, below };
}
