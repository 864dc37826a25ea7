import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computeAgreement } from "@/lib/stats/agreement";
import { leaveOneRaterOut } from "@/lib/stats/leave-one-rater-out";
import type { Metric } from "@/lib/stats/metric";
import { ratingColumns } from "@/lib/stats/rating-columns";
import type { RatingRow } from "@/lib/stats/rating-table";
import { rowsOf } from "./rating-matrix";
import { seededMatrix } from "./seeded-matrix";

const alphaOf = (rows: readonly RatingRow[], metric: Metric) => computeAgreement(rows, { metric, interval: "jackknife" });
const without = (rows: readonly RatingRow[], rater: string) => rows.filter(({ evaluator }) => evaluator !== rater);

/** Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, example C. */
const EXAMPLE_C = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
  [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
];

describe("leaving out one rater at a time", () => {
  it.each<Metric>(["nominal", "ordinal", "interval", "ratio"])("of Krippendorff's example C, %s, equals alpha of the other raters' rows", (metric) => {
    const rows = rowsOf(EXAMPLE_C);
    const { alpha, raters } = leaveOneRaterOut(ratingColumns(rows), metric);
    expect(alpha.value).toBeCloseTo(alphaOf(rows, metric).alpha ?? Number.NaN, 12);
    expect(raters.map(({ n }) => n)).toEqual([9, 10, 10, 11]);
    for (const { rater, without: left, gain } of raters) {
      expect(left.value).toBeCloseTo(alphaOf(without(rows, rater), metric).alpha ?? Number.NaN, 12);
      expect(gain).toBe((left.value ?? 0) - (alpha.value ?? 0));
    }
  });

  it("equals recomputing from rows, with a standard error that equals deleting item after item", () => {
    fc.assert(fc.property(fc.integer(), fc.constantFrom<Metric>("nominal", "ordinal", "interval", "ratio"), (seed, metric) => {
      const rows = rowsOf(seededMatrix({ raters: 4, items: 8, values: 3, share: 0.8 }, seed)).filter(({ value }) => value !== null);
      const result = leaveOneRaterOut(ratingColumns(rows), metric);
      const pairable = [...new Set(rows.map(({ item }) => item))].filter((item) => rows.filter((row) => row.item === item).length > 1);
      for (const { rater, without: left, standardError, standardErrorReason } of result.raters) {
        const expected = alphaOf(without(rows, rater), metric);
        expect(left.reason).toBe(expected.reason);
        if (expected.alpha === null || result.alpha.value === null) {
          expect([standardError, standardErrorReason]).toEqual([null, result.alpha.reason ?? left.reason]);
          continue;
        }
        expect(left.value).toBeCloseTo(expected.alpha, 10);
        const changes = pairable.map((item) => {
          const rest = rows.filter((row) => row.item !== item);
          const whole = alphaOf(rest, metric).alpha;
          const less = alphaOf(without(rest, rater), metric).alpha;
          return whole === null || less === null ? Number.NaN : less - whole;
        });
        const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length;
        const variance = ((changes.length - 1) / changes.length) * changes.reduce((sum, change) => sum + (change - mean) ** 2, 0);
        if (Number.isNaN(variance)) expect(standardErrorReason).toBe("degenerate_resamples");
        else expect(standardError).toBeCloseTo(Math.sqrt(variance), 8);
      }
    }), { numRuns: 60 });
  });

  it("finds the rater who answers at random", () => {
    const rows = rowsOf(seededMatrix({ raters: 6, items: 200, values: 5, share: 0.7 }, 3));
    const noise = seededMatrix({ raters: 1, items: 200, values: 5, share: 1 }, 4);
    const noisy = [...rows, ...(noise[0] ?? []).map((value, item) => ({ evaluator: "noise", item: `unit ${item}`, value }))];
    const { raters, raterStandardError } = leaveOneRaterOut(ratingColumns(noisy), "ordinal");
    const found = raters.filter(({ gain, standardError }) => (gain ?? 0) > 3 * (standardError ?? Infinity));
    expect(found.map(({ rater }) => rater)).toEqual(["noise"]);
    expect(raterStandardError).toBeGreaterThan(0);
  });

  it("has a reason where nothing is left to compare", () => {
    const pair = leaveOneRaterOut(ratingColumns(rowsOf([[1, 2, 3], [1, 2, 2]])), "ordinal");
    expect(pair.raters[0]).toMatchObject({ n: 3, without: { value: null, reason: "no_pairable" }, gain: null, standardError: null, standardErrorReason: "no_pairable" });
    expect(pair.raterStandardError).toBeNull();
    const same = leaveOneRaterOut(ratingColumns(rowsOf([[1, 1], [1, 1], [1, 2]])), "ordinal");
    expect(same.raters[2]?.without).toEqual({ value: null, reason: "no_variation" });
    expect(leaveOneRaterOut(ratingColumns([]), "nominal")).toEqual({ metric: "nominal", alpha: { value: null, reason: "no_pairable" }, raters: [], raterStandardError: null });
  });
});
