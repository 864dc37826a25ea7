/** Wins, ties and losses of each two sources, as bars of 100%. */
import type { ShareBars } from "../../comparison/share-bars";
import { AXIS, inkOn, SOFT_INK, toneColour, WHITE } from "../palette";
import { type Pen, SMALL, TITLE } from "../pen";
import { drawAxis, drawLegend, type Drawn, drawNothing, fitNames, scaleOf } from "./parts";

const BAR = 12;
const PITCH = 17;
/** Where a name takes two lines. */
const HIGH_PITCH = 21;
const GAP = 8;
const TICKS = [0, 25, 50, 75, 100].map((at) => ({ at, text: `${at}%` }));

export function drawShareBars({ blocks }: ShareBars, pen: Pen, width: number): Drawn {
  const bars = blocks.flatMap((block) => block.bars);
  if (bars.length === 0) return drawNothing(pen, width, "No two sources have been compared yet.");
  const nameRoom = width * 0.32;
  const { lines: nameLines, width: nameWidth } = fitNames(pen, bars.map((bar) => bar.name), nameRoom);
  const pitch = nameLines.some((lines) => lines.length > 1) ? HIGH_PITCH : PITCH;
  const counts = Math.max(pen.widest(bars.map((bar) => bar.n), SMALL), pen.width("n", SMALL));
  const scale = scaleOf([0, 100], nameWidth + GAP, width - counts - GAP - 4);

  let y = 0;
  for (const [place, block] of blocks.entries()) {
    if (place > 0) y += 8;
    pen.text(0, y + 6, pen.fit(block.title, width, TITLE), TITLE);
    y += 14;
    y += drawLegend(pen, block.legend.map(({ label, tone }) => ({ text: label, fill: toneColour(tone) })), 0, y, width - counts - GAP);
    pen.text(width, y - 6, "n", SMALL, "end", SOFT_INK);
    y += 2;
    const bottom = y + block.bars.length * pitch;
    const axis = drawAxis(pen, TICKS, scale, y, bottom, width);
    const names = fitNames(pen, block.bars.map((bar) => bar.name), nameRoom);
    for (const [index, bar] of block.bars.entries()) {
      const middle = y + index * pitch + pitch / 2;
      pen.block(0, middle, names.lines[index] ?? []);
      pen.text(width, middle, bar.n, SMALL, "end", SOFT_INK);
      if (bar.segments.length === 0) pen.text(scale(0) + 5, middle, bar.text, SMALL, "start", SOFT_INK);
      for (const { from, to, tone, mark, shortMark } of bar.segments) {
        const [left, room] = [scale(from), scale(to) - scale(from)];
        const fill = toneColour(tone);
        pen.rect(left, middle - BAR / 2, room, BAR, fill, WHITE);
        const shown = [mark, shortMark].find((text) => pen.width(text, SMALL) + 5 <= room);
        if (shown) pen.text(left + room / 2, middle, shown, SMALL, "middle", inkOn(fill));
      }
    }
    pen.line(scale(0), bottom, scale(100), bottom, AXIS);
    y = bottom + axis;
  }
  return { height: y, description: blocks.map((block) => `${block.title}: ${block.bars.map((bar) => `${bar.name} (n = ${bar.n}): ${bar.text}`).join(". ")}.`).join(" ") };
}
