import { describe, expect, it } from "vitest";
import { upperIncompleteGamma } from "@/lib/stats/incomplete-gamma";
import { normalCdf } from "@/lib/stats/normal-distribution";

describe("upperIncompleteGamma", () => {
  it("is the lower tail of a Poisson distribution for whole shapes", () => {
    // Q(a, x) = P(N < a), N Poisson with mean x (Abramowitz & Stegun 26.4.21).
    for (const x of [0.01, 0.7, 3, 12, 40]) {
      let term = Math.exp(-x);
      let sum = 0;
      for (let a = 1; a <= 60; a++) {
        sum += term;
        term *= x / a;
        expect(Math.abs(upperIncompleteGamma(a, x) / sum - 1)).toBeLessThan(1e-12);
      }
    }
    expect(upperIncompleteGamma(1, 2)).toBeCloseTo(Math.exp(-2), 14);
  });

  it("is twice the normal tail for shape one half", () => {
    for (const z of [0.01, 0.5, 1, 1.4, 2, 4, 9, 20]) {
      const twoTails = 2 * normalCdf(-z);
      expect(Math.abs(upperIncompleteGamma(0.5, (z * z) / 2) / twoTails - 1)).toBeLessThan(1e-11);
    }
  });

  it("runs from 1 to 0 and refuses anything else", () => {
    expect(upperIncompleteGamma(2, 0)).toBe(1);
    expect(upperIncompleteGamma(2, Infinity)).toBe(0);
    expect(() => upperIncompleteGamma(0, 1)).toThrow(RangeError);
    expect(() => upperIncompleteGamma(1, -1)).toThrow(RangeError);
    expect(() => upperIncompleteGamma(1, Number.NaN)).toThrow(RangeError);
  });
});
