import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figureFonts } from "@/lib/reports/figures/data";
import { Pen, NAME, SMALL } from "@/lib/reports/figures/pen";
import { plainText, settableText } from "@/lib/reports/figures/settable-text";

const { 400: font } = figureFonts();
const has = (point: number) => font.glyphs.has(point);
const set = (text: string) => settableText(text, has);
const anyText = fc.string({ unit: "binary", maxLength: 60 });

describe("what of a name can be set", () => {
  it.each([
    ["Consistency", "Consistency"],
    ["  two\n\tlines\u0000 ", "two lines"],
    ["e\u0301", "é"],
    ["α ≥ .667 − ½", "α ≥ .667 − ½"],
    ["漢字", "□□"],
    ["👩‍👩‍👧 ok", "□□□ ok"],
    ["👍🏽", "□"],
    ["a\u202Eb\u2066c\u200B", "abc"],
    ["\ud800", "□"],
    ["¡\u0000\u0300", "¡"],
    ["a \u0300 b \u200b c", "a b c"],
    ["", ""],
  ])("%j → %j", (text, expected) => expect(set(text)).toBe(expected));

  it("is always in the font, one line, and stays what it is", () => {
    fc.assert(fc.property(anyText, (text) => {
      const settable = set(text);
      expect([...settable].every((character) => has(character.codePointAt(0) ?? 0))).toBe(true);
      expect(settable).not.toMatch(/[\p{Cc}\p{Cf}\n]/u);
      expect(set(settable)).toBe(settable);
    }));
  });

  it("keeps every character for the text alternative, but what a file cannot hold", () => {
    expect(plainText("漢\u0007字 \u202Eقا\ud800")).toBe("漢 字 قا\ufffd");
    // The characters that XML 1.0 allows, section 2.2.
    fc.assert(fc.property(anyText, (text) => {
      expect(plainText(text)).toMatch(/^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u);
    }));
  });
});

describe("words in a room", () => {
  const pen = new Pen(figureFonts());

  it("fit, or end with an ellipsis", () => {
    fc.assert(fc.property(anyText, fc.double({ min: 8, max: 200, noNaN: true }), (text, room) => {
      const fitted = pen.fit(text, room, NAME);
      expect(pen.width(fitted, NAME)).toBeLessThanOrEqual(room);
    }));
    expect(pen.fit("Consistency", 200, NAME)).toBe("Consistency");
    expect(pen.fit("Consistency", 30, NAME)).toMatch(/^Cons.*…$/);
  });

  it("are broken between words, in two lines at most", () => {
    expect(pen.wrap("Image-text consistency", 60, NAME)).toEqual(["Image-text", "consistency"]);
    fc.assert(fc.property(anyText, fc.double({ min: 8, max: 200, noNaN: true }), (text, room) => {
      const lines = pen.wrap(text, room, SMALL);
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const line of lines) expect(pen.width(line, SMALL)).toBeLessThanOrEqual(room);
    }));
  });
});
