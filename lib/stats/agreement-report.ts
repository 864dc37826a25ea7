import { agreementOfPatterns, type Agreement, type AgreementOptions } from "./agreement";
import { brennanPrediger } from "./brennan-prediger";
import { chanceCorrected, type ChanceCorrected } from "./chance-corrected";
import { fleissKappa, type CategoryKappa } from "./fleiss-kappa";
import { gwetAc } from "./gwet-ac";
import { checkedLevel } from "./interval-request";
import { linearisedInterval } from "./linearised-interval";
import type { PatternHistogram } from "./pattern-histogram";
import { patternTable, type PatternTable } from "./pattern-table";
import { percentAgreementStatistic } from "./percent-agreement";
import { resampledInterval } from "./resampled-interval";
import type { Interval, IntervalOutcome, ValueOutcome } from "./statistic";
import { unavailable } from "./unavailable-coefficient";

/** A coefficient of agreement beside alpha. */
export type AgreementCoefficient = ValueOutcome & IntervalOutcome & {
  method: string;
  /** The plain percentile interval from the same resamples; only where BCa was asked for. */
  percentileCi: Interval | null;
  /** By linearisation, as Gwet's tables have it, with its t interval; null where the formula does not apply. */
  standardError: number | null;
  linearisedCi: Interval | null;
  /** Units and answers that entered the value: for Gwet's coefficients also units of one answer. */
  units: number;
  n: number;
};

/** How far raters agree on one criterion, by every coefficient that does not ask who the rater was. */
export type AgreementReport = {
  alpha: Agreement;
  /** Mean over units of the share of agreeing pairs. */
  percentAgreement: AgreementCoefficient;
  /** Share of agreeing pairs among all pairs. */
  pairAgreement: AgreementCoefficient;
  fleiss: AgreementCoefficient & { nullStandardError: number | null; z: number | null; categories: CategoryKappa[] };
  ac1: AgreementCoefficient;
  /** With quadratic weights; for the nominal metric there is none. */
  ac2: AgreementCoefficient;
  brennanPrediger: AgreementCoefficient;
};

export type AgreementReportOptions = AgreementOptions & {
  /** All points of the scale, used or not; without it, the values that were given count as categories. */
  scale?: readonly number[];
};

/**
 * Alpha and the coefficients beside it, from the histogram of one criterion. All intervals are over units, made in the same
 * way and, for the bootstrap, with the same seed: over the same units also the same resamples.
 *
 * Costs one interval per coefficient (see `resampledInterval`).
 *
 * @param raters distinct raters with an answer to a unit of two answers or more, which the patterns cannot tell.
 * @throws RangeError if `level` is not between 0 and 1, or `replicates` not a positive whole number.
 */
export function agreementReport(histogram: PatternHistogram, raters: number, options: AgreementReportOptions): AgreementReport {
  const level = checkedLevel(options.level);
  const { metric, scale } = options;
  const pairable = patternTable(histogram);
  const rated = patternTable(histogram, 1);
  const unitAgreement = chanceCorrected(pairable, pairable.values, "unweighted", { constant: 0, ofSquares: 0 });
  const fleiss = fleissKappa(pairable);
  const coefficient = (found: ChanceCorrected, method: string, lowest = -1): AgreementCoefficient =>
    coefficientOf(found, method, [lowest, 1], options, level);
  return {
    alpha: agreementOfPatterns(pairable, raters, options),
    percentAgreement: coefficient(unitAgreement, "percent-agreement-of-units", 0),
    pairAgreement: coefficient(pairAgreementOf(pairable), "percent-agreement-of-pairs", 0),
    fleiss: {
      ...coefficient(fleiss, "fleiss-kappa"),
      nullStandardError: fleiss.nullStandardError,
      z: fleiss.z,
      categories: fleiss.categories,
    },
    ac1: coefficient(gwetAc(rated, "unweighted", scale), "gwet-ac1"),
    // A weighted coefficient can lie below -1.
    ac2: coefficient(metric === "nominal" ? unavailable(rated, "not_ordered") : gwetAc(rated, "quadratic", scale), "gwet-ac2-quadratic", -Infinity),
    brennanPrediger: coefficient(brennanPrediger(pairable, "unweighted", scale), "brennan-prediger"),
  };
}

/** A ratio of two sums over units; its linearisation is not among the published ones. */
function pairAgreementOf(table: PatternTable): ChanceCorrected {
  const statistic = percentAgreementStatistic(table, "pair");
  const value = statistic(table.units);
  const outcome: ValueOutcome = value === null ? { value, reason: "no_pairable" } : { value, reason: null };
  return { ...outcome, table, statistic, standardError: null };
}

function coefficientOf(
  found: ChanceCorrected,
  method: string,
  range: readonly [number, number],
  options: AgreementReportOptions,
  level: number,
): AgreementCoefficient {
  const { table, statistic, standardError } = found;
  const basis = { method, units: table.unitCount, n: table.answerCount };
  if (found.value === null) {
    return { value: null, reason: found.reason, ci: null, ciReason: found.reason, percentileCi: null, standardError: null, linearisedCi: null, ...basis };
  }
  const { value } = found;
  const estimator = { statistic, units: table.units, work: table.codes.length + table.values.length, range, perfect: 1 };
  const { percentileCi, resamples: _, ...outcome } = resampledInterval(value, estimator, options.interval, level);
  return {
    value,
    reason: null,
    ...outcome,
    percentileCi,
    standardError,
    linearisedCi: linearisedInterval(value, standardError, table.unitCount, range, level).ci,
    ...basis,
  };
}
