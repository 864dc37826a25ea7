/** The models of the table of evaluators, and of one evaluator criterion by criterion. Pure. */
import { reasonText } from "@/lib/stats/reason-text";
import { normalQuantile } from "@/lib/stats/normal-distribution";
import type { EvaluatorCriterion, EvaluatorDiagnostics, EvaluatorsAnalysis } from "../analysis/evaluators-schema";
import { type Cell, cell, NONE } from "../cell";
import type { LabelOf } from "../comparison/source-labels";
import { workTimeText } from "../duration-text";
import { RESULTS_LEVEL } from "../level";
import { count, counted, fixed, interval, percent, pValue } from "../number-text";
import { criterionLabel } from "./criterion-label";

export type EvaluatorNumbers = {
  /** Answers that somebody can be held against. */
  n: string;
  agreement: Cell;
  severity: Cell;
  severityInterval: string;
  alphaWithout: Cell;
  /** "+0.041 ± 0.012": what alpha gains without them. */
  gain: string;
  drift: Cell;
  driftP: string;
  /** Why something is missing; empty where nothing is. */
  note: string;
};

export type EvaluatorRow = EvaluatorNumbers & { evaluator: string; flags: number; judgments: string; medianTime: Cell };
export type EvaluatorCriterionRow = EvaluatorNumbers & { key: string; name: string };

/** @param key the criterion whose numbers stand in the table. */
export function prepareEvaluatorRows({ evaluators }: EvaluatorsAnalysis, key: string): EvaluatorRow[] {
  return evaluators.map((own) => ({
    evaluator: own.evaluator, flags: own.flags.length, judgments: count(own.judgments),
    medianTime: cell(own.time?.medianSeconds ?? null, workTimeText),
    ...numbersOf(own.byCriterion.find((criterion) => criterion.key === key)),
  }));
}

export function prepareEvaluatorCriteria({ criteria }: EvaluatorsAnalysis, own: EvaluatorDiagnostics, labelOf: LabelOf): EvaluatorCriterionRow[] {
  return criteria.map((criterion) => ({
    key: criterion.key, name: criterionLabel(criteria, criterion, labelOf), ...numbersOf(own.byCriterion.find(({ key }) => key === criterion.key)),
  }));
}

/** What there is to say about all judgments of an evaluator together, beside the criteria. */
export function evaluatorFacts({ time, straightLining, side }: EvaluatorDiagnostics): string[] {
  const facts: string[] = [];
  if (time) {
    facts.push(`Median time ${workTimeText(time.medianSeconds)} over ${counted(time.n, "judgment")}; ${count(time.belowFloor)} faster than reading, ${count(time.belowHalfMedian)} in less than half the usual time for their length, ${count(time.slow)} far slower.`);
  }
  if (straightLining) {
    const share = straightLining.identicalShare === null ? "" : `; ${percent(straightLining.identicalShare)} of judgments have the same answer on all criteria${tested(straightLining.identicalP)}`;
    const spread = straightLining.spread === null ? "" : `; answers spread ${fixed(straightLining.spread, 2)}${tested(straightLining.spreadP)}`;
    facts.push(`Longest run of judgments with one and the same answer throughout: ${count(straightLining.longestRun)}${share}${spread}.`);
  }
  if (side) facts.push(`Chose A ${counted(side.left, "time")}, B ${counted(side.right, "time")}, neither ${counted(side.ties, "time")}${tested(side.adjustedP)}.`);
  return facts;
}

function tested(p: number | null): string {
  return p === null ? "" : ` (adjusted p ${pValue(p)})`;
}

function numbersOf(own: EvaluatorCriterion | undefined): EvaluatorNumbers {
  if (!own) return { n: "0", agreement: cell(null, String), severity: cell(null, String), severityInterval: NONE, alphaWithout: cell(null, String), gain: NONE, drift: cell(null, String), driftP: NONE, note: reasonText("no_values") };
  const reach = own.severityError === null ? null : normalQuantile((1 + RESULTS_LEVEL) / 2) * own.severityError;
  return {
    n: count(own.n),
    agreement: cell(own.restAgreement, percent),
    severity: cell(own.shrunkSeverity, signed(2)),
    severityInterval: own.shrunkSeverity === null || reach === null ? NONE : reach === 0 ? nothingLeft(own.shrunkSeverity) : interval({ low: own.shrunkSeverity - reach, high: own.shrunkSeverity + reach }, 2),
    alphaWithout: cell(own.alphaWithout.value, (value) => fixed(value, 3)),
    gain: own.gain === null ? NONE : signed(3)(own.gain) + (own.gainError === null ? "" : ` ± ${fixed(own.gainError, 3)}`),
    drift: cell(own.drift, signed(3)),
    driftP: own.driftP === null ? NONE : pValue(own.driftP),
    note: [...new Set([own.severityReason, own.alphaWithout.reason].flatMap((reason) => (reason ? [reasonText(reason)] : [])))].join(" "),
  };
}

/** Where evaluators differ no more than answers do by chance, all of the difference is shrunk away, and its error with it. */
function nothingLeft(severity: number): string {
  return severity === 0 ? "no more than chance" : NONE;
}

function signed(digits: number): (value: number) => string {
  return (value) => {
    const text = fixed(value, digits);
    return value > 0 && Number(text) !== 0 ? `+${text}` : text;
  };
}
