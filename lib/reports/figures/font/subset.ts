/** A font of only the characters that a figure uses: a few kilobytes, complete enough for browsers and for PDF. */
import { writeCharacterMap } from "./character-map";
import type { FigureFont } from "./figure-font";
import { collectOutlines } from "./outlines";
import { type FontTables, tableOf, view, writeTables } from "./sfnt";

export type FontSubset = {
  file: Uint8Array;
  /** Code point → glyph in the subset, in ascending order. */
  glyphs: ReadonlyMap<number, number>;
  /** Of each glyph of the subset, in units of the font. */
  advances: number[];
};

/** The names that a font must have; other records only add length. */
const KEPT_NAMES = new Set([0, 1, 2, 4, 6, 13, 14]);
const WINDOWS = 3;
const WITHOUT_GLYPH_NAMES = 0x00030000;

export function subsetFont(font: FigureFont, text: Iterable<string>): FontSubset {
  const points = [...new Set([...text].map((character) => character.codePointAt(0) ?? 0))].sort((a, b) => a - b);
  const wanted = points.map((point) => {
    const glyph = font.glyphs.get(point);
    if (glyph === undefined) throw new Error(`The font has no character U+${point.toString(16).toUpperCase()}.`);
    return glyph;
  });
  const outlines = collectOutlines(font.tables, [0, ...wanted]);
  const glyphs = new Map(points.map((point, index) => [point, outlines.order.indexOf(wanted[index] ?? 0)]));
  const advances = outlines.order.map(font.advance);
  const tables = new Map<string, Uint8Array>([
    ["OS/2", tableOf(font.tables, "OS/2")],
    ["cmap", writeCharacterMap([...glyphs])],
    ["glyf", outlines.glyf],
    ["head", patched(font.tables, "head", (data) => data.setInt16(50, 1))],
    ["hhea", patched(font.tables, "hhea", (data) => data.setUint16(34, outlines.order.length))],
    ["hmtx", metricsOf(font, outlines.order)],
    ["loca", outlines.loca],
    ["maxp", patched(font.tables, "maxp", (data) => data.setUint16(4, outlines.order.length))],
    ["name", namesOf(tableOf(font.tables, "name"))],
    ["post", patched(font.tables, "post", (data) => data.setUint32(0, WITHOUT_GLYPH_NAMES), 32)],
  ]);
  return { file: writeTables(tables), glyphs, advances };
}

function patched(tables: FontTables, tag: string, change: (data: DataView) => void, length?: number): Uint8Array {
  const copy = tableOf(tables, tag).slice(0, length);
  change(view(copy));
  return copy;
}

function metricsOf(font: FigureFont, order: readonly number[]): Uint8Array {
  const source = tableOf(font.tables, "hmtx");
  const full = view(tableOf(font.tables, "hhea")).getUint16(34);
  const metrics = new Uint8Array(order.length * 4);
  const data = view(metrics);
  for (const [index, glyph] of order.entries()) {
    data.setUint16(index * 4, font.advance(glyph));
    data.setInt16(index * 4 + 2, view(source).getInt16(glyph < full ? glyph * 4 + 2 : full * 4 + (glyph - full) * 2));
  }
  return metrics;
}

function namesOf(name: Uint8Array): Uint8Array {
  const data = view(name);
  const texts = data.getUint16(4);
  const records: { start: number; text: Uint8Array }[] = [];
  for (let index = 0; index < data.getUint16(2); index += 1) {
    const start = 6 + index * 12;
    if (data.getUint16(start) !== WINDOWS || !KEPT_NAMES.has(data.getUint16(start + 6))) continue;
    const from = texts + data.getUint16(start + 10);
    records.push({ start, text: name.subarray(from, from + data.getUint16(start + 8)) });
  }
  const storage = 6 + records.length * 12;
  const written = new Uint8Array(records.reduce((length, { text }) => length + text.length, storage));
  const out = view(written);
  out.setUint16(2, records.length);
  out.setUint16(4, storage);
  let offset = 0;
  for (const [index, { start, text }] of records.entries()) {
    written.set(name.subarray(start, start + 10), 6 + index * 12);
    out.setUint16(6 + index * 12 + 10, offset);
    written.set(text, storage + offset);
    offset += text.length;
  }
  return written;
}
