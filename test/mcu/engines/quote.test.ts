import { describe, expect, it } from "vitest";
import { quoteOf } from "@/lib/mcu/engines/http";

const target = { name: "lab", baseUrl: "http://lab", wholeMs: 1, maxBytes: 1 };

describe("quoteOf", () => {
  it("repeats no key, wherever it stands and however long what is said", () => {
    const apiKey = "sk-0123456789";
    expect(quoteOf({ ...target, apiKey }, `Wrong key:\n  ${apiKey}, ${apiKey}.`)).toBe("Wrong key: [key], [key].");
    expect(quoteOf({ ...target, apiKey }, "x".repeat(295) + apiKey)).toBe(`${"x".repeat(295)}[key]`);
  });

  it("leaves words alone that only serve as a key", () => {
    expect(quoteOf({ ...target, apiKey: "none" }, "There is none.")).toBe("There is none.");
    expect(quoteOf(target, " a \n b ")).toBe("a b");
  });
});
