/** Means and agreement by criterion, as a table for a paper. Pure. */
import { NONE } from "../cell";
import { count, fixed, interval } from "../number-text";
import { prepareResultsTable } from "../results-table";
import type { StudyResults } from "../schema";
import { intervalMethodText } from "../methods-sentence";
import { type LatexColumn, latexTable } from "./table";

const COLUMNS: LatexColumn[] = [
  { title: "Criterion", align: "l" }, { title: "n", align: "r" }, { title: "Mean", align: "r" }, { title: "95% interval", align: "c" }, { title: "SD", align: "r" },
  { title: "α", align: "r" }, { title: "95% interval", align: "c" }, { title: "Agree", align: "r" },
];

export function meansTable({ study, metric, criteria }: Pick<StudyResults, "study" | "metric" | "criteria">): string {
  const methods = [...new Set(criteria.flatMap(({ agreement }) => (agreement.ci ? [intervalMethodText(agreement.ci.method)] : [])))];
  const missing = criteria.flatMap(({ name, note }) => (note === null ? [] : [`${name}: ${note}`]));
  return latexTable({
    label: "means-and-agreement",
    caption: `Means and agreement of evaluators in ${study.name}.`,
    columns: COLUMNS,
    groups: [{
      rows: prepareResultsTable(criteria).map((row, index) => {
        const { standardDeviation, agreement } = criteria[index] ?? { standardDeviation: null, agreement: null };
        return [
          row.name, row.n, row.mean.text, row.meanInterval, standardDeviation === null ? NONE : fixed(standardDeviation, 2),
          row.alpha.text, agreement?.ci ? interval(agreement.ci, 3) : NONE, row.percentAgreement.text,
        ];
      }),
    }],
    notes: [
      "Mean: interval two-way clustered by item and evaluator (Student's t), within the scale.",
      `α: Krippendorff's alpha, ${metric}${methods.length > 0 ? `; interval: ${methods.join(", ")}` : ""}.`,
      "Agree: share of agreeing pairs of evaluators on an item, averaged over items.",
      ...missing,
      ...basisNotes(criteria),
    ],
  });
}

/** On how much alpha rests; once for all criteria where it is the same. */
function basisNotes(criteria: StudyResults["criteria"]): string[] {
  const bases = new Map<string, string[]>();
  for (const { name, agreement } of criteria) {
    const basis = `${count(agreement.items)} items with two answers or more, ${count(agreement.raters)} evaluators, ${count(agreement.pairs)} pairs of answers`;
    bases.set(basis, [...(bases.get(basis) ?? []), name]);
  }
  const some = [...bases];
  return some.length === 1 ? some.map(([basis]) => `Agreement over ${basis}.`) : some.map(([basis, names]) => `${names.join(", ")}: agreement over ${basis}.`);
}
