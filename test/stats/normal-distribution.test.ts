import { describe, expect, it } from "vitest";
import { normalCdf, normalDensity, normalQuantile } from "@/lib/stats/normal-distribution";

describe("normalCdf", () => {
  // Abramowitz & Stegun 1964, tables 26.1 and 26.2, with more digits from the error function.
  const tabulated: [number, number][] = [
    [0, 0.5],
    [1, 0.8413447460685429],
    [2, 0.9772498680518208],
    [3, 0.9986501019683699],
    [-1, 0.15865525393145705],
    [-2.5, 0.006209665325776132],
    [-5, 2.866515718791939e-7],
    [-10, 7.61985302416053e-24],
  ];
  for (const [x, p] of tabulated) {
    it(`is ${p} at ${x}`, () => {
      expect(Math.abs(normalCdf(x) / p - 1)).toBeLessThan(2e-13);
    });
  }

  it("is symmetrical and continuous where one formula takes over from another", () => {
    for (const x of [0.3, 1.7, 2.4999, 2.5001, 4]) expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 15);
    expect(Math.abs(normalCdf(-2.5 - 1e-12) - normalCdf(-2.5))).toBeLessThan(1e-13);
  });

  it("has the density as its slope", () => {
    for (const x of [-3, -1.2, 0, 0.8, 2.2]) {
      const slope = (normalCdf(x + 1e-5) - normalCdf(x - 1e-5)) / 2e-5;
      expect(slope).toBeCloseTo(normalDensity(x), 9);
    }
  });

  it("reaches its ends", () => {
    expect(normalCdf(-Infinity)).toBe(0);
    expect(normalCdf(Infinity)).toBe(1);
    expect(normalCdf(Number.NaN)).toBeNaN();
  });
});

describe("normalQuantile", () => {
  // Percentage points printed in every table, here to full precision.
  const tabulated: [number, number][] = [
    [0.95, 1.6448536269514722],
    [0.975, 1.959963984540054],
    [0.995, 2.5758293035489004],
    [0.9995, 3.2905267314918945],
    [1e-10, -6.361340902404056],
  ];
  for (const [p, z] of tabulated) {
    it(`is ${z} at ${p}`, () => {
      expect(Math.abs(normalQuantile(p) / z - 1)).toBeLessThan(1e-13);
    });
  }

  it("undoes normalCdf", () => {
    for (let x = -8; x <= 5; x += 0.25) {
      expect(Math.abs(normalQuantile(normalCdf(x)) - x)).toBeLessThan(1e-9);
    }
    for (const p of [1e-300, 1e-20, 0.001, 0.3, 0.49999, 0.5, 0.7]) {
      expect(Math.abs(normalCdf(normalQuantile(p)) / p - 1)).toBeLessThan(1e-11);
    }
  });

  it("reaches its ends and refuses what is no probability", () => {
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    expect(() => normalQuantile(1.1)).toThrow(RangeError);
    expect(() => normalQuantile(Number.NaN)).toThrow(RangeError);
  });
});
