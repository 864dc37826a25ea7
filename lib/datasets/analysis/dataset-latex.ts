/** Tables 1 and 2 for programs and for a paper. Pure. */
import { count } from "@/lib/reports/number-text";
import { type LatexColumn, latexTable } from "@/lib/reports/latex/table";
import { absences, TABLE_ONE_COLUMNS, tableOneCells, tableOneRow, type TableOneRow } from "./table-one";
import type { AnalysisBody } from "./schema";
import { tableTwo, tableTwoAbsences, tableTwoRows } from "./table-two";
import type { AnalysedVersion, AnalysisView } from "./types";

/** Table 1 as /api/v1 and the command line give it. */
export function tableOneReport(views: readonly AnalysisView[]) {
  const rows = views.map(tableOneRow).filter((row) => row !== null);
  return { columns: TABLE_ONE_COLUMNS, rows, waiting: views.filter(({ analysis }) => !analysis).map(({ dataset }) => dataset.slug), latex: tableOneLatex(rows) };
}

/** One analysis as they give it. */
export function withTables(view: AnalysisView) {
  return { ...view, tableOne: tableOneRow(view), latex: view.analysis ? tableTwoLatex(view.dataset, view.analysis.body) : null };
}

const TABLE_ONE: LatexColumn[] = [
  { title: "Dataset", align: "l" }, { title: "Dialogue", align: "c" }, { title: "Persona", align: "c" }, { title: "Multi", align: "c" }, { title: "# E.", align: "r" }, { title: "# S.", align: "r" }, { title: "# I.", align: "r" },
  { title: "U./S.", align: "r" }, { title: "I./E.", align: "r" }, { title: "I./S.", align: "r" },
];

export function tableOneLatex(rows: readonly TableOneRow[]): string {
  return latexTable({
    label: "datasets",
    caption: "Datasets by modality and size.",
    columns: TABLE_ONE,
    groups: [{
      rows: rows.map((row) => {
        const [name, dialogue, persona, several, episodes, sessions, images, , , , utterances, , perEpisode, perSession] = tableOneCells(row).map(({ text }) => text);
        return [name, dialogue, persona, several, episodes, sessions, images, utterances, perEpisode, perSession].map((text) => text ?? "");
      }),
    }],
    notes: [
      "T: text; V: pictures. E.: episodes; S.: sessions; I.: image shares, whether their picture is at hand or not; U.: turns with words.",
      "Means over all episodes or sessions, those without a picture included.",
      ...rows.flatMap((row) => absences(row).map((reason) => `${row.title}: ${reason}`)),
    ],
  });
}

export function tableTwoLatex({ title, version }: Pick<AnalysedVersion, "title" | "version">, body: AnalysisBody): string {
  const columns = tableTwo(body).filter(({ reason }) => reason === null);
  return latexTable({
    label: "demographics",
    caption: `Age, gender, countries, persona entities and relations in ${title}, version ${version}; the most frequent ones.`,
    columns: columns.flatMap(({ title: name }): LatexColumn[] => [{ title: name, align: "l" }, { title: "Share", align: "r" }]),
    groups: [{ rows: tableTwoRows(columns) }],
    notes: [
      `Shares of the episodes that state one: ${columns.map(({ title: name, n }) => `${name.toLowerCase()} n = ${count(n)}`).join(", ")}. Ages in whole years.`,
      ...tableTwoAbsences(tableTwo(body)),
    ],
  });
}
