import { describe, expect, it } from "vitest";
import { chiSquareUpperTail } from "@/lib/stats/chi-square";

describe("chiSquareUpperTail", () => {
  // Fisher & Yates 1963, table IV, with the digits that R's qchisq prints.
  const tabulated: [number, number, number][] = [
    [0.05, 1, 3.841458820694124],
    [0.05, 5, 11.07049769351635],
    [0.01, 10, 23.20925115895436],
    [0.95, 5, 1.145476226061769],
  ];
  for (const [p, degreesOfFreedom, statistic] of tabulated) {
    it(`is ${p} at ${statistic} with ${degreesOfFreedom} degrees of freedom`, () => {
      expect(Math.abs(chiSquareUpperTail(statistic, degreesOfFreedom) / p - 1)).toBeLessThan(1e-11);
    });
  }

  it("is exponential with two degrees of freedom, and refuses the impossible", () => {
    for (const x of [0, 0.1, 2, 50]) expect(chiSquareUpperTail(x, 2)).toBeCloseTo(Math.exp(-x / 2), 14);
    expect(() => chiSquareUpperTail(-1, 2)).toThrow(RangeError);
    expect(() => chiSquareUpperTail(1, 0)).toThrow(RangeError);
  });
});
