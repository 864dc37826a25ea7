import { describe, expect, it } from "vitest";
import { logGamma, logGammaRatio } from "@/lib/stats/log-gamma";

function relativeError(actual: number, expected: number): number {
  return Math.abs(actual - expected) / Math.abs(expected);
}

describe("logGamma", () => {
  it("equals the logarithm of factorials", () => {
    let factorial = 1n;
    for (let n = 2; n <= 150; n++) {
      factorial *= BigInt(n);
      expect(relativeError(logGamma(n + 1), Math.log(Number(factorial)))).toBeLessThan(1e-14);
    }
  });

  it("equals closed forms at one half and three halves", () => {
    expect(relativeError(logGamma(0.5), Math.log(Math.PI) / 2)).toBeLessThan(1e-14);
    expect(relativeError(logGamma(1.5), Math.log(Math.sqrt(Math.PI) / 2))).toBeLessThan(1e-13);
    expect(Math.abs(logGamma(1))).toBeLessThan(1e-14);
  });

  it("refuses zero and below", () => {
    expect(() => logGamma(0)).toThrow(RangeError);
    expect(() => logGamma(-1.5)).toThrow(RangeError);
  });
});

describe("logGammaRatio", () => {
  it("is the logarithm of a for b = 1, at any size of a", () => {
    for (const a of [0.3, 3, 20, 1e3, 1e6, 1e9]) {
      expect(relativeError(logGammaRatio(a, 1), Math.log(a))).toBeLessThan(1e-13);
    }
  });

  it("for b = 1/2 squares to the ratio of neighbours", () => {
    // gamma(a + 1/2) / gamma(a) times gamma(a + 1) / gamma(a + 1/2) is a.
    for (const a of [0.7, 14.6, 250.5, 1e7]) {
      const sum = logGammaRatio(a, 0.5) + logGammaRatio(a + 0.5, 0.5);
      expect(relativeError(sum, Math.log(a))).toBeLessThan(1e-13);
    }
  });
});
