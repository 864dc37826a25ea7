import { describe, expect, it } from "vitest";
import { REASONS } from "@/lib/stats/reason";
import { reasonText } from "@/lib/stats/reason-text";

describe("reasonText", () => {
  it("has a sentence of its own for every reason", () => {
    const sentences = REASONS.map(reasonText);
    expect(new Set(sentences).size).toBe(REASONS.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z][^_]+\.$/);
    expect(reasonText("no_values")).toBe("There are no answers yet.");
  });
});
