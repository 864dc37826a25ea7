import { describe, expect, it } from "vitest";
import { seededRandom } from "@/lib/stats/random";
import { unitResampler } from "@/lib/stats/resample";

/** Multinomial moments hold for both ways of drawing; four units per pattern divide them. */
const histograms: [string, number[]][] = [
  ["one by one", [3, 1, 2, 4]],
  ["by pattern", [30, 1, 60, 9]],
];

describe("unitResampler", () => {
  for (const [way, units] of histograms) {
    it(`draws ${way} with the moments of a multinomial`, () => {
      const resample = unitResampler(seededRandom(way), Float64Array.from(units));
      const total = units.reduce((sum, count) => sum + count, 0);
      const replicates = 20_000;
      let wrongTotals = 0;
      const drawn = new Float64Array(units.length);
      const sums = new Float64Array(units.length);
      const products = units.map(() => new Float64Array(units.length));
      for (let replicate = 0; replicate < replicates; replicate++) {
        resample(drawn);
        if (drawn.reduce((sum, count) => sum + count, 0) !== total) wrongTotals += 1;
        for (const [i, left] of drawn.entries()) {
          sums[i] = (sums[i] ?? 0) + left;
          for (const [j, right] of drawn.entries()) {
            const row = products[i];
            if (row !== undefined) row[j] = (row[j] ?? 0) + left * right;
          }
        }
      }
      expect(wrongTotals).toBe(0);
      for (const [i, left] of units.entries()) {
        const mean = (sums[i] ?? 0) / replicates;
        const standardError = Math.sqrt((left * (1 - left / total)) / replicates);
        expect(Math.abs(mean - left)).toBeLessThan(4 * standardError);
        for (const [j, right] of units.entries()) {
          const covariance = (products[i]?.[j] ?? 0) / replicates - mean * ((sums[j] ?? 0) / replicates);
          const expected = (i === j ? left : 0) - (left * right) / total;
          expect(Math.abs(covariance - expected)).toBeLessThan(0.05 * Math.sqrt(left * right));
        }
      }
    });
  }

  it("never draws a pattern that no unit shows", () => {
    const units = Float64Array.from([0, 40, 0, 5, 0]);
    const drawn = new Float64Array(5);
    const resample = unitResampler(seededRandom(3), units);
    for (let replicate = 0; replicate < 500; replicate++) {
      resample(drawn);
      expect([drawn[0], drawn[2], drawn[4]]).toEqual([0, 0, 0]);
    }
  });
});
