/** Net preference between each two sources, around 0. */
import { FEW_PAIRS, type NetForest } from "../../comparison/net-forest";
import { AXIS, INK, SOFT_INK } from "../palette";
import { NAME, type Pen, SMALL, TITLE } from "../pen";
import { drawFaintNote, drawForestRow, numbersOf } from "./forest-rows";
import { drawAxis, type Drawn, drawNothing, fitNames, scaleOf } from "./parts";

const GAP = 10;
const WIDE = 360;

export function drawNetForest({ blocks, domain, ticks, hasFaint }: NetForest, pen: Pen, width: number): Drawn {
  const rows = blocks.flatMap((block) => block.rows);
  if (rows.length === 0) return drawNothing(pen, width, "No two sources have been compared yet.");
  const isWide = width >= WIDE;
  const names = new Map(rows.map((row) => [row.name, pen.wrap(row.name, width * (isWide ? 0.28 : 0.3), NAME)]));
  const numbersWidth = pen.widest(rows.flatMap((row) => numbersOf(row, isWide)), SMALL);
  const nameWidth = fitNames(pen, rows.map((row) => row.name), width * (isWide ? 0.28 : 0.3)).width;
  const [left, right] = [nameWidth + GAP, width - numbersWidth - GAP];
  const scale = scaleOf(domain, left, right);
  const pitch = isWide && [...names.values()].every((lines) => lines.length === 1) ? 15 : 21;

  let y = 0;
  for (const [place, block] of blocks.entries()) {
    if (place > 0) y += 8;
    pen.text(0, y + 6, pen.fit(block.title, width, TITLE), TITLE);
    y += 15;
    const middleX = scale(0);
    // Nothing else stands in this line, so that a long name may reach over its neighbours' columns.
    pen.text(middleX - 5, y + 4, `← ${pen.fit(block.ends.low, middleX - 17, SMALL)}`, SMALL, "end", SOFT_INK);
    pen.text(middleX + 5, y + 4, `${pen.fit(block.ends.high, width - middleX - 17, SMALL)} →`, SMALL, "start", SOFT_INK);
    y += 11;
    const bottom = y + block.rows.length * pitch;
    const axis = drawAxis(pen, ticks, scale, y, bottom, width);
    pen.line(middleX, y - 2, middleX, bottom, INK, 0.75);
    for (const [index, row] of block.rows.entries()) {
      drawForestRow(pen, row, names.get(row.name) ?? [], y + index * pitch + pitch / 2, scale, domain, { x: right + GAP, lines: numbersOf(row, isWide) });
    }
    pen.line(left, bottom, right, bottom, AXIS);
    y = bottom + axis;
  }
  if (hasFaint) y += 3 + drawFaintNote(pen, y + 3, width, `fewer than ${FEW_PAIRS} pairs: the number will still move`);
  return {
    height: y,
    description: blocks.map((block) => `${block.title}, above 0 ${block.ends.high}: ${block.rows.map((row) => `${row.name}: ${row.text} (${row.basis})`).join("; ")}.`).join(" "),
  };
}
