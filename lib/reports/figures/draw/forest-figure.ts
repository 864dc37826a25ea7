/** Agreement per criterion: alpha with its interval, the conventional lines named as conventions. */
import { FEW_ITEMS, type ForestPlot } from "../../forest-plot";
import { AXIS, SOFT_INK } from "../palette";
import { type Pen, SMALL } from "../pen";
import { drawFaintNote, drawForestRow, numbersOf } from "./forest-rows";
import { drawAxis, type Drawn, drawNothing, fitNames, scaleOf } from "./parts";

const GAP = 10;
/** From this width on numbers stand in one line and what they rest on beside them. */
const WIDE = 360;

export function drawForestPlot({ rows, domain, ticks, conventions, hasFaint }: ForestPlot, pen: Pen, width: number): Drawn {
  if (rows.length === 0) return drawNothing(pen, width, "No criterion has answers to compare.");
  const isWide = width >= WIDE;
  const names = fitNames(pen, rows.map((row) => row.name), width * (isWide ? 0.27 : 0.3));
  const numbers = rows.map((row) => numbersOf(row, isWide));
  const header = "α [95% interval]";
  const bases = isWide ? rows.map((row) => pen.wrap(row.basis, 92, SMALL)) : [];
  const numbersWidth = pen.widest([header, ...numbers.flat()], SMALL);
  const basisWidth = pen.widest(bases.flat(), SMALL);
  const numbersAt = width - numbersWidth - (isWide ? basisWidth + GAP : 0);
  const scale = scaleOf(domain, names.width + GAP, numbersAt - GAP);
  const pitch = isWide && names.lines.every((lines) => lines.length === 1) && bases.every((lines) => lines.length === 1) ? 15 : 21;

  const top = 13;
  const bottom = top + rows.length * pitch;
  pen.text(numbersAt, 5, header, SMALL, "start", SOFT_INK);
  if (isWide) pen.text(width - basisWidth, 5, "based on", SMALL, "start", SOFT_INK);
  const axis = drawAxis(pen, ticks, scale, top, bottom, width);
  for (const [index, { at, text }] of conventions.entries()) {
    pen.line(scale(at), top - 2, scale(at), bottom, SOFT_INK, 0.6, [2.5, 1.8]);
    // The two lines are close: the first text ends at its line, the next begins at it.
    pen.text(scale(at) + (index === 0 ? 2 : -2), 5, text, SMALL, index === 0 ? "end" : "start", SOFT_INK);
  }
  for (const [index, row] of rows.entries()) {
    const middle = top + index * pitch + pitch / 2;
    drawForestRow(pen, row, names.lines[index] ?? [], middle, scale, domain, { x: numbersAt, lines: numbers[index] ?? [] });
    pen.block(width - basisWidth, middle, bases[index] ?? [], SMALL, "start", SOFT_INK);
  }
  pen.line(scale(domain[0]), bottom, scale(domain[1]), bottom, AXIS);

  let y = bottom + axis + 3;
  const note = `conventions ${conventions.map(({ text }) => text).join(" and ")}, not limits`;
  pen.line(0, y + 5, 12, y + 5, SOFT_INK, 0.6, [2.5, 1.8]);
  pen.text(17, y + 5, pen.fit(note, width - 17, SMALL), SMALL, "start", SOFT_INK);
  y += 11;
  if (hasFaint) y += drawFaintNote(pen, y, width, `fewer than ${FEW_ITEMS} items: the number will still move`);
  return { height: y, description: `${rows.map((row) => `${row.name}: ${row.text} (${row.basis}).`).join(" ")} Dashed lines: ${note}.` };
}
