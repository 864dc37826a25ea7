import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computeAgreement } from "@/lib/stats/agreement";
import { jackknife, type Jackknife } from "@/lib/stats/jackknife";
import { alphaJackknifeInterval } from "@/lib/stats/jackknife-interval";
import { alphaStatistic, krippendorffAlpha } from "@/lib/stats/krippendorff-alpha";
import { METRICS, type Metric } from "@/lib/stats/metric";
import type { RatingRow } from "@/lib/stats/rating-table";
import type { IntervalOutcome } from "@/lib/stats/statistic";
import { studentTQuantile } from "@/lib/stats/student-t";
import { simulateHalo } from "./halo-simulation";
import { tableOfUnits } from "./count-table";
import { tableOf, type RatingMatrix } from "./rating-matrix";

function intervalOf(matrix: RatingMatrix, metric: Metric, level = 0.95): IntervalOutcome {
  const table = tableOf(matrix);
  const alpha = krippendorffAlpha(table, metric).value ?? Number.NaN;
  const leftOut = jackknife(table.units, alphaStatistic(table, metric));
  return alphaJackknifeInterval(alpha, table.answerCount / table.unitCount, leftOut, level);
}

/** Left-out values as given, one unit each. */
function leftOutValues(values: number[]): Jackknife {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    units: values.length,
    unitsPerPattern: new Float64Array(values.length).fill(1),
    leftOut: values,
    mean,
    standardError: Math.sqrt(((values.length - 1) / values.length) * squares),
    acceleration: 0,
  };
}

