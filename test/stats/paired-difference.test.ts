import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clusteredMean } from "@/lib/stats/clustered-mean";
import { pairedDifference, pairedDifferences } from "@/lib/stats/paired-difference";
import { ratingColumns, rowsOfColumns, type RatingColumns } from "@/lib/stats/rating-columns";
import { sharedPlaces } from "@/lib/stats/shared-places";
import { simulateTwoSystems, type TwoSystems } from "./two-systems";

const columns = (table: readonly (readonly (number | null)[])[], prefix = ""): RatingColumns =>
  ratingColumns(table.flatMap((line, item) => line.map((value, rater) => ({ item: `${prefix}${item}`, evaluator: `${rater}`, value }))));
const study: TwoSystems = { items: 50, raters: 9, perItem: 3, gain: 0, sameItems: true, itemSpread: 0.7, raterSpread: 0.6, raterGainSpread: 0, residualSpread: 0.7, points: 5 };

describe("names of two lists as one", () => {
  it("keep their order and share what they have in common", () => {
    expect(sharedPlaces(["a", "c"], ["b", "c", "d"])).toEqual({ count: 4, first: Int32Array.of(0, 2), second: Int32Array.of(1, 2, 3) });
    expect(sharedPlaces([], ["b"])).toEqual({ count: 1, first: new Int32Array(0), second: Int32Array.of(0) });
  });
});

describe("the difference of two systems", () => {
  it("is the clustered mean of the differences where all raters answered both", () => {
    const answer = fc.integer({ min: 1, max: 5 });
    const line = fc.array(fc.record({ first: answer, second: answer, kept: fc.boolean() }), { minLength: 3, maxLength: 3 });
    fc.assert(fc.property(fc.array(line, { minLength: 3, maxLength: 6 }), (table) => {
      const rows = table.flatMap((cells, item) => cells.flatMap(({ first, second, kept }, rater) => (kept ? [{ item: `${item}`, evaluator: `${rater}`, first, second }] : [])));
      const difference = pairedDifference(ratingColumns(rows.map((row) => ({ ...row, value: row.first }))), ratingColumns(rows.map((row) => ({ ...row, value: row.second }))), 0.9);
      const mean = clusteredMean(rows.map((row) => ({ ...row, value: row.first - row.second })), 0.9);
      if (mean.value === null) {
        expect(difference.value).toBeNull();
        return;
      }
      expect(difference.value).toBeCloseTo(mean.value, 12);
      expect(difference.ci === null).toBe(mean.ci === null);
      if (mean.standardError !== null) expect(difference.standardError).toBeCloseTo(mean.standardError, 12);
      if (mean.ci !== null) expect(difference.ci?.low).toBeCloseTo(mean.ci.low, 10);
      expect(difference.pairs).toBe(rows.length);
    }));
  });

  it("equals a calculation by hand where items are not shared", () => {
    // First 4 2 / 3 1 on items 0 and 1, second 1 3 / 2 2 on items 2 and 3, the same two raters.
    const result = pairedDifference(columns([[4, 2], [3, 1]], "a"), columns([[1, 3], [2, 2]], "b"), 0.95);
    expect(result).toMatchObject({ value: 0.5, firstMean: 2.5, secondMean: 2, units: 4, raters: 2, pairs: 0 });
    // Parts of the first (1.5 -.5 / .5 -1.5) / 4, of the second (1 -1 / 0 0) / 4.
    // Items 1 -1 0 0 (/ 4): 4/3 × 2/16. Raters 2 + 1 and -2 - 1 (/ 4): 2 × 18/16. Cells (2.25 + .25 + .25 + 2.25 + 1 + 1) / 16.
    expect(result.standardError).toBeCloseTo(Math.sqrt(Math.max(8 / 48 + 36 / 16 - 7 / 16, 36 / 16)), 12);
  });

  it("is the other way round when the systems are, and does not depend on the order of rows", () => {
    const { first, second } = simulateTwoSystems({ ...study, gain: 0.5 }, 1);
    const one = pairedDifference(first, second, 0.95);
    const other = pairedDifference(second, first, 0.95);
    expect(other.value).toBeCloseTo(-(one.value ?? 0), 12);
    expect(other.p).toBeCloseTo(one.p ?? 9, 12);
    expect(other.ci?.low).toBeCloseTo(-(one.ci?.high ?? 0), 12);
    expect(one.p).toBeLessThan(0.01);
    const shuffled = ratingColumns([...rowsOfColumns(first)].reverse());
    expect(pairedDifference(shuffled, second, 0.95)).toEqual(one);
  });

  it.each([
    ["the same items", { ...study }],
    ["items of their own", { ...study, sameItems: false }],
    ["raters who see the gain differently", { ...study, raterGainSpread: 0.4 }],
  ])("covers a difference of nothing: %s", (_, given) => {
    let covered = 0;
    const runs = 200;
    for (let seed = 0; seed < runs; seed++) {
      const { first, second } = simulateTwoSystems(given, `cover ${seed}`);
      const { ci } = pairedDifference(first, second, 0.95);
      if (ci !== null && ci.low <= 0 && ci.high >= 0) covered += 1;
    }
    expect(covered / runs).toBeGreaterThan(0.92);
  });

  it("says why interval and test are missing", () => {
    expect(pairedDifference(columns([]), columns([[1, 2]]), 0.95)).toMatchObject({ value: null, reason: "no_values", p: null, pReason: "no_values" });
    expect(pairedDifference(columns([[1, 2]]), columns([[2, 2]]), 0.95)).toMatchObject({ value: -0.5, ciReason: "too_few_units", pReason: "too_few_units" });
    expect(pairedDifference(columns([[1], [2]]), columns([[2], [2]]), 0.95).ciReason).toBe("too_few_raters");
    expect(pairedDifference(columns([[4, 4], [4, 4]]), columns([[3, 3], [3, 3]]), 0.95)).toMatchObject({ value: 1, ciReason: "no_spread", p: null });
  });

  it("over criteria, has p-values adjusted by Holm and does not count what was not tested", () => {
    const criteria = [0.6, 0.2, 0].map((gain, place) => ({ criterion: `${gain}`, ...simulateTwoSystems({ ...study, gain }, `criterion ${place}`) }));
    const empty = { criterion: "none", first: columns([]), second: columns([]) };
    const results = pairedDifferences([...criteria, empty], 0.95);
    const p = results.map((result) => result.p ?? 9);
    // Of three tests the smallest p counts three times.
    const smallest = p.indexOf(Math.min(...p));
    expect(results[smallest]?.adjustedP).toBeCloseTo(3 * (p[smallest] ?? 9), 12);
    expect(results.map(({ criterion }) => criterion)).toEqual(["0.6", "0.2", "0", "none"]);
    expect(results[3]?.adjustedP).toBeNull();
    expect(results[2]?.adjustedP).toBeGreaterThanOrEqual(p[2] ?? 9);
  });
});
