import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cohenKappa } from "@/lib/stats/cohen-kappa";
import { congerKappa } from "@/lib/stats/conger-kappa";
import { itemsOfPair } from "@/lib/stats/items-of-pair";
import { lightKappa } from "@/lib/stats/light-kappa";
import { raterMatrix } from "@/lib/stats/rater-matrix";
import { ratingColumns } from "@/lib/stats/rating-columns";
import { rowsOf, type RatingMatrix } from "./rating-matrix";
import { seededMatrix } from "./seeded-matrix";
import vectors from "./vectors/kappa.json";

const columnsOf = (matrix: RatingMatrix) => ratingColumns(rowsOf(matrix));

const { counts, conger, light } = vectors.fleiss1971;
const patients = counts.map((line) => line.flatMap((count, diagnosis) => Array<number>(count).fill(diagnosis)));
const psychiatrists = [0, 1, 2, 3, 4, 5].map((rater) => patients.map((diagnoses) => diagnoses[rater] ?? null));

describe("rater by rater", () => {
  it("has the kappa and the percent agreement of every two raters, on the items that both answered", () => {
    const matrix: RatingMatrix = [[1, 2, 3, null, 1], [1, 2, 2, 4, null], [null, 1, 3, 4, 1], [null, null, null, 4, null]];
    const { raters, cells } = raterMatrix(columnsOf(matrix));
    expect(raters).toEqual(["rater 0", "rater 1", "rater 2", "rater 3"]);
    expect(cells.map(({ one, other, shared }) => [one, other, shared])).toEqual([[0, 1, 3], [0, 2, 3], [1, 2, 3], [1, 3, 1], [2, 3, 1]]);
    expect(cells[0]?.agreement).toBeCloseTo(2 / 3, 12);
    expect(cells[0]?.kappa.value).toBeCloseTo(cohenKappa([1, 2, 3], [1, 2, 2], "unweighted", 0.95).value ?? Number.NaN, 12);
    expect(cells[0]?.quadraticKappa.value).toBeCloseTo(cohenKappa([1, 2, 3], [1, 2, 2], "quadratic", 0.95).value ?? Number.NaN, 12);
    expect(cells[3]?.kappa).toEqual({ value: null, reason: "no_variation" });
  });

  it("leads to the items behind a cell, largest difference first and then by name", () => {
    const columns = columnsOf([[1, 2, 3, null, 1], [1, 1, 5, 4, 2]]);
    expect(itemsOfPair(columns, "rater 1", "rater 0")).toEqual([
      { item: "unit 2", one: 5, other: 3 },
      { item: "unit 1", one: 1, other: 2 },
      { item: "unit 4", one: 2, other: 1 },
      { item: "unit 0", one: 1, other: 1 },
    ]);
    expect(itemsOfPair(columns, "rater 0", "nobody")).toEqual([]);
  });

  it("agrees with its cells on what is shared", () => {
    fc.assert(fc.property(fc.integer(), (seed) => {
      const columns = columnsOf(seededMatrix({ raters: 5, items: 12, values: 4, share: 0.5 }, seed));
      for (const { one, other, shared, agreement } of raterMatrix(columns).cells) {
        const items = itemsOfPair(columns, columns.raters[one] ?? "", columns.raters[other] ?? "");
        expect(items.length).toBe(shared);
        expect(items.filter((item) => item.one === item.other).length / shared).toBe(agreement);
      }
    }), { numRuns: 30 });
  });
});

describe("Light's kappa", () => {
  it("is .459 of the diagnoses of Fleiss 1971", () => {
    const result = lightKappa(raterMatrix(columnsOf(psychiatrists)), "unweighted");
    expect(result.value).toBeCloseTo(light, 12);
    expect(result).toMatchObject({ pairs: 15, undefinedPairs: 0 });
  });

  it("leaves undefined pairs out, and counts them and pairs that share nothing", () => {
    const matrix = raterMatrix(columnsOf([[1, 2, null], [1, 2, 1], [2, 2, 1], [null, null, 1]]));
    // 0 and 1 agree (1); 2 against 0 is chance (0), against 1 it is (2/3 - 4/9) / (5/9); 3 shares one item with 1 and with 2, nothing with 0.
    expect(lightKappa(matrix, "unweighted")).toEqual({ value: expect.closeTo((1 + 0 + 0.4) / 3, 12), reason: null, pairs: 6, undefinedPairs: 3 });
    expect(lightKappa(raterMatrix(columnsOf([[1, null], [null, 1]])), "quadratic")).toMatchObject({ value: null, reason: "no_pairable", pairs: 1, undefinedPairs: 1 });
    expect(lightKappa(raterMatrix(columnsOf([[1], [1]])), "quadratic")).toMatchObject({ value: null, reason: "no_variation" });
    expect(lightKappa(raterMatrix(columnsOf([])), "quadratic")).toMatchObject({ value: null, reason: "no_pairable", pairs: 0 });
  });
});

describe("Conger's kappa", () => {
  it("is .442 of the diagnoses of Fleiss 1971", () => {
    expect(congerKappa(columnsOf(psychiatrists)).value).toBeCloseTo(conger, 12);
  });

  it("is Cohen's with two raters", () => {
    fc.assert(fc.property(fc.integer(), (seed) => {
      const matrix = seededMatrix({ raters: 2, items: 9, values: 3, share: 1 }, seed);
      const cohen = cohenKappa(matrix[0]?.map(Number) ?? [], matrix[1]?.map(Number) ?? [], "unweighted", 0.95);
      const { value, reason } = congerKappa(columnsOf(matrix));
      if (cohen.value === null) expect(reason).toBe(cohen.reason);
      else expect(value).toBeCloseTo(cohen.value, 12);
    }), { numRuns: 50 });
  });

  it("has a reason where it is undefined", () => {
    expect(congerKappa(columnsOf([])).reason).toBe("no_values");
    expect(congerKappa(columnsOf([[1, 2]])).reason).toBe("no_pairable");
    expect(congerKappa(columnsOf([[1, 2], [1, null]])).reason).toBe("incomplete");
    expect(congerKappa(columnsOf([[2, 2], [2, 2]])).reason).toBe("no_variation");
  });
});
