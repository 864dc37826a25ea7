/** Tidy rows as text. */
import { stringify } from "csv-stringify/sync";
import { TIDY_COLUMNS, type TidyRow } from "./tidy-row";

export type ExportFormat = "csv" | "jsonl";

export const MEDIA_TYPES: Record<ExportFormat, string> = { csv: "text/csv; charset=utf-8; header=present", jsonl: "application/x-ndjson" };

/** A header line where the format has one. */
export function formatStart(format: ExportFormat): string {
  return format === "csv" ? stringify([TIDY_COLUMNS]) : "";
}

/**
 * In CSV a text that a spreadsheet would take for a formula is given a leading apostrophe: evaluators write comments,
 * and a comment must not run on a researcher's machine. JSONL has every text as it was written.
 */
export function formatRows(format: ExportFormat, rows: readonly TidyRow[]): string {
  if (format === "jsonl") return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  return stringify(
    rows.map((row) => TIDY_COLUMNS.map((column) => row[column])),
    { escape_formulas: true, cast: { boolean: (value) => String(value) } },
  );
}
