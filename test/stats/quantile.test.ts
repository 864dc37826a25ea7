import { describe, expect, it } from "vitest";
import { quantileOfSorted } from "@/lib/stats/quantile";

describe("quantileOfSorted", () => {
  it("interpolates by definition 7 of Hyndman and Fan", () => {
    // R: quantile(c(1, 2, 4, 8, 16), c(0, .1, .25, .5, .9, 1))
    const sorted = [1, 2, 4, 8, 16];
    const expected: [number, number][] = [[0, 1], [0.1, 1.4], [0.25, 2], [0.5, 4], [0.9, 12.8], [1, 16]];
    for (const [p, value] of expected) expect(quantileOfSorted(sorted, p)).toBeCloseTo(value, 12);
  });

  it("has no value for no sample and refuses what is no probability", () => {
    expect(quantileOfSorted([], 0.5)).toBeNull();
    expect(quantileOfSorted([7], 0.3)).toBe(7);
    expect(() => quantileOfSorted([1], 2)).toThrow(RangeError);
  });
});
