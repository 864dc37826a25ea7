/** Diagnostics of evaluators for a terminal. */
import type { EvaluatorDiagnostics, EvaluatorsAnalysis } from "@/lib/reports/analysis/evaluators-schema";
import { count, fixed, percent } from "@/lib/reports/number-text";
import { textTable } from "@/lib/reports/text-table";

const NONE = "–";

export function evaluatorsText({ criteria, evaluators }: EvaluatorsAnalysis): string[] {
  const names = new Map(criteria.map(({ key, name, contrast }) => [key, contrast ? `${name} (${contrast.first} against ${contrast.second})` : name]));
  const flags = evaluators.flatMap(({ evaluator, flags: own }) => own.map(({ kind, criterion, value, threshold, n }) =>
    `${evaluator}: ${kind.replaceAll("_", " ")}${criterion === null ? "" : `, ${names.get(criterion) ?? criterion}`} (${fixed(value, 3)} against ${fixed(threshold, 3)}, n = ${count(n)})`));
  return [
    ...textTable(["evaluator", "judgments", "median s", "agree", "severity", "gain without", "flags"], evaluators.map(row)),
    "",
    "agree: share of others with the same answer; severity: own answer less the others', below 0 is severe; gain without: of alpha; each the mean over criteria.",
    ...(flags.length > 0 ? ["", "Reasons to look, never to exclude; nobody is left out of any number:", ...flags] : ["", "No flags."]),
  ];
}

function row({ evaluator, judgments, time, byCriterion, flags }: EvaluatorDiagnostics): string[] {
  return [
    evaluator, count(judgments), time === null ? NONE : fixed(time.medianSeconds, 0), numberText(byCriterion.map((own) => own.restAgreement), percent),
    numberText(byCriterion.map((own) => own.shrunkSeverity), (value) => fixed(value, 2)), numberText(byCriterion.map((own) => own.gain), (value) => fixed(value, 3)), count(flags.length),
  ];
}

function numberText(values: readonly (number | null)[], toText: (value: number) => string): string {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? NONE : toText(known.reduce((sum, value) => sum + value, 0) / known.length);
}
