/** How the numbers about evaluators were made. Pure. */
import type { Metric } from "@/lib/stats/metric";
import type { StudyKind } from "@/lib/studies/types";
import type { EvaluatorsAnalysis } from "../analysis/evaluators-schema";
import { count, counted } from "../number-text";

export function evaluatorMethods({ evaluators, draws }: EvaluatorsAnalysis, kind: StudyKind, metric: Metric): string[] {
  const judgments = evaluators.reduce((sum, own) => sum + own.judgments, 0);
  const severity = kind === "rating"
    ? "Severity: own answer less the mean of the others on the same item, in points of the scale, below 0 severe"
    : "Severity: own preference less the mean of the others on the same pair, from −1 (the source named second) to 1 (the one named first)";
  return [
    `n = ${counted(judgments, "counted judgment")} of ${counted(evaluators.length, "evaluator")}. Same as others: mean share of others on the item who gave the same answer.`,
    `${severity}; shrunk towards 0 the more, the fewer answers there are (Robinson 1991), with its normal 95% interval. The others are the yardstick: where two share their items, one looks as severe as the other looks lenient.`,
    `Alpha without: Krippendorff's alpha, ${metric}, of all others; gain: what that is above alpha with everybody, ± the standard error of leaving out one item at a time.`,
    `p-values are adjusted over evaluators by Holm's method. Those of straight-lining come from ${count(draws.replicates)} draws of others' judgments, seed “${draws.seed}”.`,
  ];
}
