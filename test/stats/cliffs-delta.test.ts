import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cliffsDelta } from "@/lib/stats/cliffs-delta";
import { ratingColumns, rowsOfColumns, type RatingColumns } from "@/lib/stats/rating-columns";
import type { RatingRow } from "@/lib/stats/rating-table";
import { studentTQuantile } from "@/lib/stats/student-t";
import { simulateTwoSystems, type TwoSystems } from "./two-systems";

const columns = (table: readonly (readonly (number | null)[])[]): RatingColumns =>
  ratingColumns(table.flatMap((line, item) => line.map((value, rater) => ({ item: `${item}`, evaluator: `${rater}`, value }))));

/** By comparing every answer with every other. */
function deltaOf(first: readonly RatingRow[], second: readonly RatingRow[]): number {
  let sum = 0;
  for (const one of first) for (const other of second) sum += Math.sign((one.value ?? 0) - (other.value ?? 0));
  return sum / (first.length * second.length);
}

/** The jackknife as it is defined: everything computed anew without each cluster. */
function varianceWithout(first: readonly RatingRow[], second: readonly RatingRow[], clusterOf: (row: RatingRow) => string): number {
  const clusters = [...new Set([...first, ...second].map(clusterOf))];
  const values = clusters.map((cluster) => deltaOf(first.filter((row) => clusterOf(row) !== cluster), second.filter((row) => clusterOf(row) !== cluster)));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return ((values.length - 1) / values.length) * values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}

const study: TwoSystems = { items: 40, raters: 9, perItem: 3, gain: 0, sameItems: true, itemSpread: 0.6, raterSpread: 0.5, raterGainSpread: 0.2, residualSpread: 0.7, points: 5 };

describe("Cliff's delta", () => {
  it("counts pairs, and leaves out items, raters and cells as the definition says", () => {
    const cell = fc.option(fc.integer({ min: 1, max: 4 }), { freq: 4 });
    const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 4, maxLength: 4 });
    let compared = 0;
    fc.assert(fc.property(table, table, (one, other) => {
      const first = columns(one);
      const second = columns(other);
      const left = [...rowsOfColumns(first)];
      const right = [...rowsOfColumns(second)];
      const result = cliffsDelta(first, second, 0.9);
      if (left.length === 0 || right.length === 0) {
        expect(result.reason).toBe("no_values");
        return;
      }
      const delta = deltaOf(left, right);
      expect(result.value).toBeCloseTo(delta, 12);
      expect(result.superiority).toBeCloseTo((1 + delta) / 2, 12);
      if (result.ci === null || result.standardError === null) return;
      compared += 1;
      const [items, raters, cells] = [(row: RatingRow) => row.item, (row: RatingRow) => row.evaluator, (row: RatingRow) => `${row.item} ${row.evaluator}`]
        .map((clusterOf) => varianceWithout(left, right, clusterOf));
      const variance = Math.max((items ?? 0) + (raters ?? 0) - (cells ?? 0), items ?? 0, raters ?? 0);
      expect(result.standardError).toBeCloseTo(Math.sqrt(variance), 10);
      const half = (studentTQuantile(0.95, Math.min(result.units, result.raters) - 1) * result.standardError) / (1 - delta ** 2);
      expect(result.ci.high).toBeCloseTo(Math.tanh(Math.atanh(delta) + half), 10);
      expect(result.ci.low).toBeGreaterThanOrEqual(-1);
    }), { numRuns: 100 });
    expect(compared).toBeGreaterThan(60);
  });

  it("is the same for any scale that keeps the order", () => {
    const { first, second } = simulateTwoSystems({ ...study, gain: 0.4 }, 3);
    const stretched = (of: RatingColumns): RatingColumns => ({ ...of, value: of.value.map((value) => Math.exp(value)) });
    expect(cliffsDelta(stretched(first), stretched(second), 0.95)).toEqual(cliffsDelta(first, second, 0.95));
    expect(cliffsDelta(second, first, 0.95).value).toBeCloseTo(-(cliffsDelta(first, second, 0.95).value ?? 0), 14);
  });

  it("covers the truth of a simulated study", () => {
    for (const gain of [0, 0.6]) {
      const longRun = simulateTwoSystems({ ...study, gain, items: 2000, raters: 2000, perItem: 1 }, "long run");
      const truth = cliffsDelta(longRun.first, longRun.second, 0.95).value ?? 9;
      const runs = 150;
      let covered = 0;
      for (let seed = 0; seed < runs; seed++) {
        const { first, second } = simulateTwoSystems({ ...study, gain }, `cover ${seed}`);
        const { ci } = cliffsDelta(first, second, 0.95);
        if (ci !== null && ci.low <= truth && truth <= ci.high) covered += 1;
      }
      expect(covered / runs).toBeGreaterThan(0.91);
    }
  });

  it("says why there is no interval", () => {
    expect(cliffsDelta(columns([[1, 2]]), columns([[1, 2]]), 0.95).ciReason).toBe("too_few_units");
    expect(cliffsDelta(columns([[1], [2]]), columns([[1], [2]]), 0.95).ciReason).toBe("too_few_raters");
    expect(cliffsDelta(columns([[4, 5], [5, 4]]), columns([[1, 2], [2, 1]]), 0.95)).toMatchObject({ value: 1, superiority: 1, ciReason: "no_spread" });
    // All answers to the first system are of one item.
    expect(cliffsDelta(columns([[1, 3]]), columns([[1, 2], [2, 3]]), 0.95).ciReason).toBe("degenerate_resamples");
  });
});
