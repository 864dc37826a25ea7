import { describe, expect, it } from "vitest";
import { agreementOfTable, computeAgreement } from "@/lib/stats/agreement";
import { METRICS } from "@/lib/stats/metric";
import { DuplicateRatingError, RatingTable, type RatingRow } from "@/lib/stats/rating-table";
import { rowsOf } from "./rating-matrix";
import published from "./vectors/alpha-published.json";
import random from "./vectors/alpha-random.json";

const krippendorffC = rowsOf(published.examples.find(({ id }) => id === "krippendorff2011_C")?.data ?? []);
const hayes = rowsOf(published.examples.find(({ id }) => id === "hayes_krippendorff2007")?.data ?? []);

describe("computeAgreement", () => {
  it("gives alpha, interval, percent agreement and what they rest on", () => {
    const result = computeAgreement(krippendorffC, { metric: "nominal", interval: "jackknife" });
    // Unit 12 has one answer only, so 11 units: 4 answers in eight of them, 3 in two, 2 in
    // one: 40 answers and 8 * 6 + 2 * 3 + 1 = 55 pairs.
    expect(result).toMatchObject({
      metric: "nominal",
      reason: null,
      ciReason: null,
      percentileCi: null,
      disagreementBound: null,
      units: 11,
      raters: 4,
      pairs: 55,
      n: 40,
    });
    expect(result.alpha).toBeCloseTo(113 / 152, 12);
    expect(result.percentAgreement).toBeCloseTo(0.81818, 5);
    expect(result.ci).toMatchObject({ level: 0.95 });
    expect(result.ci?.seed).toBeUndefined();
  });

  it("equals the example of its documentation", () => {
    const rows = [
      { evaluator: "a", item: "1", value: 1 },
      { evaluator: "b", item: "1", value: 1 },
      { evaluator: "a", item: "2", value: 2 },
      { evaluator: "b", item: "2", value: 1 },
    ];
    expect(computeAgreement(rows, { metric: "nominal", interval: "jackknife" }).alpha).toBe(0);
  });

  it("gives BCa with the percentile interval beside it, the same for the same seed", () => {
    const options = { metric: "ordinal", interval: { kind: "bca", seed: 7, replicates: 1000 } } as const;
    const result = computeAgreement(hayes, options);
    expect(result.ci).toMatchObject({ method: "bca", replicates: 1000, seed: "7", undefinedReplicates: 0 });
    expect(result.percentileCi).toMatchObject({ method: "percentile", replicates: 1000, seed: "7" });
    expect(computeAgreement([...hayes].reverse(), options)).toEqual(result);
  });

  it("draws ten thousand resamples unless told otherwise", () => {
    const result = computeAgreement(hayes, { metric: "nominal", interval: { kind: "bca", seed: "s" } });
    expect(result.ci?.replicates).toBe(10_000);
  });

  it("never gives an interval of no width for perfect agreement", () => {
    const rows = rowsOf([
      Array.from({ length: 60 }, (_, unit) => unit % 4),
      Array.from({ length: 60 }, (_, unit) => unit % 4),
    ]);
    for (const interval of ["jackknife", { kind: "bca", seed: 1 }] as const) {
      expect(computeAgreement(rows, { metric: "ordinal", interval })).toMatchObject({
        alpha: 1,
        reason: null,
        ci: null,
        ciReason: "no_disagreement",
        percentileCi: null,
        disagreementBound: 0.05,
        percentAgreement: 1,
      });
    }
  });

  it("says why alpha is undefined and keeps percent agreement where there is one", () => {
    const same = computeAgreement(rowsOf([[3, 3, 3], [3, 3, 3]]), { metric: "ordinal", interval: "jackknife" });
    expect(same).toMatchObject({
      alpha: null,
      reason: "no_variation",
      ci: null,
      ciReason: "no_variation",
      disagreementBound: null,
      percentAgreement: 1,
      units: 3,
    });
    const alone = computeAgreement(rowsOf([[3, 1, 2]]), { metric: "ordinal", interval: "jackknife" });
    expect(alone).toMatchObject({ alpha: null, reason: "no_pairable", percentAgreement: null, units: 0, raters: 0 });
    expect(computeAgreement([], { metric: "ratio", interval: "jackknife" }).reason).toBe("no_pairable");
  });

  it("computes ratio on a scale below zero, with a caution", () => {
    const signed = rowsOf([[-1, 1, 0, 2], [0, 1, 0, 2]]);
    const ratio = computeAgreement(signed, { metric: "ratio", interval: "jackknife" });
    expect(ratio.alpha).not.toBeNull();
    expect(ratio.caution).toBe("negative_values");
    expect(computeAgreement(signed, { metric: "interval", interval: "jackknife" }).caution).toBeNull();
  });

  it("needs ten units for BCa and three for the jackknife", () => {
    const nine = rowsOf([[1, 2, 3, 1, 2, 3, 1, 2, 3], [1, 2, 3, 1, 2, 3, 2, 3, 3]]);
    const bca = { kind: "bca", seed: 1 } as const;
    expect(computeAgreement(nine, { metric: "nominal", interval: bca }).ciReason).toBe("too_few_units");
    expect(computeAgreement(nine, { metric: "nominal", interval: "jackknife" }).ci).not.toBeNull();
  });

  it("gives up an interval that would take too long, not alpha", () => {
    const rows: RatingRow[] = [];
    for (let unit = 0; unit < 40_000; unit++) {
      rows.push({ evaluator: "a", item: String(unit), value: unit });
      rows.push({ evaluator: "b", item: String(unit), value: unit + 0.5 });
    }
    const result = computeAgreement(rows, { metric: "interval", interval: { kind: "bca", seed: 1, replicates: 100_000 } });
    expect(result.ciReason).toBe("too_many_patterns");
    expect(result.alpha).toBeGreaterThan(0.99);
  });

  it("refuses a second answer and names it", () => {
    const rows = [...krippendorffC, { evaluator: "rater 0", item: "unit 0", value: 1 }];
    const compute = (): unknown => computeAgreement(rows, { metric: "nominal", interval: "jackknife" });
    expect(compute).toThrow(DuplicateRatingError);
    expect(compute).toThrow(/"rater 0".*"unit 0"/);
  });

  it("refuses a level that is none", () => {
    for (const level of [0, 1, 95, Number.NaN]) {
      expect(() => computeAgreement(hayes, { metric: "nominal", interval: "jackknife", level })).toThrow(RangeError);
    }
  });

  it("never gives NaN or an interval without its estimate, on any case", () => {
    for (const { data } of random.cases) {
      for (const metric of METRICS) {
        for (const interval of ["jackknife", { kind: "bca", seed: 3, replicates: 200 }] as const) {
          const result = computeAgreement(rowsOf(data), { metric, interval });
          expect((result.alpha === null) === (result.reason !== null)).toBe(true);
          expect((result.ci === null) === (result.ciReason !== null)).toBe(true);
          for (const ci of [result.ci, result.percentileCi]) {
            if (ci === null) continue;
            expect(ci.low).toBeLessThan(ci.high);
            expect(ci.high).toBeLessThanOrEqual(1);
          }
        }
      }
    }
  });

  it("is the same from a table that was changed answer by answer", () => {
    const table = RatingTable.fromRows(hayes);
    table.insert("late", "unit 0", 3);
    table.edit("late", "unit 0", 2);
    table.delete("late", "unit 0");
    const options = { metric: "ordinal", interval: "jackknife" } as const;
    expect(agreementOfTable(table, options)).toEqual(computeAgreement(hayes, options));
  });

  it("draws ten thousand resamples of thousands of units", () => {
    const rows: RatingRow[] = [];
    for (const row of hayes) {
      for (let copy = 0; copy < 200; copy++) rows.push({ ...row, item: `${row.item} copy ${copy}` });
    }
    const result = computeAgreement(rows, { metric: "ordinal", interval: { kind: "bca", seed: 1 } });
    expect(result.ci?.replicates).toBe(10_000);
  });
});
