import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kendallW } from "@/lib/stats/kendall-w";
import { meanRankCorrelation } from "@/lib/stats/mean-rank-correlation";
import { normalCdf } from "@/lib/stats/normal-distribution";
import { rankCorrelation } from "@/lib/stats/rank-correlation";
import { ratingColumns } from "@/lib/stats/rating-columns";
import { rowsOf, type RatingMatrix } from "./rating-matrix";
import { seededMatrix } from "./seeded-matrix";
import vectors from "./vectors/shrout-fleiss.json";

const columnsOf = (matrix: RatingMatrix) => ratingColumns(rowsOf(matrix));

describe("Kendall's W", () => {
  it("is .887 of the judges of Shrout & Fleiss 1979, with ties", () => {
    const judges = [0, 1, 2, 3].map((judge) => vectors.data.map((target) => target[judge] ?? null));
    const result = kendallW(columnsOf(judges));
    expect(result.value).toBeCloseTo(vectors.kendallW, 11);
    expect(result.chiSquare).toBeCloseTo(20 * vectors.kendallW, 9);
    // The tail of chi-square with 5 degrees of freedom in closed form.
    const x = 20 * vectors.kendallW;
    expect(result.p).toBeCloseTo(2 * normalCdf(-Math.sqrt(x)) + Math.sqrt((2 * x) / Math.PI) * Math.exp(-x / 2) * (1 + x / 3), 10);
    expect(result).toMatchObject({ units: 6, raters: 4 });
  });

  it("equals the formula with its sum over groups of ties", () => {
    fc.assert(fc.property(fc.integer(), (seed) => {
      const matrix = seededMatrix({ raters: 4, items: 6, values: 4, share: 1 }, seed);
      const ranks = matrix.map((line) => line.map((answer) => line.filter((other) => Number(other) < Number(answer)).length + (line.filter((other) => other === answer).length + 1) / 2));
      const totals = [0, 1, 2, 3, 4, 5].map((item) => ranks.reduce((sum, line) => sum + (line[item] ?? 0), 0));
      const s = totals.reduce((sum, total) => sum + (total - 14) ** 2, 0);
      const ties = matrix.flatMap((line) => [1, 2, 3, 4].map((value) => line.filter((answer) => answer === value).length)).reduce((sum, t) => sum + t ** 3 - t, 0);
      const { value } = kendallW(columnsOf(matrix));
      expect(value).toBeCloseTo((12 * s) / (16 * (6 ** 3 - 6) - 4 * ties), 12);
    }), { numRuns: 50 });
  });

  it("has a reason where it is undefined", () => {
    expect(kendallW(columnsOf([])).reason).toBe("no_values");
    expect(kendallW(columnsOf([[1, 2]])).reason).toBe("no_pairable");
    expect(kendallW(columnsOf([[1], [1]])).reason).toBe("one_unit");
    expect(kendallW(columnsOf([[1, 2], [null, 1]])).reason).toBe("incomplete");
    expect(kendallW(columnsOf([[1, 1], [2, 2]]))).toMatchObject({ reason: "no_spread", p: null, pReason: "no_spread" });
  });
});

describe("mean rank correlation", () => {
  it("follows from Kendall's W where there are no ties", () => {
    const columns = columnsOf([[1, 2, 3, 4, 5], [2, 1, 5, 3, 4], [1, 3, 2, 5, 4]]);
    const w = kendallW(columns).value ?? Number.NaN;
    expect(meanRankCorrelation(columns).value).toBeCloseTo((3 * w - 1) / 2, 12);
  });

  it("is the mean over pairs with three shared items or more, and counts the others", () => {
    const columns = columnsOf([[1, 2, 3, 3, null], [1, 3, 2, null, 1], [null, null, 1, 2, 2], [4, 4, 4, 4, 4]]);
    expect(meanRankCorrelation(columns)).toEqual({ value: rankCorrelation([1, 2, 3], [1, 3, 2]).value, reason: null, pairs: 6, undefinedPairs: 5 });
    expect(meanRankCorrelation(columnsOf([[1, 2], [2, 1]]))).toEqual({ value: null, reason: "no_pairable", pairs: 1, undefinedPairs: 1 });
    expect(meanRankCorrelation(columnsOf([[1, 1, 1], [2, 1, 3]]))).toMatchObject({ value: null, reason: "no_spread" });
    expect(meanRankCorrelation(columnsOf([]))).toEqual({ value: null, reason: "no_pairable", pairs: 0, undefinedPairs: 0 });
  });
});
