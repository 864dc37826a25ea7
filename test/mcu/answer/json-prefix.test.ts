import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closedPrefix } from "@/lib/mcu/answer/json-prefix";

describe("a beginning of JSON", () => {
  it("is JSON once it is closed, wherever it was cut", () => {
    const object = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()));
    fc.assert(fc.property(object, fc.constantFrom(undefined, 1), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      for (let end = 1; end <= text.length; end += 1) expect(() => JSON.parse(closedPrefix(text.slice(0, end))) as unknown, text.slice(0, end)).not.toThrow();
      expect(JSON.parse(closedPrefix(text))).toEqual(JSON.parse(text));
    }));
  });

  it("keeps the text that is under way, and no half name, literal or escape", () => {
    expect(closedPrefix('{"a": [1, {"b": "wor')).toBe('{"a": [1, {"b": "wor"}]}');
    expect(closedPrefix('{"a": 1, "b')).toBe('{"a": 1}');
    expect(closedPrefix('{"a": 1, "b": nul')).toBe('{"a": 1}');
    expect(closedPrefix('["x\\u00')).toBe('["x"]');
    expect(closedPrefix('["x\\\\')).toBe('["x\\\\"]');
    expect(closedPrefix('["x\\')).toBe('["x"]');
    expect(closedPrefix('{"a": 1} and so on')).toBe('{"a": 1}');
  });

  it("takes any text", () => {
    fc.assert(fc.property(fc.string(), (text) => void closedPrefix(text)));
  });
});
