import { describe, expect, it } from "vitest";
import { median } from "@/lib/stats/median";
import { pairedDifference } from "@/lib/stats/paired-difference";
import { pigeonholeDifference } from "@/lib/stats/pigeonhole-bootstrap";
import { ratingColumns, rowsOfColumns, type RatingColumns } from "@/lib/stats/rating-columns";
import { simulateTwoSystems, type TwoSystems } from "./two-systems";

const study: TwoSystems = { items: 40, raters: 9, perItem: 3, gain: 0, sameItems: true, itemSpread: 0.7, raterSpread: 0.6, raterGainSpread: 0.3, residualSpread: 0.7, points: 5 };
const options = { level: 0.95, seed: 1, replicates: 400 };
const columns = (table: readonly (readonly number[])[]): RatingColumns =>
  ratingColumns(table.flatMap((line, item) => line.map((value, rater) => ({ item: `${item}`, evaluator: `${rater}`, value }))));

describe("the pigeonhole bootstrap", () => {
  const { first, second } = simulateTwoSystems({ ...study, gain: 0.8 }, "statistics");

  it("has the statistics of all answers", () => {
    const share = (of: RatingColumns): number => of.value.filter((value) => value >= 4).length / of.value.length;
    expect(pigeonholeDifference(first, second, { kind: "mean" }, options).value).toBeCloseTo(pairedDifference(first, second, 0.95).value ?? 9, 12);
    expect(pigeonholeDifference(first, second, { kind: "median" }, options).value).toBe((median(first.value) ?? 0) - (median(second.value) ?? 0));
    expect(pigeonholeDifference(first, second, { kind: "top-box", from: 4 }, options).value).toBeCloseTo(share(first) - share(second), 12);
    // The median of an even number lies between the two in the middle.
    expect(pigeonholeDifference(columns([[1, 2], [4, 5]]), columns([[1, 1], [1, 1]]), { kind: "median" }, options).value).toBe(2);
  });

  it("is about as wide as the two-way clustered interval of a mean", () => {
    const { ci } = pigeonholeDifference(first, second, { kind: "mean" }, { ...options, replicates: 2000 });
    const clustered = pairedDifference(first, second, 0.95).ci;
    const ratio = ((ci?.high ?? 0) - (ci?.low ?? 0)) / ((clustered?.high ?? 0) - (clustered?.low ?? 9));
    expect(ratio).toBeGreaterThan(0.75);
    expect(ratio).toBeLessThan(1.25);
    expect(ci).toMatchObject({ method: "percentile", replicates: 2000, seed: "1", undefinedReplicates: 0 });
  });

  it("gives the same for the same seed, whatever the order of rows", () => {
    const shuffled = ratingColumns([...rowsOfColumns(first)].reverse());
    const once = pigeonholeDifference(first, second, { kind: "median" }, options);
    expect(pigeonholeDifference(shuffled, second, { kind: "median" }, options)).toEqual(once);
    const mean = (seed: number): number | undefined => pigeonholeDifference(first, second, { kind: "mean" }, { ...options, seed }).ci?.low;
    expect(mean(1)).not.toBe(mean(2));
  });

  it("covers a difference of nothing in top answers", () => {
    let covered = 0;
    const runs = 120;
    for (let seed = 0; seed < runs; seed++) {
      const both = simulateTwoSystems(study, `nothing ${seed}`);
      const { ci } = pigeonholeDifference(both.first, both.second, { kind: "top-box", from: 4 }, { ...options, seed });
      if (ci !== null && ci.low <= 0 && ci.high >= 0) covered += 1;
    }
    expect(covered / runs).toBeGreaterThan(0.89);
  });

  it("says why there is no interval", () => {
    const ask = (one: RatingColumns, other: RatingColumns): string | null => pigeonholeDifference(one, other, { kind: "mean" }, options).ciReason;
    expect(pigeonholeDifference(columns([]), columns([[1]]), { kind: "mean" }, options)).toMatchObject({ value: null, reason: "no_values" });
    expect(ask(columns([[1, 2]]), columns([[2, 2]]))).toBe("too_few_units");
    expect(ask(columns([[1], [2]]), columns([[2], [2]]))).toBe("too_few_raters");
    expect(ask(columns([[3, 3], [3, 3]]), columns([[2, 2], [2, 2]]))).toBe("degenerate_resamples");
    // One answer to the first system: most resamples have none.
    expect(ask(columns([[1]]), columns([[1, 2], [2, 3]]))).toBe("degenerate_resamples");
    expect(() => pigeonholeDifference(first, second, { kind: "mean" }, { ...options, level: 1 })).toThrow(RangeError);
    expect(() => pigeonholeDifference(first, second, { kind: "mean" }, { ...options, replicates: 0 })).toThrow(RangeError);
  });
});
