import fc from "fast-check";
import { expect, it } from "vitest";
import { cutText, isStorable, mendText, mendTexts } from "@/lib/storable-text";

const text = fc.string({ unit: fc.oneof(fc.string({ unit: "binary", minLength: 1, maxLength: 1 }), fc.constantFrom("\0", "\ud83d", "\ude00", "😀")) });

it("mends what cannot be kept, and leaves everything else as it is", () => {
  expect(mendText("a\0b\ud800c")).toBe("a\uFFFDb\uFFFDc");
  fc.assert(fc.property(text, (given) => {
    expect(isStorable(mendText(given))).toBe(true);
    expect(mendText(given)).toHaveLength(given.length);
    if (isStorable(given)) expect(mendText(given)).toBe(given);
  }));
});

it("cuts no pair in half", () => {
  expect(cutText("ab😀", 3)).toBe("ab");
  expect(cutText("ab😀", 4)).toBe("ab😀");
  fc.assert(fc.property(text, fc.nat(20), (given, longest) => {
    const cut = cutText(given, longest);
    expect(cut.length).toBeLessThanOrEqual(longest);
    expect(given.startsWith(cut)).toBe(true);
    if (given.isWellFormed()) expect(cut.isWellFormed()).toBe(true);
  }));
});

it("mends every text of a JSON value, names included, says where, and gives back the very value where there is nothing to mend", () => {
  const fine = { a: [1, null, { b: "😀" }] };
  expect(mendTexts(fine)).toBe(fine);
  const where: string[] = [];
  expect(mendTexts({ "k\0": "v", sessions: [{ text: "x\ud800" }], other: undefined }, (path) => where.push(path))).toEqual({ "k\uFFFD": "v", sessions: [{ text: "x\uFFFD" }] });
  expect(where).toEqual(["sessions[0].text"]);
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    const mended = mendTexts({ ["\0"]: value });
    expect(mendTexts(mended)).toBe(mended);
    expect(JSON.stringify(mended)).not.toMatch(/(?<!\\)(\\\\)*\\u(0000|d[89a-f])/);
  }));
});
