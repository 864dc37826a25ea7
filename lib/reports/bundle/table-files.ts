/** The tables of a bundle as CSV: one row per number, exact. Pure. */
import type { AgreementAnalysis } from "../analysis/agreement-schema";
import type { AnalysisNumber } from "../analysis/number";
import { type ChartCell, chartTable } from "../chart-table";
import { prepareNetForest } from "../comparison/net-forest";
import type { ComparisonResults } from "../comparison/schema";
import { prepareShareBars } from "../comparison/share-bars";
import { prepareDivergingBars } from "../diverging-bars";
import type { StudyResults } from "../schema";
import type { BundleFile } from "./file";

export function* tableFiles(results: StudyResults | ComparisonResults, agreement: AgreementAnalysis): Generator<BundleFile> {
  if ("metric" in results) {
    yield csv("criteria", criteriaColumns, results.criteria.map(criteriaRow));
    yield { path: "tables/distribution.csv", content: prepareDivergingBars(results.criteria).table.csv };
  } else {
    const { contrasts, study } = results;
    yield { path: "tables/wins-and-ties.csv", content: prepareShareBars(contrasts, study.criteria).table.csv };
    yield { path: "tables/net-preference.csv", content: prepareNetForest(contrasts, study.criteria).table.csv };
  }
  yield csv("agreement", agreementColumns, agreement.criteria.flatMap(agreementRows));
  yield csv("evaluator-pairs", ["criterion", "first", "second", "evaluator", "other", "shared", "agreement", "kappa", "quadratic_kappa"], agreement.criteria.flatMap(({ criterion, contrast, raterPairs }) =>
    raterPairs.map(({ one, other, shared, agreement: share, kappa, quadraticKappa }) => cells(criterion, contrast?.first ?? null, contrast?.second ?? null, one, other, shared, share, kappa.value, quadraticKappa.value))));
}

const criteriaColumns = [
  "criterion", "name", "n", "missing", "mean", "mean_low", "mean_high", "mean_reason", "median", "standard_deviation",
  "alpha", "alpha_low", "alpha_high", "alpha_interval", "alpha_reason", "percent_agreement", "items", "evaluators", "pairs",
];

function criteriaRow({ key, name, n, missing, mean, median, standardDeviation, agreement }: StudyResults["criteria"][number]): ChartCell[] {
  return cells(
    key, name, n, missing, mean.value, mean.ci?.low ?? null, mean.ci?.high ?? null, mean.reason ?? mean.ciReason, median, standardDeviation,
    agreement.alpha, agreement.ci?.low ?? null, agreement.ci?.high ?? null, agreement.ci?.method ?? null, agreement.reason ?? agreement.ciReason, agreement.percentAgreement, agreement.items, agreement.raters, agreement.pairs,
  );
}

const agreementColumns = ["criterion", "first", "second", "coefficient", "value", "reason", "low", "high", "level", "interval", "replicates", "seed", "interval_reason", "n", "items", "evaluators"];

function agreementRows(found: AgreementAnalysis["criteria"][number]): ChartCell[][] {
  const { criterion, contrast, alpha, percentAgreement, pairAgreement, fleiss, ac1, ac2, brennanPrediger, iccAgreement, iccConsistency } = found;
  return [alpha, percentAgreement, pairAgreement, fleiss, ac1, ac2, brennanPrediger, iccAgreement, iccConsistency].map(({ method, value, reason, ci, ciReason, n, units, raters }: AnalysisNumber) =>
    cells(
      criterion, contrast?.first ?? null, contrast?.second ?? null, method, value, reason, ci?.low ?? null, ci?.high ?? null, ci?.level ?? null, ci?.method ?? null,
      ci?.replicates ?? null, ci?.seed ?? null, ciReason, n, units, raters,
    ));
}

function csv(name: string, columns: readonly string[], rows: readonly ChartCell[][]): BundleFile {
  return { path: `tables/${name}.csv`, content: chartTable(columns, rows).csv };
}

/** Only the exact side of a cell goes into a file. */
function cells(...values: (string | number | null)[]): ChartCell[] {
  return values.map((exact) => ({ text: "", exact }));
}
