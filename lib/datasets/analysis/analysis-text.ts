/** Table 1, an analysis and a quality report for a terminal. Pure. */
import { counted, percent } from "@/lib/reports/number-text";
import { textBlock, textTable } from "@/lib/reports/text-table";
import { analysisCharts } from "./analysis-charts";
import { countText } from "./quality";
import { absences, tableOneMethods, type TableOneRow, tableOneTable } from "./table-one";
import type { AnalysisView, QualityView } from "./types";

/** What a dataset says must not move a terminal's cursor or colour it. */
function printable(line: string): string {
  return line.replace(/\p{C}+/gu, " ");
}

export function tableOneText(rows: readonly TableOneRow[]): string[] {
  const { columns, rows: cells } = tableOneTable(rows);
  return [...textTable(columns, cells), ...rows.flatMap((row) => absences(row).map((reason) => `${row.slug}: ${reason}`)), ...textBlock([tableOneMethods(rows)])].map(printable);
}

const BARS = 12;

export function analysisText({ dataset, analysis }: AnalysisView): string[] {
  if (!analysis) return [];
  return [
    `${dataset.title}, version ${dataset.version}, computed ${analysis.computedAt}`,
    ...analysisCharts(analysis.body).flatMap(({ title, lead, model, methods, none }) => textBlock([
      title, ...(model.bars.length === 0 ? [none] : [
        ...(lead === null ? [] : [lead]),
        ...textTable(model.table.columns, model.bars.slice(0, BARS).map((bar) => [bar.name, String(bar.count), percent(bar.share, 1)])), methods,
      ]),
    ])),
  ].map(printable);
}

export function qualityText({ dataset, problems, limits }: QualityView): string[] {
  return [
    `${dataset.title}, version ${dataset.version}; sessions of an episode from ${limits.minSessions} to ${limits.maxSessions}`,
    ...problems.flatMap((problem) => [
      `${problem.severity.padEnd(8)} ${problem.title}: ${countText(problem)}`,
      ...problem.examples.slice(0, 2).map(({ externalId, places }) => `         ${externalId}: ${places.map(({ session, turn, detail }) => `${session === null ? "" : `session ${session}${turn === null ? "" : `, turn ${turn}`}: `}${detail}`).join("; ")}`),
    ]),
    counted(problems.filter(({ count }) => (count ?? 0) > 0).length, "kind of problem was found", "kinds of problems were found"),
  ].map(printable);
}
