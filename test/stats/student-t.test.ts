import { describe, expect, it } from "vitest";
import { normalQuantile } from "@/lib/stats/normal-distribution";
import { studentTCdf, studentTQuantile } from "@/lib/stats/student-t";

describe("studentTQuantile", () => {
  // Fisher & Yates 1963, table III, with the digits that R prints.
  const tabulated: [number, number, number][] = [
    [0.975, 5, 2.570581835636314],
    [0.975, 8, 2.306004135204166],
    [0.975, 30, 2.042272456301238],
    [0.995, 10, 3.169272672616948],
  ];
  for (const [p, degreesOfFreedom, t] of tabulated) {
    it(`is ${t} at ${p} with ${degreesOfFreedom} degrees of freedom`, () => {
      expect(Math.abs(studentTQuantile(p, degreesOfFreedom) / t - 1)).toBeLessThan(1e-11);
    });
  }

  it("has closed forms for 1, 2 and 4 degrees of freedom", () => {
    for (const p of [0.6, 0.9, 0.975, 0.9995, 0.9999999]) {
      const one = Math.tan(Math.PI * (p - 0.5));
      expect(Math.abs(studentTQuantile(p, 1) / one - 1)).toBeLessThan(1e-9);
      const two = (2 * p - 1) * Math.sqrt(1 / (2 * p * (1 - p)));
      expect(Math.abs(studentTQuantile(p, 2) / two - 1)).toBeLessThan(1e-11);
      const a = 4 * p * (1 - p);
      const four = 2 * Math.sqrt(Math.cos(Math.acos(Math.sqrt(a)) / 3) / Math.sqrt(a) - 1);
      expect(Math.abs(studentTQuantile(p, 4) / four - 1)).toBeLessThan(1e-9);
    }
  });

  it("approaches the normal quantile as Cornish and Fisher expand it", () => {
    const z = normalQuantile(0.975);
    for (const n of [1e4, 299_999, 300_000, 1e9]) {
      const expansion =
        z + (z ** 3 + z) / (4 * n) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * n ** 2);
      // The next term of the expansion is of the order of n^-3.
      expect(Math.abs(studentTQuantile(0.975, n) / expansion - 1)).toBeLessThan(1e-11);
    }
  });

  it("is symmetrical, undone by the distribution function, and works between whole degrees", () => {
    for (const degreesOfFreedom of [0.7, 1, 2.5, 8, 99, 4999, 1e7]) {
      for (const p of [1e-12, 0.001, 0.025, 0.3, 0.5]) {
        const t = studentTQuantile(p, degreesOfFreedom);
        expect(Math.abs(studentTCdf(t, degreesOfFreedom) / p - 1)).toBeLessThan(1e-11);
        expect(studentTCdf(-t, degreesOfFreedom)).toBeCloseTo(1 - p, 14);
      }
    }
  });

  it("reaches its ends and refuses the impossible", () => {
    expect(studentTQuantile(0, 3)).toBe(-Infinity);
    expect(studentTQuantile(1, 3)).toBe(Infinity);
    expect(studentTCdf(Infinity, 3)).toBe(1);
    expect(studentTCdf(-Infinity, 3)).toBe(0);
    expect(() => studentTQuantile(0.5, 0)).toThrow(RangeError);
    expect(() => studentTQuantile(-0.1, 3)).toThrow(RangeError);
    expect(() => studentTCdf(1, -1)).toThrow(RangeError);
  });
});
