/** A table for a terminal: the first column to the left, numbers to the right. */

export function textTable(columns: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = columns.map((title, index) => rows.reduce((most, row) => Math.max(most, row[index]?.length ?? 0), title.length));
  const line = (cells: readonly string[]) => cells.map((cell, index) => (index > 0 ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0))).join("  ").trimEnd();
  return [line(columns), ...rows.map(line)];
}

/** Lines with an empty one before them; nothing for none. */
export function textBlock(lines: readonly string[]): string[] {
  return lines.length > 0 ? ["", ...lines] : [];
}
