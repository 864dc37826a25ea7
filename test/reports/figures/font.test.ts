/** The subset of the typeface: the OpenType specification 1.9 says what its tables hold. */
import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figureFonts } from "@/lib/reports/figures/data";
import { readCharacterMap } from "@/lib/reports/figures/font/character-map";
import { readFigureFont, textWidth } from "@/lib/reports/figures/font/figure-font";
import { readTables, tableOf, view } from "@/lib/reports/figures/font/sfnt";
import { subsetFont } from "@/lib/reports/figures/font/subset";

const fonts = figureFonts();
const font = fonts[400];
const characters = [...font.glyphs.keys()].map((point) => String.fromCodePoint(point));

function outline(file: Uint8Array, glyph: number): Uint8Array {
  const tables = readTables(file);
  const loca = view(tableOf(tables, "loca"));
  return tableOf(tables, "glyf").subarray(loca.getUint32(glyph * 4), loca.getUint32(glyph * 4 + 4));
}

describe("a subset", () => {
  it("maps each of its characters to a glyph of its own number and width", () => {
    fc.assert(fc.property(fc.uniqueArray(fc.constantFrom(...characters), { minLength: 1, maxLength: 40 }), (chosen) => {
      const subset = subsetFont(font, chosen);
      const tables = readTables(subset.file);
      const glyphs = readCharacterMap(tableOf(tables, "cmap"));
      const count = view(tableOf(tables, "maxp")).getUint16(4);
      expect([...glyphs.keys()].sort((a, b) => a - b)).toEqual(chosen.map((character) => character.codePointAt(0)).sort((a, b) => Number(a) - Number(b)));
      for (const [point, glyph] of glyphs) {
        expect(glyph).toBeLessThan(count);
        expect(view(tableOf(tables, "hmtx")).getUint16(glyph * 4)).toBe(font.advance(font.glyphs.get(point) ?? 0));
      }
      expect(tableOf(tables, "loca")).toHaveLength((count + 1) * 4);
      expect(tableOf(tables, "hmtx")).toHaveLength(count * 4);
    }), { numRuns: 40 });
  });

  it("takes along what composed letters are made of", () => {
    const subset = subsetFont(font, "é");
    const composed = outline(subset.file, subset.glyphs.get(0xe9) ?? 0);
    expect(view(composed).getInt16(0)).toBeLessThan(0);
    const part = view(composed).getUint16(12);
    expect(part).toBeGreaterThan(0);
    expect(part).toBeLessThan(subset.advances.length);
    expect(outline(subset.file, part).length).toBeGreaterThan(10);
  });

  it("has the sums that readers check", () => {
    const { file } = subsetFont(font, "Concord α ≥ 0.667");
    const data = view(file);
    let sum = 0;
    for (let offset = 0; offset < file.length; offset += 4) sum = (sum + data.getUint32(offset)) >>> 0;
    expect(sum).toBe(0xb1b0afba);
  });

  it("is the same whatever was cut before, and in whatever order the text came", () => {
    const digest = (text: string) => createHash("sha256").update(subsetFont(font, text).file).digest("hex");
    const first = digest("éà10");
    for (let turn = 0; turn < 5; turn += 1) digest("Ångström ½ 0123456789");
    expect(digest("01àéé")).toBe(first);
  });

  it("is small: a few kilobytes for the letters of a figure", () => {
    expect(subsetFont(font, "Consistency of the images, 0123456789 [α] % −.").file.length).toBeLessThan(8000);
  });

  it("refuses a character that the font does not have", () => {
    expect(() => subsetFont(font, "漢")).toThrow("U+6F22");
  });
});

describe("widths", () => {
  it("are those of the font: Inter's space and A in units of 1/2048", () => {
    expect(textWidth(font, "A", 2048)).toBe(font.advance(font.glyphs.get(65) ?? 0));
    expect(textWidth(font, "AA ", 8)).toBeCloseTo(2 * textWidth(font, "A", 8) + textWidth(font, " ", 8), 12);
  });

  it("are the same for all digits, in both weights", () => {
    for (const weight of [400, 600] as const) expect(new Set([..."0123456789"].map((digit) => textWidth(fonts[weight], digit, 1))).size).toBe(1);
  });

  it("do not come from a file that is no font", () => {
    expect(() => readFigureFont(new Uint8Array(64), 400)).toThrow('no table "cmap"');
  });
});
