import { describe, expect, it } from "vitest";
import { chiSquareUpperTail } from "@/lib/stats/chi-square";
import { sampleChiSquare, sampleNormal } from "@/lib/stats/chi-square-sample";
import { normalCdf } from "@/lib/stats/normal-distribution";
import { seededRandom } from "@/lib/stats/random";

/** Largest distance between the sample's distribution and `cdf`, times the root of its size (Kolmogorov). */
function distance(sample: number[], cdf: (x: number) => number): number {
  const sorted = Float64Array.from(sample).sort();
  let largest = 0;
  sorted.forEach((value, place) => {
    largest = Math.max(largest, Math.abs(cdf(value) - place / sorted.length), Math.abs(cdf(value) - (place + 1) / sorted.length));
  });
  return largest * Math.sqrt(sorted.length);
}

describe("draws", () => {
  it.each([0.5, 1, 2, 7, 300])("of chi-square have its distribution, %s degrees of freedom", (degrees) => {
    const random = seededRandom(`chi-square ${degrees}`);
    // Above 1.95 in one of a thousand samples.
    expect(distance(Array.from({ length: 5000 }, () => sampleChiSquare(random, degrees)), (x) => 1 - chiSquareUpperTail(x, degrees))).toBeLessThan(1.95);
  });

  it("of the normal distribution have it", () => {
    const random = seededRandom("normal");
    expect(distance(Array.from({ length: 5000 }, () => sampleNormal(random)), normalCdf)).toBeLessThan(1.95);
  });

  it("are the same for the same seed, and refuse no degrees of freedom", () => {
    expect(sampleChiSquare(seededRandom(1), 5)).toBe(sampleChiSquare(seededRandom(1), 5));
    expect(() => sampleChiSquare(seededRandom(1), 0)).toThrow(RangeError);
  });
});
