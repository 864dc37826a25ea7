import { describe, expect, it } from "vitest";
import { firstDifference } from "@/lib/reports/bundle/first-difference";

const bytes = (text: string) => new TextEncoder().encode(text);
const differ = (path: string, one: unknown, other: unknown) => firstDifference(path, bytes(typeof one === "string" ? one : JSON.stringify(one)), bytes(typeof other === "string" ? other : JSON.stringify(other)));

describe("where two files part", () => {
  it("by path in JSON", () => {
    expect(differ("a.json", { a: [1, { b: 0.1 }] }, { a: [1, { b: 0.2 }] })).toBe("a.1.b is 0.1, the bundle has 0.2");
    expect(differ("a.json", { a: 1 }, { a: 1, b: null })).toBe("b is nothing, the bundle has null");
    expect(differ("a.json", [1], { 0: 1 })).toMatch(/^the whole is/);
  });

  it("by line where JSON says the same, is broken, or it is another text", () => {
    expect(differ("a.json", "{\n}", "{}")).toBe('line 1 is "{", the bundle has "{}"');
    expect(differ("a.json", "{}", "{")).toBe('line 1 is "{}", the bundle has "{"');
    expect(differ("a.csv", "a\nb\n", "a\nc\n")).toBe('line 2 is "b", the bundle has "c"');
    expect(differ("a.md", "a", "a\nb")).toBe('line 2 is nothing, the bundle has "b"');
  });

  it("by size in what is no text", () => expect(firstDifference("a.pdf", bytes("abc"), bytes("ab"))).toBe("3 bytes against 2 in the bundle"));
});
