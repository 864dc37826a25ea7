import { describe, expect, it } from "vitest";
import { jackknife } from "@/lib/stats/jackknife";
import { alphaStatistic } from "@/lib/stats/krippendorff-alpha";
import type { PatternStatistic } from "@/lib/stats/pattern-table";
import { tableOf, type RatingMatrix } from "./rating-matrix";
import published from "./vectors/alpha-published.json";

const hayes: RatingMatrix = published.examples.find(({ id }) => id === "hayes_krippendorff2007")?.data ?? [];

describe("jackknife", () => {
  it("leaves out one unit at a time, as recomputing without that unit does", () => {
    const table = tableOf(hayes);
    const { units, mean, standardError, acceleration } = jackknife(table.units, alphaStatistic(table, "ordinal"));

    const leftOut: number[] = [];
    for (let unit = 0; unit < 40; unit++) {
      const without = hayes.map((rater) => rater.filter((_, index) => index !== unit));
      const rest = tableOf(without);
      if (rest.unitCount === table.unitCount) continue;
      const value = alphaStatistic(rest, "ordinal")(rest.units);
      expect(value).not.toBeNull();
      leftOut.push(value ?? Number.NaN);
    }
    expect(units).toBe(leftOut.length);
    const average = leftOut.reduce((sum, value) => sum + value, 0) / units;
    const squares = leftOut.reduce((sum, value) => sum + (value - average) ** 2, 0);
    const cubes = leftOut.reduce((sum, value) => sum + (average - value) ** 3, 0);
    expect(mean).toBeCloseTo(average, 12);
    expect(standardError).toBeCloseTo(Math.sqrt(((units - 1) / units) * squares), 12);
    expect(acceleration).toBeCloseTo(cubes / (6 * squares ** 1.5), 12);
    // The data of Hayes & Krippendorff 2007.
    expect(standardError).toBeCloseTo(0.054, 3);
  });

  it("gives the standard error of a mean for a mean", () => {
    // Patterns stand for scores 0, 1 and 2; the jackknife of a mean is s / sqrt(n) exactly.
    const meanScore: PatternStatistic = (units) => {
      let sum = 0;
      let total = 0;
      for (const [score, count] of units.entries()) {
        sum += score * count;
        total += count;
      }
      return total === 0 ? null : sum / total;
    };
    const { standardError, mean, acceleration } = jackknife(Float64Array.from([2, 1, 3]), meanScore);
    // Scores 0 0 1 2 2 2: mean 7/6, sum of squares about it 13 - 49/6 = 29/6.
    expect(mean).toBeCloseTo(7 / 6, 14);
    expect(standardError).toBeCloseTo(Math.sqrt(29 / 6 / 5 / 6), 14);
    // Third moment about the mean: 2 (-7/6)^3 + (-1/6)^3 + 3 (5/6)^3.
    const cubes = (2 * -343 - 1 + 3 * 125) / 216;
    expect(acceleration).toBeCloseTo(cubes / (6 * (29 / 6) ** 1.5), 14);
  });

  it("is undefined when the statistic is undefined without some unit", () => {
    // Without the one unit that has a 2, all answers are 1.
    const table = tableOf([[1, 1, 1, 1], [1, 1, 1, 2]]);
    const result = jackknife(table.units, alphaStatistic(table, "nominal"));
    expect(result.leftOut).toContain(null);
    expect([result.mean, result.standardError, result.acceleration]).toEqual([null, null, null]);
  });

  it("has no acceleration when leaving out never matters", () => {
    const constant = jackknife(Float64Array.from([4, 5]), () => 0.25);
    expect([constant.mean, constant.standardError, constant.acceleration]).toEqual([0.25, 0, null]);
  });
});
