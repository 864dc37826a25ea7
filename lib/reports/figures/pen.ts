/** Collects the shapes of a figure and knows how wide its words are. Names are made settable here, once, for every figure. */
import type { Anchor, Colour, Shape } from "./drawing";
import { type FigureFonts, type FontWeight, textWidth } from "./font/figure-font";
import { INK } from "./palette";
import { settableText } from "./settable-text";

export type Style = { size: number; weight: FontWeight };

/** Sizes in points, as they are printed. */
export const NAME: Style = { size: 8, weight: 400 };
export const TITLE: Style = { size: 8, weight: 600 };
export const SMALL: Style = { size: 7, weight: 400 };

const ELLIPSIS = "…";
/** Half of a capital's height, in parts of the size: from the middle of a line of text down to its base. */
const MIDDLE = 0.364;

export class Pen {
  readonly shapes: Shape[] = [];

  constructor(private readonly fonts: FigureFonts) {}

  settable(text: string): string {
    return settableText(text, (point) => this.fonts[400].glyphs.has(point) && this.fonts[600].glyphs.has(point));
  }

  /** Of a text as it is set, in points. */
  width(text: string, { size, weight }: Style): number {
    return textWidth(this.fonts[weight], this.settable(text), size);
  }

  widest(texts: readonly string[], style: Style): number {
    return Math.max(0, ...texts.map((text) => this.width(text, style)));
  }

  /** The text itself where it fits, else as much of it as fits before an ellipsis. */
  fit(text: string, room: number, style: Style): string {
    const whole = this.settable(text);
    if (this.width(whole, style) <= room) return whole;
    let cut = "";
    for (const character of whole) {
      if (this.width(`${cut}${character}${ELLIPSIS}`, style) > room) break;
      cut += character;
    }
    return `${cut.trimEnd()}${ELLIPSIS}`;
  }

  /** Lines of a text, broken between words; what does not fit the last one is cut there. */
  wrap(text: string, room: number, style: Style, lines = 2): string[] {
    const words = this.settable(text).split(" ");
    const wrapped: string[] = [];
    let line = "";
    for (const [index, word] of words.entries()) {
      const longer = line ? `${line} ${word}` : word;
      if (line && this.width(longer, style) > room) {
        if (wrapped.length === lines - 1) return [...wrapped, this.fit([line, ...words.slice(index)].join(" "), room, style)];
        wrapped.push(this.fit(line, room, style));
        line = word;
      } else line = longer;
    }
    return [...wrapped, this.fit(line, room, style)];
  }

  rect(x: number, y: number, width: number, height: number, fill: Colour, outline?: Colour): void {
    if (width > 0 && height > 0) this.shapes.push({ kind: "rect", x, y, width, height, fill, outline });
  }

  line(x1: number, y1: number, x2: number, y2: number, stroke: Colour, thickness = 0.5, dash?: readonly [number, number]): void {
    this.shapes.push({ kind: "line", x1, y1, x2, y2, stroke, thickness, dash });
  }

  circle(x: number, y: number, radius: number, fill: Colour, outline: Colour = fill): void {
    this.shapes.push({ kind: "circle", x, y, radius, fill, outline });
  }

  area(points: readonly (readonly [number, number])[], fill: Colour): void {
    this.shapes.push({ kind: "path", points, fill });
  }

  curve(points: readonly (readonly [number, number])[], stroke: Colour, thickness: number): void {
    this.shapes.push({ kind: "path", points, stroke, thickness });
  }

  /** Set around the middle of a line at `y`. */
  text(x: number, y: number, text: string, style: Style = NAME, anchor: Anchor = "start", fill: Colour = INK): void {
    const settable = this.settable(text);
    if (settable) this.shapes.push({ kind: "text", x, y: y + style.size * MIDDLE, text: settable, ...style, anchor, fill });
  }

  /** Reads upwards, around the middle of a column at `x`. */
  turned(x: number, y: number, text: string, style: Style = NAME, anchor: Anchor = "start", fill: Colour = INK): void {
    const settable = this.settable(text);
    if (settable) this.shapes.push({ kind: "text", x: x + style.size * MIDDLE, y, text: settable, ...style, anchor, fill, turned: true });
  }

  /** Lines around a middle. */
  block(x: number, y: number, lines: readonly string[], style: Style = NAME, anchor: Anchor = "start", fill: Colour = INK): void {
    const pitch = style.size * 1.15;
    for (const [index, line] of lines.entries()) this.text(x, y + (index - (lines.length - 1) / 2) * pitch, line, style, anchor, fill);
  }
}
