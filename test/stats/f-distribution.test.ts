import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fQuantile, fUpperTail } from "@/lib/stats/f-distribution";
import { studentTQuantile } from "@/lib/stats/student-t";

describe("F distribution", () => {
  // Percentage points as printed in Pearson & Hartley 1966, Biometrika Tables for Statisticians, vol. 1, table 18.
  it.each([[0.95, 5, 18, 2.7729], [0.975, 5, 15, 3.5764], [0.975, 15, 5, 6.4277], [0.99, 2, 10, 7.5594], [0.95, 10, 1, 241.88], [0.975, 5, 18, 3.382]])("has the printed %f point for %i and %i degrees of freedom", (p, numerator, denominator, printed) => {
    expect(fQuantile(p, numerator, denominator) / printed).toBeCloseTo(1, 4);
  });

  it("has closed forms: the square of t, and powers for two degrees of freedom", () => {
    expect(fQuantile(0.95, 1, 7.5)).toBeCloseTo(studentTQuantile(0.975, 7.5) ** 2, 10);
    // P(F > f) = (1 + 2 f / d)^(-d / 2) with 2 and d degrees of freedom.
    expect(fUpperTail(3, 2, 9)).toBeCloseTo((1 + 6 / 9) ** -4.5, 13);
    expect(fUpperTail(1e6, 2, 40) / (1 + 1e6 / 20) ** -20).toBeCloseTo(1, 9);
  });

  it("inverts itself, and the reciprocal exchanges the degrees of freedom", () => {
    const degrees = fc.double({ min: 0.5, max: 500, noNaN: true });
    fc.assert(fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), degrees, degrees, (p, numerator, denominator) => {
      const f = fQuantile(p, numerator, denominator);
      expect(fUpperTail(f, numerator, denominator)).toBeCloseTo(1 - p, 9);
      expect(fQuantile(1 - p, denominator, numerator) * f).toBeCloseTo(1, 9);
    }), { numRuns: 60 });
  });

  it("has its ends, and refuses what is no distribution", () => {
    expect([fQuantile(0, 2, 3), fQuantile(1, 2, 3), fUpperTail(-1, 2, 3), fUpperTail(Infinity, 2, 3)]).toEqual([0, Infinity, 1, 0]);
    expect(() => fQuantile(0.5, 0, 3)).toThrow(RangeError);
    expect(() => fQuantile(1.5, 1, 3)).toThrow(RangeError);
    expect(() => fUpperTail(1, 1, -1)).toThrow(RangeError);
  });
});
