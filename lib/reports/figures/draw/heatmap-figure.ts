/** A table of shaded numbers. */
import { AXIS, GRID, INK, SOFT_INK, strengthColour } from "../palette";
import { NAME, type Pen, SMALL, type Style } from "../pen";
import type { Heatmap, HeatmapCell } from "../models/heatmap";
import { type Drawn, drawNothing, fitNames } from "./parts";

const WIDEST_CELL = 52;
const HIGHEST_CELL = 24;
const HEAD_ROOM = 78;
const NOTE: Style = { size: 6, weight: 400 };
/** The smallest that is read in print; a number that does not fit even so stands in the table only. */
const SIZES = [7.5, 7, 6.5, 6];
const CORNER = 4;

export function drawHeatmap(model: Heatmap, pen: Pen, width: number): Drawn {
  const { rows, columns, cells } = withoutEmpty(model);
  const { scale, fewText } = model;
  if (rows.length === 0 || columns.length === 0) return drawNothing(pen, width, "There are no two of them to compare yet.");
  const names = fitNames(pen, rows.map((row) => row.name), width * 0.32);
  const left = names.width + 6;
  const cell = Math.min(WIDEST_CELL, (width - left) / columns.length);
  const height = Math.max(names.lines.some((lines) => lines.length > 1) ? 20 : 10, Math.min(HIGHEST_CELL, cell));
  const isLevel = columns.every((column) => pen.width(column.name, SMALL) <= cell - 2);
  const heads = columns.map((column) => isLevel ? pen.settable(column.name) : pen.fit(column.name, HEAD_ROOM, SMALL));
  // Where columns are narrower than letters are high, not every column is named; rows are.
  const each = Math.ceil((SMALL.size + 1) / cell);
  const top = isLevel ? 11 : pen.widest(heads, SMALL) + 4;
  for (const [index, head] of heads.entries()) {
    const x = left + (index + 0.5) * cell;
    if (isLevel) pen.text(x, top - 6, head, SMALL, "middle", SOFT_INK);
    else if (index % each === 0 && x <= width - SMALL.size * 0.57) pen.turned(x, top - 3, head, SMALL, "start", SOFT_INK);
  }
  const style = textStyle(pen, cells.flat(), cell);
  for (const [place, row] of cells.entries()) {
    const y = top + place * height;
    pen.block(left - 6, y + height / 2, names.lines[place] ?? [], NAME, "end");
    for (const [index, entry] of row.entries()) if (entry) drawCell(pen, entry, left + index * cell, y, cell, height, style);
  }
  let y = top + rows.length * height + 5;
  const hasFew = cells.flat().some((entry) => entry?.isFew);
  const scaleWidth = drawScale(pen, scale, left, y, width);
  if (hasFew) {
    // Beside the scale where there is room, else under it.
    const needed = 10 + pen.width(fewText, SMALL);
    const isBeside = left + scaleWidth + 14 + needed <= width;
    const x = isBeside ? left + scaleWidth + 14 : Math.max(0, Math.min(left, width - needed));
    if (!isBeside) y += 11;
    pen.area([[x, y + 2], [x + 6, y + 2], [x + 6, y + 8]], INK);
    pen.text(x + 10, y + 5, pen.fit(fewText, width - x - 10, SMALL), SMALL, "start", SOFT_INK);
  }
  return { height: y + 11, description: `${cells.flat().flatMap((entry) => entry ? [entry.description] : []).join("; ")}.` };
}

/** Of a matrix that is the same both ways only one half is filled: its first row and its last column say nothing. */
function withoutEmpty({ rows, columns, cells }: Heatmap): Pick<Heatmap, "rows" | "columns" | "cells"> {
  const isUsed = columns.map((_, place) => cells.some((row) => Boolean(row[place])));
  const isRowUsed = cells.map((row) => row.some(Boolean));
  return {
    rows: rows.filter((_, index) => isRowUsed[index]),
    columns: columns.filter((_, place) => isUsed[place]),
    cells: cells.filter((_, index) => isRowUsed[index]).map((row) => row.filter((_, place) => isUsed[place])),
  };
}

function textStyle(pen: Pen, cells: readonly (HeatmapCell | null)[], room: number): Style | null {
  const texts = cells.flatMap((entry) => entry ? [entry.text] : []);
  const size = SIZES.find((candidate) => pen.widest(texts, { size: candidate, weight: 400 }) <= room - 2);
  return size === undefined ? null : { size, weight: 400 };
}

function drawCell(pen: Pen, entry: HeatmapCell, x: number, y: number, width: number, height: number, style: Style | null): void {
  pen.rect(x, y, width, height, strengthColour(entry.strength), GRID);
  if (entry.isFew) {
    const corner = Math.min(CORNER, height / 3);
    pen.area([[x + width - corner - 0.5, y + 0.5], [x + width - 0.5, y + 0.5], [x + width - 0.5, y + corner + 0.5]], INK);
  }
  if (!style) return;
  const hasNote = entry.note !== "" && height >= 18 && pen.width(entry.note, NOTE) <= width - 2;
  pen.text(x + width / 2, y + height / 2 - (hasNote ? 3.5 : 0), entry.text, style, "middle");
  if (hasNote) pen.text(x + width / 2, y + height / 2 + 5, entry.note, NOTE, "middle");
}

/** A strip of the shades with its ends named. Returns its width. */
function drawScale(pen: Pen, { low, high, isSigned }: Heatmap["scale"], left: number, top: number, width: number): number {
  const steps = isSigned ? 9 : 5;
  const step = 7;
  const room = (width - left - steps * step - 8) / 2;
  const [lowText, highText] = [pen.fit(low, room, SMALL), pen.fit(high, room, SMALL)];
  pen.text(left, top + 5, lowText, SMALL, "start", SOFT_INK);
  const start = left + pen.width(lowText, SMALL) + 4;
  for (let index = 0; index < steps; index += 1) {
    pen.rect(start + index * step, top + 1.5, step, 7, strengthColour(isSigned ? (2 * index) / (steps - 1) - 1 : index / (steps - 1)), AXIS);
  }
  pen.text(start + steps * step + 4, top + 5, highText, SMALL, "start", SOFT_INK);
  return start + steps * step + 4 + pen.width(highText, SMALL) - left;
}
