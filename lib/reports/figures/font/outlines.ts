/** The outlines of some glyphs, renumbered: tables "glyf" and "loca" with the parts of composed glyphs taken along. */
import { type FontTables, tableOf, view } from "./sfnt";

const PARTS_FOLLOW = 0x20;
const WIDE_ARGUMENTS = 0x01;
const ONE_SCALE = 0x08;
const TWO_SCALES = 0x40;
const MATRIX = 0x80;

export type Outlines = {
  /** Place in the subset → glyph in the whole font. */
  order: number[];
  glyf: Uint8Array;
  loca: Uint8Array;
};

export function collectOutlines(tables: FontTables, wanted: readonly number[]): Outlines {
  const outline = outlineReader(tables);
  const order = [...new Set(wanted)];
  // The list grows while it is walked: a part can be composed itself.
  for (let place = 0; place < order.length; place += 1) {
    for (const part of partsOf(outline(order[place] ?? 0))) if (!order.includes(part.glyph)) order.push(part.glyph);
  }
  const outlines = order.map((glyph) => renumbered(outline(glyph), order));
  const loca = new Uint8Array((order.length + 1) * 4);
  const glyf = new Uint8Array(outlines.reduce((length, { length: more }) => length + padded(more), 0));
  let offset = 0;
  for (const [place, bytes] of outlines.entries()) {
    glyf.set(bytes, offset);
    offset += padded(bytes.length);
    view(loca).setUint32((place + 1) * 4, offset);
  }
  return { order, glyf, loca };
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}

/** Of a glyph by its number: its bytes in table "glyf", none for a blank. */
export function outlineReader(tables: FontTables): (glyph: number) => Uint8Array {
  const glyf = tableOf(tables, "glyf");
  const loca = view(tableOf(tables, "loca"));
  const isLong = view(tableOf(tables, "head")).getInt16(50) === 1;
  const at = (glyph: number) => (isLong ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2);
  return (glyph) => glyf.subarray(at(glyph), at(glyph + 1));
}

/** Where a composed glyph names its parts; none for a plain or an empty one. */
function partsOf(outline: Uint8Array): { at: number; glyph: number }[] {
  const data = view(outline);
  const parts: { at: number; glyph: number }[] = [];
  if (outline.length === 0 || data.getInt16(0) >= 0) return parts;
  for (let offset = 10, follows = true; follows; ) {
    const flags = data.getUint16(offset);
    parts.push({ at: offset + 2, glyph: data.getUint16(offset + 2) });
    offset += 4 + (flags & WIDE_ARGUMENTS ? 4 : 2);
    if (flags & ONE_SCALE) offset += 2;
    else if (flags & TWO_SCALES) offset += 4;
    else if (flags & MATRIX) offset += 8;
    follows = (flags & PARTS_FOLLOW) !== 0;
  }
  return parts;
}

function renumbered(outline: Uint8Array, order: readonly number[]): Uint8Array {
  const copy = outline.slice();
  for (const { at, glyph } of partsOf(outline)) view(copy).setUint16(at, order.indexOf(glyph));
  return copy;
}
