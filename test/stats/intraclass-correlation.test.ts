import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { intraclassCorrelation, type IntraclassModel } from "@/lib/stats/intraclass-correlation";
import { ratingColumns, type RatingColumns } from "@/lib/stats/rating-columns";
import { rowsOf, type RatingMatrix } from "./rating-matrix";
import { seededMatrix } from "./seeded-matrix";
import vectors from "./vectors/shrout-fleiss.json";

const MODELS: IntraclassModel[] = ["one-way", "agreement", "consistency"];
const columnsOf = (matrix: RatingMatrix): RatingColumns => ratingColumns(rowsOf(matrix));
const judges = [0, 1, 2, 3].map((judge) => vectors.data.map((target) => target[judge] ?? null));

describe("intraclassCorrelation", () => {
  it.each(vectors.correlations)("$method is that of Shrout & Fleiss, $printed, with its interval", ({ model, of, method, printed, value, f, df, ci }) => {
    const result = intraclassCorrelation(columnsOf(judges), model as IntraclassModel, of as "single" | "mean", 0.95);
    expect(result).toMatchObject({ method, units: 6, raters: 4, ci: { level: 0.95, method: "f-distribution" } });
    expect(result.value).toBeCloseTo(value, 12);
    expect(result.value?.toFixed(2)).toBe(printed.toFixed(2));
    expect(result.f?.value).toBeCloseTo(f, 11);
    expect([result.f?.numerator, result.f?.denominator]).toEqual(df);
    expect(result.ci?.low).toBeCloseTo(ci[0] ?? Number.NaN, 9);
    expect(result.ci?.high).toBeCloseTo(ci[1] ?? Number.NaN, 9);
  });

  it("holds the estimate in its interval, and does not move with the offset and the unit of the scale", () => {
    fc.assert(fc.property(fc.integer(), fc.constantFrom(...MODELS), fc.constantFrom("single", "mean"), (seed, model, of) => {
      const matrix = seededMatrix({ raters: 3, items: 7, values: 5, share: 1 }, seed);
      const { value, ci } = intraclassCorrelation(columnsOf(matrix), model, of, 0.95);
      if (value === null || ci === null) return;
      expect(ci.low).toBeLessThanOrEqual(value);
      expect(ci.high).toBeGreaterThanOrEqual(value);
      const moved = matrix.map((line) => line.map((answer) => (answer === null ? null : 0.1 * answer + 1e6)));
      expect(intraclassCorrelation(columnsOf(moved), model, of, 0.95).value).toBeCloseTo(value, 6);
    }), { numRuns: 60 });
  });

  it("consistency does not see severity, agreement does", () => {
    const severe: RatingMatrix = [[1, 2, 4, 5], [2, 3, 5, 6]];
    expect(intraclassCorrelation(columnsOf(severe), "consistency", "single", 0.95)).toMatchObject({ value: 1, ci: null, ciReason: "no_disagreement" });
    // Mean squares: items 20/3, raters 2, residual 0; (20/3) / (20/3 + 2 × 2 / 4).
    expect(intraclassCorrelation(columnsOf(severe), "agreement", "single", 0.95).value).toBeCloseTo(20 / 23, 12);
  });

  it("has no interval where neither items nor raters differ, and answers do", () => {
    const rows = [[1, 2], [2, 1], [1, 2], [2, 1]].flatMap((answers, item) => answers.map((value, rater) => ({ evaluator: `r${rater}`, item: `u${item}`, value })));
    // By hand: MS of items and raters are 0, of the rest e; (0 - e) / (e - 2 e / 4).
    expect(intraclassCorrelation(ratingColumns(rows), "agreement", "single", 0.95)).toMatchObject({ value: -2, reason: null, ci: null, ciReason: "no_spread" });
  });

  it("has a reason where it is undefined", () => {
    const reasonOf = (matrix: RatingMatrix, of: "single" | "mean" = "single") => MODELS.map((model) => intraclassCorrelation(columnsOf(matrix), model, of, 0.95).reason);
    expect(reasonOf([])).toEqual(["no_values", "no_values", "no_values"]);
    expect(reasonOf([[1, 2, 3]])).toEqual(["no_pairable", "no_pairable", "no_pairable"]);
    expect(reasonOf([[1], [2]])).toEqual(["one_unit", "one_unit", "one_unit"]);
    expect(reasonOf([[1, 2], [1, null]])).toEqual(["incomplete", "incomplete", "incomplete"]);
    expect(reasonOf([[4, 4], [4, 4]])).toEqual(["no_variation", "no_variation", "no_variation"]);
    // Item means are equal: for a mean of raters the one-way ratio would be minus infinity.
    expect(reasonOf([[1, 2], [2, 1]], "mean")[0]).toBe("no_spread");
    // Only raters differ.
    expect(reasonOf([[1, 1], [2, 2]])).toEqual([null, null, "no_spread"]);
    expect(() => intraclassCorrelation(columnsOf([]), "one-way", "single", 0)).toThrow(RangeError);
  });
});
