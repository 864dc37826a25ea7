/** A table for a paper: booktabs, with its caption and label. Pure. */
import { latexText } from "./escape";

export type LatexColumn = { title: string; align: "l" | "r" | "c" };

export type LatexTable = {
  /** After `tab:`. */
  label: string;
  /** Plain text, escaped here. */
  caption: string;
  columns: readonly LatexColumn[];
  /** Plain text, escaped here. Each group is set off by a line; a group may have a title over all columns. */
  groups: readonly { title?: string; rows: readonly (readonly string[])[] }[];
  /** Plain text below the table. */
  notes: readonly string[];
};

export function latexTable({ label, caption, columns, groups, notes }: LatexTable): string {
  const line = (cells: readonly string[]) => `  ${cells.map(latexText).join(" & ")} \\\\`;
  const body = groups.flatMap(({ title, rows }, index) => [
    ...(index > 0 ? ["  \\midrule"] : []),
    ...(title === undefined ? [] : [`  \\multicolumn{${columns.length}}{l}{\\textit{${latexText(title)}}} \\\\`]),
    ...rows.map(line),
  ]);
  return [
    "% Needs \\usepackage{booktabs} and, with pdfTeX, \\usepackage[T1]{fontenc}.",
    "\\begin{table}[t]",
    "  \\centering",
    `  \\caption{${latexText(caption)}}`,
    `  \\label{tab:${label}}`,
    `  \\begin{tabular}{@{}${columns.map((column) => column.align).join("")}@{}}`,
    "  \\toprule",
    line(columns.map((column) => column.title)),
    "  \\midrule",
    ...body,
    "  \\bottomrule",
    "  \\end{tabular}",
    ...(notes.length === 0 ? [] : ["", `  \\par\\smallskip\\footnotesize ${notes.map(latexText).join(" ")}`]),
    "\\end{table}",
    "",
  ].join("\n");
}
