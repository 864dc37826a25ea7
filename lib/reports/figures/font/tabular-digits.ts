/**
 * Digits of one width, so that numbers below each other line up. The font has them as a feature ("tnum", a single
 * substitution in table "GSUB"); they are taken for good, because neither writer of a figure applies features.
 */
import { view } from "./sfnt";

const SINGLE = 1;
const EXTENSION = 7;

/** Glyph → glyph of the font's tabular forms; empty where it has none. */
export function readTabularForms(gsub: Uint8Array): Map<number, number> {
  const data = view(gsub);
  const features = data.getUint16(6);
  const lookups = data.getUint16(8);
  const forms = new Map<number, number>();
  for (let index = 0; index < data.getUint16(features); index += 1) {
    const record = features + 2 + index * 6;
    if (String.fromCharCode(...gsub.subarray(record, record + 4)) !== "tnum") continue;
    const feature = features + data.getUint16(record + 4);
    for (let place = 0; place < data.getUint16(feature + 2); place += 1) {
      const lookup = lookups + data.getUint16(lookups + 2 + data.getUint16(feature + 4 + place * 2) * 2);
      readLookup(data, lookup, forms);
    }
    return forms;
  }
  return forms;
}

function readLookup(data: DataView, lookup: number, forms: Map<number, number>): void {
  for (let index = 0; index < data.getUint16(lookup + 4); index += 1) {
    let type = data.getUint16(lookup);
    let table = lookup + data.getUint16(lookup + 6 + index * 2);
    if (type === EXTENSION) {
      type = data.getUint16(table + 2);
      table += data.getUint32(table + 4);
    }
    if (type === SINGLE) readSingle(data, table, forms);
  }
}

function readSingle(data: DataView, table: number, forms: Map<number, number>): void {
  const covered = readCoverage(data, table + data.getUint16(table + 2));
  const hasList = data.getUint16(table) === 2;
  for (const [index, glyph] of covered.entries()) {
    forms.set(glyph, hasList ? data.getUint16(table + 6 + index * 2) : (glyph + data.getInt16(table + 4)) & 0xffff);
  }
}

function readCoverage(data: DataView, coverage: number): number[] {
  const length = data.getUint16(coverage + 2);
  if (data.getUint16(coverage) === 1) return Array.from({ length }, (_, index) => data.getUint16(coverage + 4 + index * 2));
  const glyphs: number[] = [];
  for (let range = 0; range < length; range += 1) {
    const at = coverage + 4 + range * 6;
    for (let glyph = data.getUint16(at); glyph <= data.getUint16(at + 2); glyph += 1) glyphs.push(glyph);
  }
  return glyphs;
}
