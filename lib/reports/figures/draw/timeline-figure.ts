/** Who judged when: a lane for each evaluator, a bar for each day. */
import type { RaterTimeline } from "../models/rater-timeline";
import { counted } from "../../number-text";
import { AXIS, GRID, SOFT_INK, STRONG } from "../palette";
import { NAME, type Pen, SMALL } from "../pen";
import { drawAxis, type Drawn, drawNothing, fitNames, scaleOf } from "./parts";

const LANE = 16;
const HIGHEST_BAR = 13;
const WIDEST_BAR = 8;
const GAP = 8;

export function drawRaterTimeline({ lanes, days, ticks, most }: RaterTimeline, pen: Pen, width: number): Drawn {
  if (lanes.length === 0 || days < 1) return drawNothing(pen, width, "Nobody has judged yet.");
  const names = fitNames(pen, lanes.map((lane) => pen.fit(lane.name, width * 0.3, NAME)), width * 0.3);
  const header = "judgments";
  const totals = pen.widest([header, ...lanes.map((lane) => lane.total)], SMALL);
  const scale = scaleOf([0, days], names.width + GAP, width - totals - GAP);
  const day = (scale(days) - scale(0)) / days;
  const bar = Math.min(WIDEST_BAR, day * 0.8);
  const top = 12;
  const bottom = top + lanes.length * LANE;
  pen.text(width, 5, header, SMALL, "end", SOFT_INK);
  const axis = drawAxis(pen, ticks.map((tick) => ({ ...tick, at: tick.at + 0.5 })), scale, top, bottom, width);
  for (const [index, lane] of lanes.entries()) {
    const base = top + (index + 1) * LANE;
    pen.block(0, base - LANE / 2, names.lines[index] ?? [], NAME);
    pen.text(width, base - LANE / 2, lane.total, SMALL, "end");
    pen.line(scale(0), base, scale(days), base, GRID);
    for (const mark of lane.marks) {
      const height = Math.max(0.75, (mark.count / Math.max(1, most)) * HIGHEST_BAR);
      pen.rect(scale(mark.day + 0.5) - bar / 2, base - height, bar, height, STRONG);
    }
  }
  pen.line(scale(0), bottom, scale(days), bottom, AXIS);
  const y = bottom + axis + 3;
  pen.rect(0, y, 4, HIGHEST_BAR, STRONG);
  pen.text(9, y + HIGHEST_BAR / 2, pen.fit(`tallest bar: ${counted(most, "judgment")} in a day`, width - 9, SMALL), SMALL, "start", SOFT_INK);
  return {
    height: y + HIGHEST_BAR + 1,
    description: lanes.map((lane) => `${lane.name}, ${lane.total} judgments: ${lane.marks.length === 0 ? "none yet" : lane.marks.map((mark) => mark.text).join("; ")}.`).join(" "),
  };
}
