/** Rows in the text format of PostgreSQL's COPY. */

export type CopyCell = string | number | boolean | null | undefined | readonly string[] | { json: unknown };

const SPECIAL = /[\\\n\r\t]/;
const EVERY_SPECIAL = /[\\\n\r\t]/g;
const ESCAPED: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function escaped(text: string): string {
  return SPECIAL.test(text) ? text.replace(EVERY_SPECIAL, (found) => ESCAPED[found] ?? found) : text;
}

function cellText(cell: CopyCell): string {
  if (cell === null || cell === undefined) return "\\N";
  if (typeof cell === "string") return escaped(cell);
  if (typeof cell !== "object") return String(cell);
  if ("json" in cell) return escaped(JSON.stringify(cell.json));
  return escaped(`{${cell.map((item) => `"${item.replace(/["\\]/g, "\\$&")}"`).join(",")}}`);
}

/**
 * A row in COPY's text format, its line end included.
 *
 * @example copyLine(["a", 1, null, ["x"], { json: {} }]) // "a\t1\t\\N\t{\"x\"}\t{}\n"
 */
export function copyLine(cells: readonly CopyCell[]): string {
  return `${cells.map(cellText).join("\t")}\n`;
}
