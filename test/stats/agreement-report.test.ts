import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreementReport } from "@/lib/stats/agreement-report";
import { computeAgreement } from "@/lib/stats/agreement";
import { RatingTable, type RatingRow } from "@/lib/stats/rating-table";
import { patternOf } from "@/lib/stats/pattern";
import { PatternHistogram } from "@/lib/stats/pattern-histogram";
import { rowsOf } from "./rating-matrix";
import published from "./vectors/alpha-published.json";
import vectors from "./vectors/chance-corrected.json";

const krippendorffC = rowsOf(published.examples.find(({ id }) => id === "krippendorff2011_C")?.data ?? []);
const bca = { kind: "bca", seed: 7, replicates: 800 } as const;

function reportOf(rows: RatingRow[], options: Omit<Parameters<typeof agreementReport>[2], "metric" | "interval"> & Partial<Parameters<typeof agreementReport>[2]> = {}) {
  const table = RatingTable.fromRows(rows);
  return agreementReport(table.histogram, table.countPairableRaters(), { metric: "ordinal", interval: "jackknife", ...options });
}

describe("agreementReport", () => {
  it("has every coefficient of the data of Krippendorff 2011 C, as Gwet 2014 prints them", () => {
    const report = reportOf(krippendorffC);
    const { unweighted, quadratic } = vectors.raters;
    expect(report.alpha).toEqual(computeAgreement(krippendorffC, { metric: "ordinal", interval: "jackknife" }));
    expect(report.percentAgreement.value).toBeCloseTo(unweighted.percentAgreement.value, 9);
    expect(report.pairAgreement.value).toBe(report.alpha.pairAgreement);
    expect(report.fleiss).toMatchObject({ value: null, reason: "unequal_answers", ci: null, ciReason: "unequal_answers", categories: [] });
    expect(report.ac1).toMatchObject({ method: "gwet-ac1", units: 12, n: 41, reason: null });
    expect(report.ac1.value).toBeCloseTo(unweighted.ac.value, 5);
    expect(report.ac1.standardError).toBeCloseTo(unweighted.ac.standardError, 5);
    expect(report.ac1.linearisedCi).toMatchObject({ method: "linearised-t", high: 1 });
    expect(report.ac1.ci?.method).toBe("jackknife-t");
    expect(report.ac2.value).toBeCloseTo(quadratic.ac.value, 5);
    expect(report.brennanPrediger.value).toBeCloseTo(unweighted.brennanPrediger.value, 5);
    expect(report.brennanPrediger).toMatchObject({ units: 11, n: 40 });
  });

  it("gives every coefficient the interval that was asked for, by one seed", () => {
    const rows = krippendorffC.filter(({ item }) => item !== "unit 11");
    const report = reportOf(rows, { interval: bca, level: 0.9 });
    for (const one of [report.alpha, report.percentAgreement, report.pairAgreement, report.ac1, report.ac2, report.brennanPrediger]) {
      expect(one.ci).toMatchObject({ method: "bca", seed: "7", replicates: 800, level: 0.9 });
      expect(one.percentileCi).toMatchObject({ method: "percentile", seed: "7" });
    }
    expect(reportOf([...rows].reverse(), { interval: bca, level: 0.9 })).toEqual(report);
  });

  it("has no weighted coefficient for names, and counts the points of the scale", () => {
    expect(reportOf(krippendorffC, { metric: "nominal" }).ac2).toMatchObject({ value: null, reason: "not_ordered" });
    const wide = reportOf(krippendorffC, { scale: [1, 2, 3, 4, 5, 6, 7, 8] });
    expect(wide.brennanPrediger.value).toBeCloseTo((0.8181818181818 - 1 / 8) / (1 - 1 / 8), 9);
    expect(reportOf(krippendorffC, { scale: [1, 2, 3] }).ac1).toMatchObject({ value: null, reason: "outside_scale", ciReason: "outside_scale" });
  });

  it("never gives NaN, an interval without its estimate, or a value outside its range", () => {
    const patterns = fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }), { maxLength: 15 });
    fc.assert(
      fc.property(patterns, fc.constantFrom("jackknife" as const, { kind: "bca", seed: 1, replicates: 50 } as const), (units, interval) => {
        const histogram = new PatternHistogram();
        for (const unit of units) histogram.add(patternOf(unit));
        const report = agreementReport(histogram, 4, { metric: "ordinal", interval, scale: [1, 2, 3, 4] });
        const { alpha, ...coefficients } = report;
        for (const one of [{ ...alpha, value: alpha.alpha, linearisedCi: null }, ...Object.values(coefficients)]) {
          expect((one.value === null) === (one.reason !== null)).toBe(true);
          expect((one.ci === null) === (one.ciReason !== null)).toBe(true);
          if (one.value === null) expect(one.ci).toBeNull();
          else expect(Number.isFinite(one.value) && one.value <= 1).toBe(true);
          for (const ci of [one.ci, one.percentileCi, one.linearisedCi]) {
            if (ci === null) continue;
            expect(Number.isFinite(ci.low) && ci.high <= 1).toBe(true);
            expect(ci.low).toBeLessThan(ci.high);
          }
        }
      }),
    );
  });

  it("takes perfect agreement as no disagreement, for each coefficient", () => {
    const report = reportOf(rowsOf([Array.from({ length: 20 }, (_, unit) => unit % 3), Array.from({ length: 20 }, (_, unit) => unit % 3)]));
    for (const one of [report.percentAgreement, report.pairAgreement, report.fleiss, report.ac1, report.ac2, report.brennanPrediger]) {
      expect(one).toMatchObject({ value: 1, ci: null, ciReason: "no_disagreement", linearisedCi: null });
    }
  });
});
