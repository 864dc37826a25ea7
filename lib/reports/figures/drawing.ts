/**
 * A publishable figure before it is a file: shapes on a sheet of fixed size, in points (1/72 inch), y downwards.
 * SVG and PDF are two writers of this one description. Every text in it can be set in the figures' typeface
 * (settable-text.ts), and its place follows from the font's own widths, never from a browser.
 */
import type { FontWeight } from "./font/figure-font";

/** "#rrggbb". No transparency: what is printed does not depend on how a program blends. */
export type Colour = `#${string}`;

export type Rect = { kind: "rect"; x: number; y: number; width: number; height: number; fill: Colour; outline?: Colour };
export type Line = { kind: "line"; x1: number; y1: number; x2: number; y2: number; stroke: Colour; thickness: number; dash?: readonly [number, number] };
export type Circle = { kind: "circle"; x: number; y: number; radius: number; fill: Colour; outline: Colour };
/** Straight pieces from point to point; with a fill it is closed. */
export type Path = { kind: "path"; points: readonly (readonly [number, number])[]; fill?: Colour; stroke?: Colour; thickness?: number };
export type Anchor = "start" | "middle" | "end";
/** x, y: the anchor on the base line. Turned: reads upwards. */
export type Text = { kind: "text"; x: number; y: number; text: string; size: number; weight: FontWeight; anchor: Anchor; fill: Colour; turned?: boolean };

export type Shape = Rect | Line | Circle | Path | Text;

export type Drawing = {
  width: number;
  height: number;
  title: string;
  /** The text alternative: what the figure says, number by number. */
  description: string;
  shapes: readonly Shape[];
};

const MILLIMETRE = 72 / 25.4;

/** One column of a two-column paper (8.5 cm), and the whole width of its page (17.5 cm). */
export const FIGURE_WIDTHS = { column: 85 * MILLIMETRE, page: 175 * MILLIMETRE } as const;
export type FigureWidth = keyof typeof FIGURE_WIDTHS;

/** A length as both writers spell it: hundredths of a point, no exponent, no minus zero. */
export function length(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`A drawing has no place for ${value}.`);
  const hundredths = Math.round(value * 100);
  return String(hundredths === 0 ? 0 : hundredths / 100);
}
