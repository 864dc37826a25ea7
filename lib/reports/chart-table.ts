/** The table that stands with every chart: rounded for reading, exact in the file. */

export type ChartCell = { text: string; exact: string | number | null };
export type ChartTable = { columns: string[]; rows: string[][]; csv: string };

export function chartTable(columns: readonly string[], rows: readonly (readonly ChartCell[])[]): ChartTable {
  const lines = [columns, ...rows.map((row) => row.map((cell) => cell.exact ?? ""))];
  return {
    columns: [...columns],
    rows: rows.map((row) => row.map((cell) => cell.text)),
    csv: lines.map((line) => `${line.map(csvField).join(",")}\r\n`).join(""),
  };
}

/** A name that begins like a formula, also with the wide signs of East Asian input, is shown as text by a spreadsheet. */
function csvField(value: string | number): string {
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
