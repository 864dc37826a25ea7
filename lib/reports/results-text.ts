/** Results as lines for a terminal. */
import { count, counted } from "./number-text";
import { prepareResultsTable } from "./results-table";
import type { StudyResults } from "./schema";

const COLUMNS = ["criterion", "n", "missing", "mean", "95% interval", "alpha", "95% interval", "agree", "items", "raters"];

export function resultsText(results: StudyResults): string {
  const { study, progress } = results;
  const rows = prepareResultsTable(results.criteria).map((row) => [
    row.key, row.n, row.missing, row.mean.text, row.meanInterval, row.alpha.text, row.alphaInterval, row.percentAgreement.text, row.items, row.raters,
  ]);
  const widths = COLUMNS.map((title, index) => Math.max(title.length, ...rows.map((row) => row[index]?.length ?? 0)));
  const line = (cells: readonly string[]) => cells.map((cell, index) => pad(cell, widths[index] ?? 0, index > 0)).join("  ").trimEnd();
  const notes = results.criteria.flatMap((criterion) => (criterion.note ? [`${criterion.key}: ${criterion.note}`] : []));
  return [
    `${study.name} (${study.state}): ${count(progress.counted)} of ${counted(progress.wanted, "judgment")}, ${count(progress.surplus)} surplus`,
    ...block(results.warnings),
    "",
    line(COLUMNS),
    ...rows.map(line),
    ...block(notes),
    ...block(results.methods),
    ...block(results.caveats),
    "",
  ].join("\n");
}

function pad(text: string, width: number, toTheRight: boolean): string {
  return toTheRight ? text.padStart(width) : text.padEnd(width);
}

function block(lines: readonly string[]): string[] {
  return lines.length > 0 ? ["", ...lines] : [];
}
