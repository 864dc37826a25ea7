/** Lines with a band, a panel for each series on common axes: no legend to look up, and no lines across each other. */
import { AXIS, BAND, GRID, SOFT_INK, STRONG } from "../palette";
import { type Pen, SMALL, TITLE } from "../pen";
import type { BandAxis, BandLines, BandPoint } from "../models/band-lines";
import { type Drawn, drawNothing, type Scale, scaleOf, ticksWithRoom } from "./parts";

const GAP = 14;
const TITLE_ROOM = 14;
const PLOT = 78;
const PLOT_ALONE = 130;
/** More points than this are a line without dots. */
const MOST_DOTS = 30;

export function drawBandLines({ x, y, series }: BandLines, pen: Pen, width: number): Drawn {
  if (series.length === 0) return drawNothing(pen, width, "There is nothing to set against each other yet.");
  const across = Math.min(series.length, width > 360 ? 3 : 2);
  const height = across === 1 ? PLOT_ALONE : PLOT;
  const left = 12 + pen.widest(y.ticks.map((tick) => tick.text), SMALL) + 4;
  // Half of the last tick's text stands right of its panel.
  const right = width - Math.max(4, pen.width(x.ticks.at(-1)?.text ?? "", SMALL) / 2 + 0.5);
  const panel = (right - left - GAP * (across - 1)) / across;
  const down = Math.ceil(series.length / across);
  const pitch = TITLE_ROOM + height + 18;

  for (const [index, { name, points }] of series.entries()) {
    const column = index % across;
    const from = left + column * (panel + GAP);
    const top = Math.floor(index / across) * pitch + TITLE_ROOM;
    const along = scaleOf(x.domain, from, from + panel);
    const upwards = scaleOf(y.domain, top + height, top);
    pen.text(from, top - 8, pen.fit(name, panel, TITLE), TITLE);
    drawAxes(pen, x, y, along, upwards, column === 0);
    drawSeries(pen, points, along, upwards);
  }
  const bottom = down * pitch - 4;
  pen.text(left + (width - left) / 2, bottom + 3, pen.fit(x.label, width - left, SMALL), SMALL, "middle", SOFT_INK);
  pen.turned(5, bottom / 2 - 4, pen.fit(y.label, bottom - 8, SMALL), SMALL, "middle", SOFT_INK);
  return {
    height: bottom + 9,
    description: series.map(({ name, points }) => `${name}: ${points.length === 0 ? "no answers yet" : points.map((point) => point.text).join("; ")}.`).join(" "),
  };
}

function drawAxes(pen: Pen, x: BandAxis, y: BandAxis, across: Scale, upwards: Scale, hasLabels: boolean): void {
  const [left, right] = [across(x.domain[0]), across(x.domain[1])];
  const bottom = upwards(y.domain[0]);
  for (const { at, text } of y.ticks) {
    pen.line(left, upwards(at), right, upwards(at), GRID);
    if (hasLabels) pen.text(left - 4, upwards(at), text, SMALL, "end", SOFT_INK);
  }
  for (const { at, text } of ticksWithRoom(pen, x.ticks, across)) {
    pen.line(across(at), bottom, across(at), bottom + 2.5, AXIS);
    pen.text(across(at), bottom + 8, text, SMALL, "middle", SOFT_INK);
  }
  pen.line(left, bottom, right, bottom, AXIS);
}

function drawSeries(pen: Pen, points: readonly BandPoint[], across: Scale, upwards: Scale): void {
  if (points.length === 0) return;
  for (const run of runsOf(points, (point) => point.low !== null && point.high !== null)) {
    const edge = (side: "low" | "high") => run.map((point): [number, number] => [across(point.x), upwards(point[side] ?? 0)]);
    const [only] = run;
    if (run.length > 1) pen.area([...edge("high"), ...edge("low").reverse()], BAND);
    else if (only) pen.line(across(only.x), upwards(only.low ?? 0), across(only.x), upwards(only.high ?? 0), STRONG, 0.9);
  }
  for (const run of runsOf(points, (point) => point.y !== null)) {
    const places = run.map((point): [number, number] => [across(point.x), upwards(point.y ?? 0)]);
    if (places.length > 1) pen.curve(places, STRONG, 1.2);
    if (points.length <= MOST_DOTS || places.length === 1) for (const [atX, atY] of places) pen.circle(atX, atY, 1.4, STRONG);
  }
}

/** Neighbours that have what it takes, together. */
function runsOf(points: readonly BandPoint[], has: (point: BandPoint) => boolean): BandPoint[][] {
  const runs: BandPoint[][] = [];
  let isOpen = false;
  for (const point of points) {
    if (has(point) && isOpen) runs.at(-1)?.push(point);
    else if (has(point)) runs.push([point]);
    isOpen = has(point);
  }
  return runs;
}
