/** A number in a table: rounded for the eye, exact for a program that reads the page. */

export type Cell = { text: string; exact: number | null };

/** Stands where there is no number. */
export const NONE = "–";

export function cell(value: number | null, toText: (value: number) => string): Cell {
  return { text: value === null ? NONE : toText(value), exact: value };
}
