/** Answers per criterion, stacked to both sides of the middle of the scale. */
import type { DivergingBars } from "../../diverging-bars";
import { AXIS, INK, inkOn, SOFT_INK, toneColour, WHITE } from "../palette";
import { type Pen, SMALL } from "../pen";
import { drawAxis, drawLegend, type Drawn, drawNothing, fitNames, scaleOf } from "./parts";

const BAR = 12;
const PITCH = 17;
/** Where a name takes two lines. */
const HIGH_PITCH = 21;
const GAP = 8;
/** Where criteria have scales of their own, colours mean places and no points. */
const PLACES = [{ label: "lowest point of the scale", tone: -1 }, { label: "highest point", tone: 1 }];

export function drawDivergingBars({ bars, reach, ticks, legend }: DivergingBars, pen: Pen, width: number): Drawn {
  if (bars.length === 0) return drawNothing(pen, width, "No criterion has a scale to show.");
  const names = fitNames(pen, bars.map((bar) => bar.name), width * 0.32);
  const pitch = names.lines.some((lines) => lines.length > 1) ? HIGH_PITCH : PITCH;
  const counts = Math.max(pen.widest(bars.map((bar) => bar.n), SMALL), pen.width("n", SMALL));
  const points = (legend ?? PLACES).map(({ label, tone }) => ({ text: label, fill: toneColour(tone) }));
  const y = drawLegend(pen, points, 0, 0, width - counts - GAP) + 2;
  const scale = scaleOf([-reach, reach], names.width + GAP, width - counts - GAP - 4);
  pen.text(width, y - 6, "n", SMALL, "end", SOFT_INK);
  const bottom = y + bars.length * pitch;
  const axis = drawAxis(pen, ticks, scale, y, bottom, width);

  for (const [index, bar] of bars.entries()) {
    const middle = y + index * pitch + pitch / 2;
    pen.block(0, middle, names.lines[index] ?? []);
    pen.text(width, middle, bar.n, SMALL, "end", SOFT_INK);
    for (const { from, to, tone, mark } of bar.segments) {
      const [left, room] = [scale(from), scale(to) - scale(from)];
      const fill = toneColour(tone);
      pen.rect(left, middle - BAR / 2, room, BAR, fill, WHITE);
      if (pen.width(mark, SMALL) + 3 <= room) pen.text(left + room / 2, middle, mark, SMALL, "middle", inkOn(fill));
    }
    if (bar.segments.length === 0) pen.text(scale(0) + 5, middle, pen.fit(bar.text, scale(reach) - scale(0), SMALL), SMALL, "start", SOFT_INK);
  }
  pen.line(scale(0), y, scale(0), bottom, INK, 0.75);
  pen.line(scale(-reach), bottom, scale(reach), bottom, AXIS);
  return { height: bottom + axis, description: bars.map((bar) => `${bar.name} (n = ${bar.n}): ${bar.text}.`).join(" ") };
}
