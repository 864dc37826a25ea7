import { describe, expect, it } from "vitest";
import { mean } from "@/lib/stats/mean";

describe("mean", () => {
  it("averages, and keeps its digits under a large offset", () => {
    expect(mean([1, 2, 4, 5])).toBe(3);
    expect(mean([1e15 + 1, 1e15 + 2, 1e15 + 4, 1e15 + 5])).toBe(1e15 + 3);
  });

  it("has no value for nothing", () => {
    expect(mean([])).toBeNull();
  });
});
