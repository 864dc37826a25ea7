import { describe, expect, it } from "vitest";
import { computeAgreement } from "@/lib/stats/agreement";
import { METRICS, type Metric } from "@/lib/stats/metric";
import { ratingColumns } from "@/lib/stats/rating-columns";
import type { RatingRow } from "@/lib/stats/rating-table";
import { stratifiedAlpha } from "@/lib/stats/stratified-alpha";
import { simulateHalo } from "./halo-simulation";
import { rowsOf } from "./rating-matrix";
import published from "./vectors/alpha-published.json";

const hayes = rowsOf(published.examples.find(({ id }) => id === "hayes_krippendorff2007")?.data ?? []);
const krippendorffC = rowsOf(published.examples.find(({ id }) => id === "krippendorff2011_C")?.data ?? []);
const bca = { kind: "bca", seed: 4, replicates: 500 } as const;

function stratified(strata: RatingRow[][], metric: Metric, interval: "jackknife" | typeof bca = "jackknife", level = 0.95) {
  return stratifiedAlpha(strata.map((rows) => ratingColumns(rows)), { metric, interval, level });
}

describe("stratifiedAlpha", () => {
  it("with one criterion is alpha, interval and all", () => {
    for (const metric of METRICS) {
      for (const interval of ["jackknife", bca] as const) {
        const alone = computeAgreement(hayes, { metric, interval });
        const result = stratified([hayes], metric, interval);
        expect(result.value).toBeCloseTo(alone.alpha ?? Number.NaN, 12);
        expect(result.ci?.low).toBeCloseTo(alone.ci?.low ?? Number.NaN, 9);
        expect(result.ci?.high).toBeCloseTo(alone.ci?.high ?? Number.NaN, 9);
        expect(result).toMatchObject({ method: "stratified-alpha", strata: 1, items: alone.units, units: alone.units, n: alone.n });
      }
    }
  });

  it("with the same criterion twice keeps alpha and, since items are what is drawn, does not narrow the interval", () => {
    for (const metric of METRICS) {
      const once = stratified([krippendorffC], metric);
      const twice = stratified([krippendorffC, krippendorffC], metric);
      expect(twice.value).toBeCloseTo(once.value ?? Number.NaN, 12);
      expect(twice.ci?.low).toBeCloseTo(once.ci?.low ?? Number.NaN, 9);
      expect(twice.ci?.high).toBeCloseTo(once.ci?.high ?? Number.NaN, 9);
      expect([twice.items, twice.units, twice.n]).toEqual([once.items, 2 * once.units, 2 * once.n]);
    }
  });

  it("equals a calculation by hand", () => {
    // First: (1,1) (1,2), second: (3,3) (4,4), nominal. Both have n = 4.
    // First: O = 2, E = 4^2 - 9 - 1 = 6 over 3 = 2. Second: O = 0, E = (16 - 8) / 3 = 8/3. 1 - 2 / (14/3) = 4/7.
    const first = rowsOf([[1, 1], [1, 2]]);
    const second = rowsOf([[3, 4], [3, 4]]);
    expect(stratified([first, second], "nominal").value).toBeCloseTo(4 / 7, 14);
    // Pooled the different means would pass for agreement.
    const pooled = rowsOf([[1, 1, 3, 4], [1, 2, 3, 4]]);
    expect(computeAgreement(pooled, { metric: "nominal", interval: "jackknife" }).alpha).toBeGreaterThan(4 / 7);
  });

  it("is near zero for two criteria without agreement whose means differ, where pooling finds .6", () => {
    const [low, high] = simulateHalo({ items: 400, raters: 3, criteria: 2, halo: 0, noise: 30 }, "no agreement");
    const raised = (high ?? []).map((entry) => ({ ...entry, value: (entry.value ?? 0) + 4 }));
    const pooled = [...(low ?? []), ...raised.map((entry) => ({ ...entry, item: `second ${entry.item}` }))];
    expect(computeAgreement(pooled, { metric: "ordinal", interval: "jackknife" }).alpha).toBeGreaterThan(0.5);
    const { value, ci } = stratified([low ?? [], raised], "ordinal");
    expect(Math.abs(value ?? 1)).toBeLessThan(0.06);
    expect(ci?.low).toBeLessThan(0);
    expect(ci?.high).toBeGreaterThan(0);
  });

  it("says why it has no value, and passes over a criterion without variation", () => {
    expect(stratified([], "ordinal")).toMatchObject({ value: null, reason: "no_pairable", ci: null, ciReason: "no_pairable", strata: 0 });
    expect(stratified([rowsOf([[1, 2, 3]])], "ordinal").reason).toBe("no_pairable");
    const unanimous = rowsOf([[2, 2, 2], [2, 2, 2]]);
    expect(stratified([unanimous, unanimous], "ordinal").reason).toBe("no_variation");
    expect(stratified([unanimous, hayes], "ordinal").value).toBeCloseTo(stratified([hayes], "ordinal").value ?? Number.NaN, 12);
    expect(stratified([rowsOf([[1, 2, 3], [1, 2, 3]]), rowsOf([[4, 2, 3], [4, 2, 3]])], "nominal")).toMatchObject({ value: 1, ci: null, ciReason: "no_disagreement" });
  });

  it("does not depend on the size of the scale, even at its ends", () => {
    const scaled = (factor: number): RatingRow[][] => [hayes, krippendorffC].map((rows) => rows.map((entry) => ({ ...entry, value: entry.value === null ? null : entry.value * factor })));
    const expected = stratified(scaled(1), "interval").value ?? Number.NaN;
    for (const factor of [1e200, 1e-200]) expect(stratified(scaled(factor), "interval").value).toBeCloseTo(expected, 9);
  });

  it("covers the truth under a halo, where independent units do not", () => {
    const design = { items: 60, raters: 3, criteria: 6, halo: 0.64, noise: 1 };
    // The criteria are alike, so one of them over very many items has the same alpha.
    const truth = computeAgreement(simulateHalo({ ...design, items: 40_000, criteria: 1 }, "truth")[0] ?? [], { metric: "interval", interval: "jackknife" }).alpha ?? Number.NaN;
    let joint = 0;
    let asIndependent = 0;
    const runs = 200;
    for (let seed = 0; seed < runs; seed++) {
      const strata = simulateHalo(design, `halo ${seed}`);
      const covers = (renamed: RatingRow[][]): boolean => {
        const { ci } = stratified(renamed, "interval");
        return ci !== null && ci.low <= truth && truth <= ci.high;
      };
      if (covers(strata)) joint += 1;
      // Other names on each criterion: items that share nothing.
      if (covers(strata.map((rows, criterion) => rows.map((entry) => ({ ...entry, item: `${criterion} ${entry.item}` }))))) asIndependent += 1;
    }
    expect(joint / runs).toBeGreaterThan(0.91);
    expect(asIndependent / runs).toBeLessThan(0.85);
  });
});
