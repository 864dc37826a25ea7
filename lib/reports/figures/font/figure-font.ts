/** A TrueType font as figures need it: which glyph a character has, and how far it moves the pen. */
import { readCharacterMap } from "./character-map";
import { type FontTables, readTables, tableOf, view } from "./sfnt";
import { readTabularForms } from "./tabular-digits";

export type FontWeight = 400 | 600;

export type FigureFont = {
  weight: FontWeight;
  tables: FontTables;
  unitsPerEm: number;
  glyphs: ReadonlyMap<number, number>;
  /** Of a glyph, in units of the font. */
  advance: (glyph: number) => number;
};

export type FigureFonts = Readonly<Record<FontWeight, FigureFont>>;

const ZERO = 48;
const NINE = 57;

export function readFigureFont(file: Uint8Array, weight: FontWeight): FigureFont {
  const tables = readTables(file);
  const glyphs = readCharacterMap(tableOf(tables, "cmap"));
  const forms = readTabularForms(tableOf(tables, "GSUB"));
  for (let digit = ZERO; digit <= NINE; digit += 1) {
    const plain = glyphs.get(digit) ?? 0;
    glyphs.set(digit, forms.get(plain) ?? plain);
  }
  const metrics = view(tableOf(tables, "hmtx"));
  const last = view(tableOf(tables, "hhea")).getUint16(34) - 1;
  return {
    weight, tables, glyphs,
    unitsPerEm: view(tableOf(tables, "head")).getUint16(18),
    advance: (glyph) => metrics.getUint16(Math.min(glyph, last) * 4),
  };
}

/** Width of a text in the unit of its size: the sum of advances, as both writers set it (no kerning). */
export function textWidth(font: FigureFont, text: string, size: number): number {
  let units = 0;
  for (const character of text) units += font.advance(font.glyphs.get(character.codePointAt(0) ?? 0) ?? 0);
  return (units / font.unitsPerEm) * size;
}
