/** Wins, ties and losses of each two sources, as a table for a paper. Pure. */
import type { ComparisonResults, ContrastCriterion } from "../comparison/schema";
import { inOrder, type NamedCriterion } from "../comparison/criterion-names";
import { signed, withinScale } from "../comparison/net-forest";
import { NONE } from "../cell";
import { count, interval, percent, pValue } from "../number-text";
import { type LatexColumn, latexTable } from "./table";

const COLUMNS: LatexColumn[] = [
  { title: "Criterion", align: "l" }, { title: "Win", align: "r" }, { title: "Tie", align: "r" }, { title: "Loss", align: "r" },
  { title: "Net preference", align: "r" }, { title: "95% interval", align: "c" }, { title: "p (Holm)", align: "r" }, { title: "n", align: "r" },
];

/** @param labelOf a source by what people call it. */
export function winsTable({ contrasts, study }: Pick<ComparisonResults, "contrasts" | "study">, labelOf: (source: string) => string): string {
  return latexTable({
    label: "wins-and-ties",
    caption: `Wins, ties and losses in ${study.name}, seen from the source named first.`,
    columns: COLUMNS,
    groups: contrasts.map(({ first, second, criteria }) => ({ title: `${labelOf(first)} against ${labelOf(second)}`, rows: inOrder(criteria, study.criteria).map(row) })),
    notes: [
      "Net preference: wins less losses, over all answers; interval and p two-way clustered by item and evaluator (Student's t), p adjusted by Holm's method over the criteria of one pair of sources.",
      ...(study.isNamed ? [] : ["Sources go by aliases until the study is closed."]),
    ],
  });
}

function row({ name, wins, ties, losses, clustered, n }: ContrastCriterion & Pick<NamedCriterion, "name">): string[] {
  const share = ({ value }: { value: number | null }) => (value === null ? NONE : percent(value, 1));
  return [
    name, share(wins), share(ties), share(losses), clustered.value === null ? NONE : signed(clustered.value),
    clustered.ci ? interval(withinScale(clustered.ci), 2) : NONE, clustered.pHolm === null ? NONE : pValue(clustered.pHolm), count(n),
  ];
}
