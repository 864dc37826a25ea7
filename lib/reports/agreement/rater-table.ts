/** Every two evaluators of a criterion by every measure: the table beside the heatmap. Pure. */
import type { RaterPairResult } from "../analysis/agreement-schema";
import type { PlainNumber } from "../analysis/number";
import { NONE } from "../cell";
import { type ChartCell, chartTable, type ChartTable } from "../chart-table";
import { compareNames } from "../comparison/source-order";
import { count, countedRange, fixed, percent } from "../number-text";
import { RATER_MEASURE_TEXTS, type RaterMeasure } from "./rater-measures";

export function prepareRaterTable(pairs: readonly RaterPairResult[]): ChartTable {
  const kappa = ({ value }: PlainNumber): ChartCell => ({ text: value === null ? NONE : fixed(value, 3), exact: value });
  const sorted = [...pairs].sort((a, b) => compareNames(a.one, b.one) || compareNames(a.other, b.other));
  return chartTable(
    ["evaluator", "other", "items in common", "percent agreement", "kappa", "kappa (quadratic)"],
    sorted.map((pair) => [
      { text: pair.one, exact: pair.one }, { text: pair.other, exact: pair.other }, { text: count(pair.shared), exact: pair.shared },
      { text: percent(pair.agreement, 1), exact: pair.agreement }, kappa(pair.kappa), kappa(pair.quadraticKappa),
    ]),
  );
}

const MADE: Record<RaterMeasure, string> = {
  agreement: "the share of items in common with the same answer; not corrected for chance",
  kappa: "Cohen's kappa on the items in common, each evaluator with chances of their own",
  quadraticKappa: "Cohen's weighted kappa, quadratic weights on the points of the scale, on the items in common",
};

export function raterMethods(pairs: readonly RaterPairResult[], measure: RaterMeasure): string {
  const evaluators = new Set(pairs.flatMap(({ one, other }) => [one, other])).size;
  const basis = `${count(pairs.length)} ${pairs.length === 1 ? "pair" : "pairs"} of ${count(evaluators)} evaluators, ${countedRange(pairs.map(({ shared }) => shared), "item")} in common`;
  return `${RATER_MEASURE_TEXTS[measure].label}: ${MADE[measure]}. n = ${basis}; without intervals, so compare cells only where they rest on many items.`;
}
