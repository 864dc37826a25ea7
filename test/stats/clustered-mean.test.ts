import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clusteredMean, clusteredMeanOfColumns } from "@/lib/stats/clustered-mean";
import { ratingColumns } from "@/lib/stats/rating-columns";
import { DuplicateRatingError, type RatingRow } from "@/lib/stats/rating-table";
import { studentTQuantile } from "@/lib/stats/student-t";
import vectors from "./vectors/clustered-mean.json";

const rows: RatingRow[] = vectors.data.map(([item, evaluator, value]) => ({
  item: String(item),
  evaluator: String(evaluator),
  value: value ?? null,
}));

describe("clusteredMean", () => {
  it("gives the variances of a cluster-robust regression on a constant", () => {
    const result = clusteredMean(rows, 0.95);
    expect(result.value).toBeCloseTo(vectors.mean, 11);
    expect([result.n, result.units, result.raters]).toEqual([72, 24, 6]);
    // The reference values come without the factors G / (G - 1).
    const item = (result.itemVariance ?? 0) * (23 / 24);
    const rater = (result.raterVariance ?? 0) * (5 / 6);
    expect(Math.sqrt(item)).toBeCloseTo(vectors.itemStandardError, 11);
    expect(Math.sqrt(rater)).toBeCloseTo(vectors.raterStandardError, 11);
    expect(Math.sqrt(item + rater - (result.cellVariance ?? 0))).toBeCloseTo(vectors.twoWayStandardError, 11);
  });

  it("uses t with one degree of freedom less than the smaller number of clusters", () => {
    const result = clusteredMean(rows, 0.9);
    const half = studentTQuantile(0.95, 5) * (result.standardError ?? 0);
    expect(result.ci?.low).toBeCloseTo(vectors.mean - half, 11);
    expect(result.ci?.high).toBeCloseTo(vectors.mean + half, 11);
    expect(result.ci).toMatchObject({ level: 0.9, method: "two-way-clustered" });
  });

  it("equals a calculation by hand", () => {
    // Two items by two evaluators: 1 2 / 3 4. Mean 2.5, deviations -1.5 -.5 .5 1.5.
    const result = clusteredMean(
      [
        { item: "x", evaluator: "a", value: 1 },
        { item: "x", evaluator: "b", value: 2 },
        { item: "y", evaluator: "a", value: 3 },
        { item: "y", evaluator: "b", value: 4 },
      ],
      0.95,
    );
    // Item totals -2 and 2, evaluator totals -1 and 1: 2 * 8 / 16, 2 * 2 / 16, 5 / 16.
    expect(result.itemVariance).toBeCloseTo(1, 14);
    expect(result.raterVariance).toBeCloseTo(0.25, 14);
    expect(result.cellVariance).toBeCloseTo(5 / 16, 14);
    // 1 + .25 - .3125 = .9375 is below the larger part, which holds.
    expect(result.standardError).toBeCloseTo(1, 14);
  });

  it("says why mean or interval is missing", () => {
    const row = (item: string, evaluator: string, value: number | null): RatingRow => ({ item, evaluator, value });
    expect(clusteredMean([row("x", "a", null)], 0.95)).toMatchObject({
      value: null,
      reason: "no_values",
      ci: null,
      n: 0,
    });
    expect(clusteredMean([row("x", "a", 1), row("x", "b", 3)], 0.95)).toMatchObject({
      value: 2,
      ci: null,
      ciReason: "too_few_units",
      standardError: null,
    });
    expect(clusteredMean([row("x", "a", 1), row("y", "a", 3)], 0.95).ciReason).toBe("too_few_raters");
    expect(clusteredMean([row("x", "a", 3), row("y", "b", 3)], 0.95)).toMatchObject({
      value: 3,
      ci: null,
      ciReason: "no_variation",
      standardError: 0,
    });
  });

  it("refuses a second answer of an evaluator to an item", () => {
    const twice = [rows[0], rows[0]].flatMap((row) => row ?? []);
    expect(() => clusteredMean(twice, 0.95)).toThrow(DuplicateRatingError);
  });

  it("is never narrower than either clustering alone, and swaps with the two", () => {
    const cell = fc.option(fc.integer({ min: 1, max: 4 }), { freq: 4 });
    const grid = fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(grid, (answers) => {
        const asGiven: RatingRow[] = [];
        const swapped: RatingRow[] = [];
        for (const [i, line] of answers.entries()) {
          for (const [j, value] of line.entries()) {
            asGiven.push({ item: `${i}`, evaluator: `${j}`, value });
            swapped.push({ item: `${j}`, evaluator: `${i}`, value });
          }
        }
        const result = clusteredMean(asGiven, 0.95);
        const mirror = clusteredMean(swapped, 0.95);
        if (result.standardError === null) {
          expect(mirror.standardError).toBeNull();
          return;
        }
        expect(result.standardError ** 2).toBeGreaterThanOrEqual((result.itemVariance ?? 0) - 1e-12);
        expect(result.standardError ** 2).toBeGreaterThanOrEqual((result.raterVariance ?? 0) - 1e-12);
        expect(mirror.standardError).toBeCloseTo(result.standardError, 12);
      }),
    );
  });

  it("gives no interval where deviations cancel out within every item and every evaluator", () => {
    const rows = [["a", "1", 4], ["a", "2", 2], ["b", "1", 2], ["b", "2", 4]].map(([evaluator, item, value]) => ({ evaluator: String(evaluator), item: String(item), value: Number(value) }));
    expect(clusteredMean(rows, 0.95)).toMatchObject({ value: 3, ci: null, ciReason: "no_spread" });
  });

  it("is the same of columns, and of rows in any order, to the last digit", () => {
    fc.assert(fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
      expect(clusteredMean(shuffled, 0.95)).toEqual(clusteredMeanOfColumns(ratingColumns(rows), 0.95));
    }), { numRuns: 20 });
  });
});
