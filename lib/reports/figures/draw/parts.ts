/** What several figures share: a column of names, an axis under a plot, a legend. */
import type { Colour } from "../drawing";
import { AXIS, GRID, SOFT_INK } from "../palette";
import { NAME, type Pen, SMALL, type Style } from "../pen";

/** What a figure says in words, beside its shapes. */
export type Drawn = { height: number; description: string };

export type Names = { lines: string[][]; width: number };

/** Names of rows in at most two lines, in a column no wider than they need. */
export function fitNames(pen: Pen, names: readonly string[], room: number, style: Style = NAME): Names {
  const lines = names.map((name) => pen.wrap(name, room, style));
  return { lines, width: pen.widest(lines.flat(), style) };
}

export type Scale = (value: number) => number;

/** From values to points; outside of its domain a value lies on the edge. */
export function scaleOf([low, high]: readonly [number, number], from: number, to: number): Scale {
  return (value) => from + ((Math.max(low, Math.min(high, value)) - low) / (high - low || 1)) * (to - from);
}

export type Tick = { at: number; text: string };

/** As many ticks as have room for their texts, counted from the one at 0. */
export function ticksWithRoom(pen: Pen, ticks: readonly Tick[], scale: Scale): Tick[] {
  const [first, second] = ticks;
  if (!first || !second) return [...ticks];
  const pitch = Math.abs(scale(second.at) - scale(first.at));
  const room = pen.widest(ticks.map((tick) => tick.text), SMALL) + 5;
  const each = Math.max(1, Math.ceil(room / Math.max(pitch, 0.01)));
  const start = Math.max(0, ticks.findIndex((tick) => tick.at === 0));
  return ticks.filter((_, index) => (index - start) % each === 0);
}

/** Lines of the grid behind a plot, and the texts under it. Returns the height under `bottom`. */
export function drawAxis(pen: Pen, ticks: readonly Tick[], scale: Scale, top: number, bottom: number, width: number): number {
  for (const { at, text } of ticksWithRoom(pen, ticks, scale)) {
    const x = scale(at);
    pen.line(x, top, x, bottom, GRID);
    const half = pen.width(text, SMALL) / 2;
    pen.text(Math.max(half, Math.min(width - half, x)), bottom + 7, text, SMALL, "middle", SOFT_INK);
  }
  return 12;
}

export type LegendEntry = { text: string; fill: Colour };

/** Squares of colour with their words, in as many lines as they need. Returns the height. */
export function drawLegend(pen: Pen, entries: readonly LegendEntry[], left: number, top: number, width: number): number {
  const square = 7;
  let x = left;
  let y = top + 5;
  for (const { text, fill } of entries) {
    const label = pen.fit(text, width - square - 4, SMALL);
    const needed = square + 4 + pen.width(label, SMALL);
    if (x > left && x + needed > left + width) {
      x = left;
      y += 11;
    }
    pen.rect(x, y - square / 2, square, square, fill, AXIS);
    pen.text(x + square + 4, y, label, SMALL, "start", SOFT_INK);
    x += needed + 12;
  }
  return entries.length === 0 ? 0 : y - top + 9;
}

/** A figure without anything to draw says so. */
export function drawNothing(pen: Pen, width: number, text: string): Drawn {
  pen.text(width / 2, 14, pen.fit(text, width, NAME), NAME, "middle", SOFT_INK);
  return { height: 28, description: text };
}
