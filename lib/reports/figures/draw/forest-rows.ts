/** Rows of a forest plot: name, estimate with its interval on a common scale, and the numbers beside it. */
import type { ForestRow } from "../../forest-plot";
import { FAINT, INK, SOFT_INK, WHITE } from "../palette";
import { NAME, type Pen, SMALL } from "../pen";
import type { Names, Scale } from "./parts";

const RADIUS = 2.4;

/** The numbers of a row, in one line where the sheet is wide and in two where it is not: estimate above its interval. */
export function numbersOf(row: ForestRow, isWide: boolean): string[] {
  if (row.value === null) return ["–"];
  const cut = row.text.search(/,? (\[|no interval)/);
  return isWide || cut < 0 ? [row.text] : [row.text.slice(0, cut), row.text.slice(cut).replace(/^,? /, "")];
}

export function drawForestRow(pen: Pen, row: ForestRow, name: Names["lines"][number], middle: number, scale: Scale, [from, to]: readonly [number, number], numbers: { x: number; lines: string[] }): void {
  pen.block(0, middle, name, NAME);
  pen.block(numbers.x, middle, numbers.lines, SMALL, "start", row.value === null || row.isFaint ? SOFT_INK : INK);
  if (row.value === null) {
    pen.text((scale(from) + scale(to)) / 2, middle, pen.fit(row.gap ?? row.text, scale(to) - scale(from), SMALL), SMALL, "middle", SOFT_INK);
    return;
  }
  const colour = row.isFaint ? FAINT : INK;
  if (row.low !== null && row.high !== null) pen.line(scale(row.low), middle, scale(row.high), middle, colour, row.isFaint ? 0.9 : 1.3);
  pen.circle(scale(row.value), middle, RADIUS, row.isFaint ? WHITE : colour, colour);
}

/** The sign of an estimate that will move, explained under a plot. Returns the height. */
export function drawFaintNote(pen: Pen, top: number, width: number, text: string): number {
  pen.line(0, top + 5, 12, top + 5, FAINT, 0.9);
  pen.circle(6, top + 5, RADIUS, WHITE, FAINT);
  pen.text(17, top + 5, pen.fit(text, width - 17, SMALL), SMALL, "start", SOFT_INK);
  return 11;
}
