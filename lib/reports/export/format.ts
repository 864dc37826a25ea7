/** Rows of an export as text. */
import { stringify } from "csv-stringify/sync";
import type { ExportRow } from "./columns";

export type ExportFormat = "csv" | "jsonl";

export const MEDIA_TYPES: Record<ExportFormat, string> = { csv: "text/csv; charset=utf-8; header=present", jsonl: "application/x-ndjson" };

/** A header line where the format has one. */
export function formatStart(format: ExportFormat, columns: readonly string[]): string {
  return format === "csv" ? stringify([[...columns]]) : "";
}

/**
 * In CSV a text that a spreadsheet would take for a formula is given a leading apostrophe: evaluators write comments,
 * and a comment must not run on a researcher's machine. JSONL has every text as it was written.
 */
export function formatRows(format: ExportFormat, columns: readonly string[], rows: readonly ExportRow[]): string {
  const cells = rows.map((row) => columns.map((column) => row[column] ?? null));
  if (format === "jsonl") return cells.map((row) => `${JSON.stringify(Object.fromEntries(columns.map((column, index) => [column, row[index]])))}\n`).join("");
  return stringify(cells, { escape_formulas: true, cast: { boolean: (value) => String(value) } });
}
