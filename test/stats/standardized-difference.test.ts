import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { standardizedDifference } from "@/lib/stats/standardized-difference";

const samples = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 20 });

describe("standardizedDifference", () => {
  it("equals a calculation by hand", () => {
    expect(standardizedDifference([1, 2, 3], [2, 3, 4]).value).toBe(-1);
    // Means 4 and 5, variances 8 and 2: -1 / sqrt(5).
    const result = standardizedDifference([2, 6], [4, 6]);
    expect(result.value).toBeCloseTo(-1 / Math.sqrt(5), 14);
    expect(result.first).toEqual({ n: 2, mean: 4, standardDeviation: Math.sqrt(8) });
    expect(result.second).toEqual({ n: 2, mean: 5, standardDeviation: Math.SQRT2 });
  });

  it("negates when the sides swap and ignores unit and origin", () => {
    fc.assert(
      fc.property(samples, samples, (first, second) => {
        const one = standardizedDifference(first, second);
        const other = standardizedDifference(second, first);
        const scaled = standardizedDifference(
          first.map((value) => 3 * value + 7),
          second.map((value) => 3 * value + 7),
        );
        expect(other.reason).toBe(one.reason);
        expect(scaled.reason).toBe(one.reason);
        if (one.value === null) return;
        expect(other.value).toBeCloseTo(-one.value, 12);
        expect(scaled.value).toBeCloseTo(one.value, 10);
      }),
    );
  });

  it("is 0 for sides that are the same constant and has no value for two constants", () => {
    expect(standardizedDifference([3, 3], [3, 3, 3])).toMatchObject({ value: 0, reason: null });
    expect(standardizedDifference([3, 3], [4, 4])).toMatchObject({ value: null, reason: "no_spread" });
  });

  it("says when there are too few values", () => {
    expect(standardizedDifference([], [1, 2])).toEqual({
      value: null,
      reason: "no_values",
      first: { n: 0, mean: null, standardDeviation: null },
      second: { n: 2, mean: 1.5, standardDeviation: Math.SQRT1_2 },
    });
    expect(standardizedDifference([1, 2], [1]).reason).toBe("too_few_values");
  });
});
