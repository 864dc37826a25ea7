/** The figures of a study's results, by name, from the models of the charts on its page. Pure. */
import { contrastName } from "../agreement/address";
import { forestOfAnalysis } from "../agreement/forest-of-analysis";
import type { RaterMeasure } from "../agreement/rater-measures";
import type { AgreementAnalysis } from "../analysis/agreement-schema";
import type { EvaluatorsAnalysis } from "../analysis/evaluators-schema";
import { prepareNetForest } from "../comparison/net-forest";
import type { ComparisonResults } from "../comparison/schema";
import { prepareShareBars } from "../comparison/share-bars";
import { type LabelOf, sourceLabels, withLabels } from "../comparison/source-labels";
import { prepareCoverage } from "../coverage-bars";
import { prepareDivergingBars } from "../diverging-bars";
import { preparePositionLines } from "../evaluators/position-lines";
import { prepareRaterTimeline } from "../evaluators/rater-timeline";
import { prepareForestPlot } from "../forest-plot";
import type { StudyResults } from "../schema";
import { itemWords } from "@/lib/studies/sources-text";
import { prepareCorrelationHeatmap } from "../figures/models/correlation-heatmap";
import { prepareRaterHeatmap } from "../figures/models/rater-heatmap";
import type { FigureKind, FigureModels } from "../figures/render-figure";

export type StudyFigure = { [Kind in FigureKind]: { kind: Kind; model: FigureModels[Kind] } }[FigureKind];

export function resultsFigures(results: StudyResults | ComparisonResults): StudyFigure[] {
  return "metric" in results ? ratingFigures(results) : comparisonFigures(results);
}

/** Of the page about evaluators. */
export function evaluatorFigures(analysis: EvaluatorsAnalysis, labelOf: LabelOf): StudyFigure[] {
  const kind = analysis.criteria.some(({ contrast }) => contrast !== null) ? "comparison" : "rating";
  return [{ kind: "timeline", model: prepareRaterTimeline(analysis.evaluators) }, { kind: "position", model: preparePositionLines(analysis, kind, labelOf) }];
}

/** Of the page about agreement: alpha of two sources that met (in a rating study, of all there is). */
export function agreementFigure(analysis: AgreementAnalysis, sources?: string): StudyFigure {
  const names = analysis.criteria.map(({ contrast }) => contrast && contrastName(contrast));
  const chosen = names.includes(sources ?? null) ? (sources ?? null) : (names[0] ?? null);
  const criteria = analysis.criteria.filter((_, place) => names[place] === chosen);
  return { kind: "agreement", model: prepareForestPlot(forestOfAnalysis(criteria), itemWords(chosen === null ? "rating" : "comparison")) };
}

/** Evaluators two by two on one criterion; null where nobody shares an item on it. */
export function ratersFigure(analysis: AgreementAnalysis, key: string | undefined, measure: RaterMeasure): StudyFigure | null {
  const criterion = key === undefined ? analysis.criteria[0] : analysis.criteria.find((own) => own.key === key);
  return criterion && criterion.raterPairs.length > 0 ? { kind: "raters", model: prepareRaterHeatmap(criterion.raterPairs, measure) } : null;
}

function ratingFigures(results: StudyResults): StudyFigure[] {
  return [
    { kind: "distribution", model: prepareDivergingBars(results.criteria) },
    { kind: "agreement", model: prepareForestPlot(results.criteria) },
    { kind: "progress", model: prepareCoverage(results.progress) },
    ...(results.criteria.length > 1 ? [{ kind: "correlation" as const, model: prepareCorrelationHeatmap(results) }] : []),
  ];
}

function comparisonFigures(results: ComparisonResults): StudyFigure[] {
  const { criteria, sources } = results.study;
  const { contrasts } = withLabels(results, sourceLabels(sources));
  return [
    { kind: "head-to-head", model: prepareShareBars(contrasts, criteria) },
    { kind: "net-preference", model: prepareNetForest(contrasts, criteria) },
    { kind: "progress", model: prepareCoverage(results.progress, itemWords("comparison")) },
  ];
}