describe("alphaJackknifeInterval", () => {
  it("equals a calculation by hand on the eta scale", () => {
    // Mean 2 answers per unit, so eta = log((1 + a) / (1 - a)).
    const values = [0.5, 0.6, 0.7, 0.6];
    const eta = (alpha: number): number => Math.log((1 + alpha) / (1 - alpha));
    const pseudo = values.map((value) => 4 * eta(0.62) - 3 * eta(value));
    const mean = pseudo.reduce((sum, value) => sum + value, 0) / 4;
    const variance = pseudo.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 3;
    const half = studentTQuantile(0.975, 3) * Math.sqrt(variance / 4);
    const { ci } = alphaJackknifeInterval(0.62, 2, leftOutValues(values), 0.95);
    expect(ci?.method).toBe("jackknife-eta");
    expect(ci?.low).toBeCloseTo(Math.tanh((mean - half) / 2), 12);
    expect(ci?.high).toBeCloseTo(Math.tanh((mean + half) / 2), 12);
  });

  it("falls back to t on alpha where eta does not exist", () => {
    const values = [0.9, 1, 0.95, 0.93];
    const { standardError } = leftOutValues(values);
    const { ci } = alphaJackknifeInterval(0.94, 3, leftOutValues(values), 0.9);
    expect(ci?.method).toBe("jackknife-t");
    expect(ci?.low).toBeCloseTo(0.94 - studentTQuantile(0.95, 3) * (standardError ?? 0), 12);
    expect(ci?.high).toBe(1);
    // Below -1/(m - 1) = -0.25 the logarithm has no argument.
    expect(alphaJackknifeInterval(-0.1, 5, leftOutValues([-0.1, -0.3, 0]), 0.9).ci?.method).toBe("jackknife-t");
  });

  it("leaves a bias correction that would move alpha out of its interval, and falls back to t", () => {
    // Three pairs: the pseudo-values centre far below alpha, -0.58, which would stand at the upper end of -0.87 to -0.58.
    const { ci } = intervalOf([[3, 2, 2], [1, 1, 1]], "ordinal");
    const alpha = krippendorffAlpha(tableOf([[3, 2, 2], [1, 1, 1]]), "ordinal").value ?? Number.NaN;
    expect(alpha).toBeCloseTo(-7 / 12, 12);
    expect(ci?.method).toBe("jackknife-t");
    expect(((ci?.low ?? 0) + (ci?.high ?? 0)) / 2).toBeCloseTo(alpha, 12);
  });

  it("never leaves alpha at the end of its interval, unless that is the end of the range", () => {
    const triple = fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 }), { minLength: 3, maxLength: 6 });
    let intervals = 0;
    fc.assert(
      fc.property(triple, fc.constantFrom(...METRICS), fc.constantFrom(0.8, 0.95, 0.99), (units, metric, level) => {
        const table = tableOfUnits(units);
        const alpha = krippendorffAlpha(table, metric).value ?? Number.NaN;
        const { ci } = alphaJackknifeInterval(alpha, table.answerCount / table.unitCount, jackknife(table.units, alphaStatistic(table, metric)), level);
        if (ci === null) return;
        intervals += 1;
        expect(ci.low < alpha || alpha === -1).toBe(true);
        expect(ci.high).toBeGreaterThan(alpha);
      }),
      { numRuns: 500 },
    );
    expect(intervals).toBeGreaterThan(250);
  });

  it("says why it has no interval", () => {
    expect(intervalOf([[1, 2, 3], [1, 2, 3]], "nominal").ciReason).toBe("no_disagreement");
    expect(intervalOf([[1, 2], [1, 1]], "nominal").ciReason).toBe("too_few_units");
    // All variation sits in one unit.
    expect(intervalOf([[1, 1, 1, 1], [1, 1, 1, 2]], "nominal").ciReason).toBe("degenerate_resamples");
    // Every unit looks alike, so leaving one out shows nothing.
    expect(intervalOf([[0, 1, 0, 1], [1, 0, 1, 0]], "nominal").ciReason).toBe("degenerate_resamples");
  });

  it("holds the estimate, stays in range, and grows with the level", () => {
    const matrix = fc
      .integer({ min: 3, max: 12 })
      .chain((units) =>
        fc.array(
          fc.array(fc.option(fc.integer({ min: 1, max: 4 }), { freq: 5 }), { minLength: units, maxLength: units }),
          { minLength: 2, maxLength: 4 },
        ),
      );
    let intervals = 0;
    fc.assert(
      fc.property(matrix, fc.constantFrom(...METRICS), (data, metric) => {
        const { ci } = intervalOf(data, metric);
        if (ci === null) return;
        intervals += 1;
        const alpha = krippendorffAlpha(tableOf(data), metric).value ?? Number.NaN;
        expect(ci.low).toBeLessThanOrEqual(alpha);
        expect(ci.high).toBeGreaterThanOrEqual(alpha);
        expect(ci.low).toBeGreaterThanOrEqual(-1);
        expect(ci.high).toBeLessThanOrEqual(1);
        const narrow = intervalOf(data, metric, 0.5).ci;
        expect(narrow?.low).toBeGreaterThanOrEqual(ci.low);
        expect(narrow?.high).toBeLessThanOrEqual(ci.high);
      }),
      { numRuns: 300 },
    );
    expect(intervals).toBeGreaterThan(150);
  });

  it("from twenty units on stays on the eta scale and covers as it says", () => {
    const design = { raters: 3, criteria: 1, halo: 0, noise: 1 };
    const rows = (items: number, seed: string): RatingRow[] => simulateHalo({ ...design, items }, seed)[0] ?? [];
    const truth = computeAgreement(rows(60_000, "truth"), { metric: "ordinal", interval: "jackknife" }).alpha ?? Number.NaN;
    let covered = 0;
    const runs = 300;
    for (let seed = 0; seed < runs; seed++) {
      const { ci } = computeAgreement(rows(20, `twenty ${seed}`), { metric: "ordinal", interval: "jackknife" });
      expect(ci?.method).toBe("jackknife-eta");
      if (ci !== null && ci.low <= truth && truth <= ci.high) covered += 1;
    }
    expect(covered / runs).toBeGreaterThan(0.92);
    expect(covered / runs).toBeLessThan(0.985);
  });
});
