import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalQuantile } from "@/lib/stats/normal-distribution";
import { seededRandom } from "@/lib/stats/random";
import { raterRestAgreement } from "@/lib/stats/rater-rest-agreement";
import { raterSeverity } from "@/lib/stats/rater-severity";
import { rankCorrelation } from "@/lib/stats/rank-correlation";
import { ratingColumns } from "@/lib/stats/rating-columns";
import { rowsOf, type RatingMatrix } from "./rating-matrix";
import { seededMatrix } from "./seeded-matrix";

const columnsOf = (matrix: RatingMatrix) => ratingColumns(rowsOf(matrix));

describe("raterSeverity", () => {
  it("equals a calculation by hand", () => {
    // Deviations from the others: a −1 −2 0, b 1 2, c alone on nothing else: 0.
    const { raters, betweenVariance, withinVariance } = raterSeverity(columnsOf([[1, 2, 3, null], [2, 4, null, null], [null, null, 3, 5]]));
    // Within: a has mean −1 and squares 0 + 1 + 1, b mean 1.5 and .25 + .25; 6 answers less 3 means.
    expect(withinVariance).toBeCloseTo(2.5 / 3, 12);
    // Between: grand mean 0; 3 × 1 + 2 × 2.25 = 7.5 on 2 degrees; typical count (6 − 14/6) / 2 = 11/6.
    expect(betweenVariance).toBeCloseTo((3.75 - 2.5 / 3) / (11 / 6), 12);
    expect(raters.map(({ n, value }) => [n, value])).toEqual([[3, -1], [2, 1.5], [1, 0]]);
    const weight = (betweenVariance ?? 0) / ((betweenVariance ?? 0) + 2.5 / 9);
    expect(raters[0]?.standardError).toBeCloseTo(Math.sqrt(2.5 / 9), 12);
    expect(raters[0]?.shrunk).toBeCloseTo(-weight, 12);
    expect(raters[0]?.shrunkStandardError).toBeCloseTo(Math.sqrt((weight * 2.5) / 9), 12);
  });

  it("recovers planted severities and the variance between raters, and shrinks but never turns a sign", () => {
    const random = seededRandom(11);
    const normal = (): number => normalQuantile(random.nextUniform() || 0.5);
    const planted = [-0.8, -0.4, 0, 0, 0, 0.2, 0.4, 0.6];
    const truth = Array.from({ length: 600 }, normal);
    const { raters, betweenVariance, withinVariance } = raterSeverity(columnsOf(planted.map((severity) => truth.map((item) => (random.nextUniform() < 0.5 ? item + severity + 0.5 * normal() : null)))));
    for (const [place, severity] of planted.entries()) {
      const { value, shrunk } = raters[place] ?? {};
      expect(Math.abs((value ?? 99) - severity)).toBeLessThan(0.15);
      expect(Math.abs(shrunk ?? 99)).toBeLessThanOrEqual(Math.abs(value ?? 0));
      expect(Math.sign(shrunk ?? 0)).toBe(Math.sign(value ?? 0));
    }
    // Planted: variance of severities .2057; a deviation has the error of one answer and that of a mean of about 3.5.
    expect(betweenVariance).toBeGreaterThan(0.15);
    expect(betweenVariance).toBeLessThan(0.32);
    expect(withinVariance).toBeGreaterThan(0.25);
    expect(withinVariance).toBeLessThan(0.6);
  });

  it("does not move with the offset of the scale", () => {
    fc.assert(fc.property(fc.integer(), (seed) => {
      const matrix = seededMatrix({ raters: 4, items: 9, values: 5, share: 0.7 }, seed);
      const moved = raterSeverity(columnsOf(matrix.map((line) => line.map((value) => (value === null ? null : value + 1e7)))));
      for (const [place, { value }] of raterSeverity(columnsOf(matrix)).raters.entries()) {
        if (value === null) expect(moved.raters[place]?.value).toBeNull();
        else expect(moved.raters[place]?.value).toBeCloseTo(value, 6);
      }
    }), { numRuns: 30 });
  });

  it("has a reason where there is nobody to compare with", () => {
    const alone = raterSeverity(columnsOf([[1, 2, null], [null, null, 1]]));
    expect(alone.raters.map(({ reason }) => reason)).toEqual(["no_pairable", "no_pairable"]);
    expect(raterSeverity(columnsOf([[1], [2]])).raters[0]).toMatchObject({ n: 1, value: null, reason: "too_few_values" });
    // Nobody differs: severity is 0, not undefined.
    expect(raterSeverity(columnsOf([[1, 1], [1, 1]])).raters[0]).toMatchObject({ value: 0, shrunk: 0, standardError: 0, reason: null });
    expect(raterSeverity(columnsOf([]))).toEqual({ raters: [], betweenVariance: null, withinVariance: null });
  });
});

describe("raterRestAgreement", () => {
  it("compares own answers with the others' on shared items", () => {
    const [first, second, third, fourth] = raterRestAgreement(columnsOf([[1, 2, 3, 4, null], [1, 2, 4, null, null], [1, 3, 4, null, null], [null, null, null, null, 5]]));
    expect(first).toMatchObject({ n: 3, correlation: { value: rankCorrelation([1, 2, 3], [1, 2.5, 4]).value } });
    expect(first?.agreement).toBeCloseTo((1 + 0.5 + 0) / 3, 12);
    expect(second?.agreement).toBeCloseTo((1 + 0.5 + 0.5) / 3, 12);
    expect(third?.agreement).toBeCloseTo((1 + 0 + 0.5) / 3, 12);
    expect(fourth).toEqual({ rater: "rater 3", n: 0, agreement: null, correlation: { value: null, reason: "no_pairable" } });
  });

  it("has no correlation where a rater always answers the same", () => {
    expect(raterRestAgreement(columnsOf([[2, 2], [1, 2]]))[0]).toMatchObject({ n: 2, agreement: 0.5, correlation: { value: null, reason: "no_spread" } });
  });
});
