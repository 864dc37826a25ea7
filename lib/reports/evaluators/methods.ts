/** How the numbers about evaluators were made. Pure. */
import type { Metric } from "@/lib/stats/metric";
import type { EvaluatorsAnalysis } from "../analysis/evaluators-schema";
import type { LabelOf } from "../comparison/source-labels";
import { count, counted } from "../number-text";

/** @param contrast the two sources that the numbers in the table are about, in a comparison. */
export function evaluatorMethods({ evaluators, draws }: EvaluatorsAnalysis, contrast: { first: string; second: string } | null, metric: Metric, labelOf: LabelOf = (name) => name): string[] {
  const judgments = evaluators.reduce((sum, own) => sum + own.judgments, 0);
  const severity = contrast === null
    ? "Severity: own answer less the mean of the others on the same item, in points of the scale, below 0 severe"
    : `Leaning: own preference less the mean of the others on the same pair, where ${labelOf(contrast.first)} is 1, ${labelOf(contrast.second)} is −1 and neither is 0`;
  return [
    `n = ${counted(judgments, "counted judgment")} of ${counted(evaluators.length, "evaluator")}. Same as others: mean share of others on the item who gave the same answer.`,
    `${severity}; shrunk towards 0 the more, the fewer answers there are (Robinson 1991), with its normal 95% interval. The others are the yardstick: where two share their items, what the one is above, the other is below.`,
    `Alpha without: Krippendorff's alpha, ${metric}, of all others; gain: what that is above alpha with everybody, ± the standard error of leaving out one item at a time.`,
    `p-values are adjusted over evaluators by Holm's method. Those of straight-lining come from ${count(draws.replicates)} draws of others' judgments, seed “${draws.seed}”.`,
  ];
}
