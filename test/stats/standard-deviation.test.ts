import { describe, expect, it } from "vitest";
import { standardDeviation } from "@/lib/stats/standard-deviation";

describe("standardDeviation", () => {
  it("divides by n - 1 and ignores an offset", () => {
    expect(standardDeviation([1, 2, 3])).toBe(1);
    expect(standardDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(Math.sqrt(32 / 7), 14);
    expect(standardDeviation([1e9 + 1, 1e9 + 2, 1e9 + 3])).toBe(1);
  });

  it("has no value for fewer than two values", () => {
    expect(standardDeviation([])).toBeNull();
    expect(standardDeviation([4])).toBeNull();
  });
});
