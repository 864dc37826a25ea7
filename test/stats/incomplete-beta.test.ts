import { describe, expect, it } from "vitest";
import { incompleteBeta } from "@/lib/stats/incomplete-beta";

describe("incompleteBeta", () => {
  it("is the upper tail of a binomial distribution for whole shapes", () => {
    // I_x(a, n - a + 1) = P(X >= a), X binomial(n, x); summed here in doubles.
    const n = 30;
    const x = 0.37;
    let tail = 0;
    for (let a = n; a >= 1; a--) {
      let mass = x ** a * (1 - x) ** (n - a);
      for (let i = 1; i <= a; i++) mass *= (n - a + i) / i;
      tail += mass;
      expect(Math.abs(incompleteBeta(a, n - a + 1, x, 1 - x) / tail - 1)).toBeLessThan(1e-12);
    }
  });

  it("has closed forms for shapes 1 and 1/2", () => {
    for (const x of [1e-9, 0.1, 0.5, 0.9, 0.999]) {
      expect(incompleteBeta(1, 3, x, 1 - x)).toBeCloseTo(1 - (1 - x) ** 3, 14);
      expect(incompleteBeta(0.5, 0.5, x, 1 - x)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(x)), 13);
    }
  });

  it("runs from 0 to 1 and refuses anything else", () => {
    expect(incompleteBeta(2, 3, 0, 1)).toBe(0);
    expect(incompleteBeta(2, 3, 1, 0)).toBe(1);
    expect(() => incompleteBeta(0, 1, 0.5, 0.5)).toThrow(RangeError);
    expect(() => incompleteBeta(1, 1, 1.5, -0.5)).toThrow(RangeError);
  });
});
