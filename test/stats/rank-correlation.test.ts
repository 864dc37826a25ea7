import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { midRanks } from "@/lib/stats/mid-ranks";
import { rankCorrelation } from "@/lib/stats/rank-correlation";

describe("rankCorrelation", () => {
  it("is Spearman's rho of a worked example", () => {
    // Ten pairs of IQ and hours of television, rho = −29/165 (the common textbook example).
    const iq = [86, 97, 99, 100, 101, 103, 106, 110, 112, 113];
    const hours = [2, 20, 28, 27, 50, 29, 7, 17, 6, 12];
    expect(rankCorrelation(iq, hours).value).toBeCloseTo(-29 / 165, 12);
  });

  it("shares ranks among ties: 1 2.5 2.5 4 against 1 2 3 4 gives 4.5 / sqrt(4.5 × 5)", () => {
    expect(rankCorrelation([1, 2, 2, 3], [1, 2, 3, 4]).value).toBeCloseTo(4.5 / Math.sqrt(22.5), 12);
    expect([...midRanks([5, 1, 5, 5])]).toEqual([3, 1, 3, 3]);
  });

  it("is undefined without variation or answers, not 0", () => {
    expect(rankCorrelation([], [])).toEqual({ value: null, reason: "no_values" });
    expect(rankCorrelation([1, 1], [1, 2])).toEqual({ value: null, reason: "no_spread" });
    expect(() => rankCorrelation([1], [])).toThrow(RangeError);
  });

  it("does not change under rising maps and turns its sign under falling ones", () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })), { minLength: 1, maxLength: 30 });
    fc.assert(fc.property(pairs, (drawn) => {
      const left = drawn.map(([value]) => value);
      const right = drawn.map(([, value]) => value);
      const { value } = rankCorrelation(left, right);
      expect(rankCorrelation(left.map(Math.exp), right).value).toBe(value);
      expect(rankCorrelation(right, left).value).toBe(value);
      const turned = rankCorrelation(left, right.map((answer) => -answer)).value;
      expect(turned === null ? null : turned + (value ?? 0)).toBe(value === null ? null : 0);
    }));
  });
});
