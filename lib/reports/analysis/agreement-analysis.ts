/** From answers to every coefficient of agreement. Pure: the same answers and seed give the same object, to the last digit. */
import { agreementReport } from "@/lib/stats/agreement-report";
import { crossedModel } from "@/lib/stats/crossed-model";
import { componentCorrelation } from "@/lib/stats/component-correlation";
import { countPairableRaters, histogramOfColumns } from "@/lib/stats/column-histogram";
import type { IntervalRequest } from "@/lib/stats/interval-request";
import { intraclassCorrelation } from "@/lib/stats/intraclass-correlation";
import { isComplete } from "@/lib/stats/is-complete";
import { kendallW } from "@/lib/stats/kendall-w";
import { krippendorffAlpha } from "@/lib/stats/krippendorff-alpha";
import { lightKappa } from "@/lib/stats/light-kappa";
import { METRICS, type Metric } from "@/lib/stats/metric";
import { patternTable } from "@/lib/stats/pattern-table";
import { raterMatrix } from "@/lib/stats/rater-matrix";
import type { RatingColumns } from "@/lib/stats/rating-columns";
import { stratifiedAlpha } from "@/lib/stats/stratified-alpha";
import type { Seed } from "@/lib/stats/random";
import { RESULTS_LEVEL } from "../level";
import { type AnalysisCriterion, evaluatorsOf } from "./analysis-input";
import type { AgreementAnalysis, CriterionAgreement } from "./agreement-schema";
import { type AnalysisNumber, numberOf, plainNumber } from "./number";


/** Live, the jackknife: instant and without chance. In exports BCa, whose resamples a seed fixes. */
export type AnalysisOptions = { metric: Metric; bootstrap: { seed: Seed; replicates: number } | null };

export function agreementAnalysis(criteria: readonly AnalysisCriterion[], options: AnalysisOptions): AgreementAnalysis {
  const interval = intervalOf(options);
  const { n, items, strata, method, percentileCi, below, ...stratified } = stratifiedAlpha(criteria.map(({ columns }) => columns), { metric: options.metric, interval, level: RESULTS_LEVEL });
  return {
    level: RESULTS_LEVEL,
    metric: options.metric,
    evaluators: evaluatorsOf(criteria),
    criteria: criteria.map((criterion) => criterionAgreement(criterion, options.metric, interval)),
    stratified: { value: stratified.value, reason: stratified.reason, ci: stratified.ci, ciReason: stratified.ciReason, method, n, units: items, percentileCi, below: belowOf(below), strata },
  };
}

function intervalOf({ bootstrap }: AnalysisOptions): IntervalRequest {
  return bootstrap ? { kind: "bca", ...bootstrap } : "jackknife";
}

function criterionAgreement({ key, name, criterion, contrast, scale, columns }: AnalysisCriterion, metric: Metric, interval: IntervalRequest): CriterionAgreement {
  const histogram = histogramOfColumns(columns);
  const raters = countPairableRaters(columns);
  const report = agreementReport(histogram, raters, { metric, interval, level: RESULTS_LEVEL, scale });
  const { alpha, fleiss } = report;
  const basis = { n: alpha.n, units: alpha.units, raters };
  const coefficient = (found: (typeof report)["ac1"]): AnalysisNumber => numberOf(found, { method: found.method, n: found.n, units: found.units, raters });
  const pairable = patternTable(histogram);
  const matrix = raterMatrix(columns);
  return {
    key, name, criterion, contrast,
    alpha: {
      ...numberOf({ value: alpha.alpha, reason: alpha.reason, ci: alpha.ci, ciReason: alpha.ciReason }, { method: "krippendorff-alpha", ...basis }),
      metric, caution: alpha.caution, percentileCi: alpha.percentileCi, below: belowOf(alpha.below), disagreementBound: alpha.disagreementBound, pairs: alpha.pairs,
    },
    alphaByMetric: Object.fromEntries(METRICS.map((one) => [one, plainNumber(krippendorffAlpha(pairable, one))])) as CriterionAgreement["alphaByMetric"],
    percentAgreement: coefficient(report.percentAgreement),
    pairAgreement: coefficient(report.pairAgreement),
    fleiss: { ...coefficient(fleiss), categories: fleiss.categories.map(({ category, value, reason }) => ({ category, value, reason })) },
    ac1: coefficient(report.ac1),
    ac2: coefficient(report.ac2),
    brennanPrediger: coefficient(report.brennanPrediger),
    light: lightKappa(matrix, "unweighted"),
    lightQuadratic: lightKappa(matrix, "quadratic"),
    ...correlations(columns),
    kendall: plainNumber(kendallW(columns)),
    raterPairs: matrix.cells.map(({ one, other, shared, agreement, kappa, quadraticKappa }) => ({
      one: matrix.raters[one] ?? "", other: matrix.raters[other] ?? "", shared, agreement, kappa: plainNumber(kappa), quadraticKappa: plainNumber(quadraticKappa),
    })),
  };
}

/** A complete table has the F intervals of the textbooks; the usual one, where each evaluator saw some of the items, takes variance components. */
function correlations(columns: RatingColumns): Pick<CriterionAgreement, "iccAgreement" | "iccConsistency"> {
  const n = columns.value.length;
  if (isComplete(columns)) {
    const of = (model: "agreement" | "consistency") => {
      const found = intraclassCorrelation(columns, model, "single", RESULTS_LEVEL);
      return numberOf(found, { method: `${found.method} from mean squares`, n, units: found.units, raters: found.raters });
    };
    return { iccAgreement: of("agreement"), iccConsistency: of("consistency") };
  }
  const model = crossedModel(columns);
  const of = (definition: "agreement" | "consistency") => {
    const found = componentCorrelation(model, { definition, averaged: 1, level: RESULTS_LEVEL, seed: CORRELATION_SEED, replicates: CORRELATION_DRAWS });
    return numberOf(found, { method: `${found.method} from variance components`, n: found.n, units: found.units, raters: found.raters });
  };
  return { iccAgreement: of("agreement"), iccConsistency: of("consistency") };
}

/** Of the generalized interval, which is drawn also where nothing else is: fixed, so that a live number does not flicker. */
const CORRELATION_SEED = "icc";
const CORRELATION_DRAWS = 2_000;

function belowOf(found: { limit: number; probability: number }[] | null): { below: number; probability: number }[] | null {
  return found && found.map(({ limit, probability }) => ({ below: limit, probability }));
}
