/** A chart of an analysis as a figure for print. */
import { type Drawing, FIGURE_WIDTHS, type FigureWidth } from "@/lib/reports/figures/drawing";
import { drawNothing, fitNames, scaleOf } from "@/lib/reports/figures/draw/parts";
import type { FigureFonts } from "@/lib/reports/figures/font/figure-font";
import { AXIS, SOFT_INK, STRONG } from "@/lib/reports/figures/palette";
import { NAME, Pen, SMALL } from "@/lib/reports/figures/pen";
import { count } from "@/lib/reports/number-text";
import type { AnalysisChart } from "./analysis-charts";

const BAR = 9;
const PITCH = 14;
const HIGH_PITCH = 20;
const GAP = 8;

/** No title is drawn; a paper has its caption. */
export function drawCountFigure({ title, model: { bars, most, table }, methods, none }: AnalysisChart, { fonts, width = "page" }: { fonts: FigureFonts; width?: FigureWidth }): Drawing {
  const pen = new Pen(fonts);
  const room = FIGURE_WIDTHS[width];
  if (bars.length === 0) return { width: room, title, ...drawNothing(pen, room, none), shapes: pen.shapes };
  const [what = "", of = ""] = table.columns;
  const names = fitNames(pen, bars.map((bar) => bar.name), room * 0.36);
  const marks = bars.map((bar) => `${bar.mark} (${count(bar.count)})`);
  const pitch = names.lines.some((lines) => lines.length > 1) ? HIGH_PITCH : PITCH;
  const nameWidth = Math.max(names.width, pen.width(pen.fit(what, room * 0.36, SMALL), SMALL));
  const scale = scaleOf([0, Math.max(1, most)], nameWidth + GAP, room - pen.widest(marks, SMALL) - 5);
  const top = 13;
  const bottom = top + bars.length * pitch;
  pen.text(0, 5, pen.fit(what, room * 0.36, SMALL), SMALL, "start", SOFT_INK);
  pen.text(scale(0), 5, of, SMALL, "start", SOFT_INK);
  for (const [index, bar] of bars.entries()) {
    const middle = top + index * pitch + pitch / 2;
    pen.block(0, middle, names.lines[index] ?? [], NAME);
    pen.rect(scale(0), middle - BAR / 2, scale(bar.count) - scale(0), BAR, STRONG);
    pen.text(scale(bar.count) + 4, middle, marks[index] ?? "", SMALL);
  }
  pen.line(scale(0), top, scale(0), bottom, AXIS, 0.75);
  return { width: room, height: bottom + 1, title, description: `${bars.map((bar) => bar.text).join("; ")}. ${methods}`, shapes: pen.shapes };
}
