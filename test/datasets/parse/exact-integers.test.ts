import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withExactIntegers } from "@/lib/datasets/parse/exact-integers";

describe("whole numbers", () => {
  it.each([
    [`{"a":-1234567890123456789}`, { a: "-1234567890123456789" }],
    [`[9007199254740991,9007199254740992,-9007199254740993 ]`, [9007199254740991, "9007199254740992", "-9007199254740993"]],
    [`{"a":[{"b":123456789012345678901234567890}]}`, { a: [{ b: "123456789012345678901234567890" }] }],
    [`12345678901234567890`, "12345678901234567890"],
    [`{"a":"-1234567890123456789, 9876543210987654321"}`, { a: "-1234567890123456789, 9876543210987654321" }],
    [String.raw`{"a\"12345678901234567890":"\\","b":12345678901234567890,"c":"\\\"12345678901234567890"}`, { 'a"12345678901234567890': "\\", b: "12345678901234567890", c: '\\"12345678901234567890' }],
    [`[0.12345678901234567890, 1.5e20, 12345678901234567890.5, 1234567890123456e3]`, [0.12345678901234567890, 1.5e20, 12345678901234567890.5, 1234567890123456e3]],
  ])("of %s are kept digit for digit, and nothing else changes", (json, value) => {
    expect(JSON.parse(withExactIntegers(json))).toEqual(value);
  });

  it.each([`{"a":01234567890123456789}`, `{"a":12345678901234567890x}`, `{"a":"open 12345678901234567890`, `{"a":--12345678901234567890}`])(
    "of %s make no JSON of what is none", (json) => expect(() => JSON.parse(withExactIntegers(json)) as unknown).toThrow(SyntaxError),
  );

  it("leave every text alone, whatever it holds", () => {
    const cell = fc.oneof(fc.string(), fc.bigInt().map(String), fc.constantFrom("\\", '"', '\\"', "12345678901234567890", '",12345678901234567890,"'));
    fc.assert(fc.property(fc.array(fc.array(cell).map((parts) => parts.join(""))), fc.bigInt(), (texts, number) => {
      const json = JSON.stringify(texts);
      expect(JSON.parse(withExactIntegers(json))).toEqual(texts);
      const [digits, rest] = JSON.parse(withExactIntegers(`[${number}, ${json}]`)) as [unknown, unknown];
      expect(String(digits)).toBe(String(number));
      expect(rest).toEqual(texts);
    }), { seed: 20261126, numRuns: 300 });
  });

  it("in eight megabytes of text take no stack", () => {
    const json = JSON.stringify(["\\\"".repeat(1_000_000), "1234567890123456"]);
    expect(withExactIntegers(json)).toBe(json);
  });
});
