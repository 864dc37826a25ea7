/** Items by how many of the judgments they need they have. */
import type { CoverageBars } from "../../coverage-bars";
import { count } from "../../number-text";
import { AXIS, MEDIUM, SOFT_INK, STRONG } from "../palette";
import { NAME, type Pen, SMALL } from "../pen";
import { type Drawn, fitNames, scaleOf } from "./parts";

const BAR = 10;
const PITCH = 15;
const GAP = 8;

export function drawCoverageBars({ bars, summary, table }: CoverageBars, pen: Pen, width: number): Drawn {
  const [firstColumn = "", secondColumn = ""] = table.columns;
  const names = fitNames(pen, bars.map((bar) => bar.label), width * 0.3);
  const nameWidth = Math.max(names.width, pen.width(firstColumn, SMALL));
  const numbers = pen.widest(bars.map((bar) => count(bar.items)), SMALL);
  const most = Math.max(1, ...bars.map((bar) => bar.items));
  const scale = scaleOf([0, most], nameWidth + GAP, width - numbers - 5);
  const top = 13;
  const bottom = top + bars.length * PITCH;
  pen.text(0, 5, firstColumn, SMALL, "start", SOFT_INK);
  pen.text(scale(0), 5, secondColumn, SMALL, "start", SOFT_INK);
  for (const [index, bar] of bars.entries()) {
    const middle = top + index * PITCH + PITCH / 2;
    pen.block(0, middle, names.lines[index] ?? [], NAME);
    pen.rect(scale(0), middle - BAR / 2, scale(bar.items) - scale(0), BAR, bar.isComplete ? STRONG : MEDIUM);
    pen.text(scale(bar.items) + 4, middle, count(bar.items), SMALL);
  }
  pen.line(scale(0), top, scale(0), bottom, AXIS, 0.75);
  return { height: bottom + 1, description: `${summary}. ${bars.map((bar) => bar.text).join("; ")}.` };
}
