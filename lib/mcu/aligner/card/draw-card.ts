/** The picture of a run without image engines: a pattern, the description in words, and a line that says what it is. Never a face. */
import sharp from "sharp";
import { type FigureFont, type FigureFonts, textWidth } from "@/lib/reports/figures/font/figure-font";
import { glyphContours } from "@/lib/reports/figures/font/glyph-contours";
import { settableText } from "@/lib/reports/figures/settable-text";
import { seededRandom } from "@/lib/stats/random";
import { Canvas, type Colour } from "./canvas";
import { wrappedLines } from "./wrap";

export const CARD_SIDE = 512;
export const CARD_WORDS = "Scripted picture: no image engine";

const CHARACTERS = 600;
const CELL = 64;
const PATTERN_ROWS = 3;
const MARGIN = 28;
const FOOT = 52;
/** Size and lines that go with it: the first in which the text fits whole. */
const SETTINGS = [{ size: 28, most: 6 }, { size: 22, most: 8 }, { size: 17, most: 10 }] as const;
const PAPER: Colour = [250, 249, 246];
const INK: Colour = [30, 32, 38];
const UNSETTABLE = "The description is in a script that this card has no letters for.";

/** A PNG of `CARD_SIDE` squared; the same seed, description and typeface give the same bytes. Some 20 ms. */
export async function drawCard({ description, seed }: { description: string; seed: number }, fonts: FigureFonts): Promise<Buffer> {
  const canvas = new Canvas(CARD_SIDE, CARD_SIDE, PAPER);
  drawPattern(canvas, `${seed} ${description}`);
  const font = fonts[400];
  const text = cardText(description, font);
  const width = CARD_SIDE - 2 * MARGIN;
  const layouts = SETTINGS.map(({ size, most }) => ({ size, lines: wrappedLines(text, width, most, (line) => textWidth(font, line, size)) }));
  const { size, lines } = layouts.find(({ lines: all }) => !all.at(-1)?.endsWith("…")) ?? layouts[layouts.length - 1] ?? { size: 17, lines: [] };
  for (const [index, line] of lines.entries()) drawLine(canvas, font, line, MARGIN, PATTERN_ROWS * CELL + 22 + size * (1 + index * 1.35), size, INK);
  canvas.rect(0, CARD_SIDE - FOOT, CARD_SIDE, FOOT, INK);
  drawLine(canvas, fonts[600], CARD_WORDS, MARGIN, CARD_SIDE - 19, 20, PAPER);
  return sharp(canvas.pixels, { raw: { width: CARD_SIDE, height: CARD_SIDE, channels: 3 } }).png({ compressionLevel: 9 }).toBuffer();
}

/** What of it the typeface can set; a sentence instead where that is less than half. */
export function cardText(description: string, font: FigureFont): string {
  const text = settableText([...description].slice(0, CHARACTERS).join(""), (point) => font.glyphs.has(point));
  const letters = [...text].filter((character) => character !== " ");
  return letters.filter((character) => character === "□").length * 2 > letters.length ? UNSETTABLE : text;
}

function drawLine(canvas: Canvas, font: FigureFont, text: string, x: number, baseline: number, size: number, colour: Colour): void {
  const scale = size / font.unitsPerEm;
  let pen = x;
  for (const character of text) {
    const glyph = font.glyphs.get(character.codePointAt(0) ?? 0) ?? 0;
    const start = pen;
    const contours = glyphContours(font, glyph).map((contour) => contour.map(([px, py]) => [start + px * scale, baseline - py * scale] as const));
    if (contours.length > 0) canvas.fill(contours, colour);
    pen += font.advance(glyph) * scale;
  }
}

/** Triangles in shades of one hue. */
function drawPattern(canvas: Canvas, seed: string): void {
  const random = seededRandom(seed);
  const hue = random.nextUniform() * 360;
  for (let row = 0; row < PATTERN_ROWS; row += 1) {
    for (let column = 0; column < CARD_SIDE / CELL; column += 1) {
      const [x, y] = [column * CELL, row * CELL];
      const shade = (): Colour => hslColour(hue + random.nextUniform() * 50, 0.35, 0.45 + random.nextUniform() * 0.4);
      canvas.rect(x, y, CELL, CELL, shade());
      const corners = [[x, y], [x + CELL, y], [x + CELL, y + CELL], [x, y + CELL]] as const;
      const left = random.nextUint32() % 4;
      canvas.fill([corners.filter((_, index) => index !== left)], shade());
    }
  }
}

function hslColour(hue: number, saturation: number, lightness: number): Colour {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number): number => {
    const k = (offset + hue / 30) % 12;
    return Math.round(255 * (lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return [channel(0), channel(8), channel(4)];
}
