/** Criteria that copy each other may be one overall impression, answered several times: which do, and the table beside the heatmap. Pure. */
import { NONE } from "./cell";
import { chartTable, type ChartTable } from "./chart-table";
import { HALO_LINE, HALO_MIN_JUDGMENTS } from "./criterion-correlation";
import { count, countedRange, fixed } from "./number-text";
import type { StudyResults } from "./schema";

type Input = Pick<StudyResults, "criteria" | "correlations">;

/** "Coherence and Consistency (0.91)". */
export function haloPairs({ criteria, correlations }: Input): string[] {
  const nameOf = namesOf(criteria);
  return correlations.flatMap(({ left, right, value, judgments }) => (
    value !== null && value > HALO_LINE && judgments >= HALO_MIN_JUDGMENTS ? [`${nameOf(left)} and ${nameOf(right)} (${fixed(value, 2)})`] : []
  ));
}

export function prepareCorrelationTable({ criteria, correlations }: Input): ChartTable {
  const nameOf = namesOf(criteria);
  return chartTable(["criterion", "other", "rank correlation", "judgments"], correlations.map(({ left, right, value, judgments }) => [
    { text: nameOf(left), exact: left }, { text: nameOf(right), exact: right },
    { text: value === null ? NONE : fixed(value, 3), exact: value }, { text: count(judgments), exact: judgments },
  ]));
}

export function correlationMethods({ correlations }: Pick<Input, "correlations">): string {
  const n = countedRange(correlations.map(({ judgments }) => judgments), "judgment");
  return `Spearman's rank correlation, ties by mid-ranks, over judgments that answer both criteria; n = ${n} per pair. Items and evaluators are not told apart, so there is no interval.`;
}

function namesOf(criteria: Input["criteria"]): (key: string) => string {
  const names = new Map(criteria.map(({ key, name }) => [key, name]));
  return (key) => names.get(key) ?? key;
}
