/** The analysis of agreement of small studies by hand, by the way that pages take: answers, criteria, analysis. */
import { agreementAnalysis } from "@/lib/reports/analysis/agreement-analysis";
import type { AgreementAnalysis } from "@/lib/reports/analysis/agreement-schema";
import type { AnalysisCriterion } from "@/lib/reports/analysis/analysis-input";
import type { Metric } from "@/lib/stats/metric";
import { ratingColumns } from "@/lib/stats/rating-columns";
import { grid } from "../sample-rows";

type Contrast = { first: string; second: string } | null;

/** Values by item; each column is an evaluator E01, E02 …; null is no answer. */
export function criterionOf(criterion: string, items: readonly (readonly (number | null)[])[], contrast: Contrast = null): AnalysisCriterion {
  return {
    key: contrast ? JSON.stringify([contrast.first, contrast.second, criterion]) : criterion, name: criterion.toUpperCase(), criterion, contrast,
    scale: contrast ? [-1, 0, 1] : [1, 2, 3, 4], columns: ratingColumns(grid(criterion, items)),
  };
}

export function analysisOf(criteria: readonly AnalysisCriterion[], metric: Metric = "ordinal"): AgreementAnalysis {
  return agreementAnalysis(criteria, { metric, bootstrap: null });
}
