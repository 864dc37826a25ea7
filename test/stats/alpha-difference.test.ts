import { describe, expect, it } from "vitest";
import { computeAgreement } from "@/lib/stats/agreement";
import { alphaDifference } from "@/lib/stats/alpha-difference";
import { ratingColumns } from "@/lib/stats/rating-columns";
import type { RatingRow } from "@/lib/stats/rating-table";
import { simulateHalo } from "./halo-simulation";
import { rowsOf } from "./rating-matrix";
import published from "./vectors/alpha-published.json";

const hayes = rowsOf(published.examples.find(({ id }) => id === "hayes_krippendorff2007")?.data ?? []);
const bca = { kind: "bca", seed: 9, replicates: 2000 } as const;

function difference(first: RatingRow[], second: RatingRow[], interval: "jackknife" | typeof bca = "jackknife") {
  return alphaDifference(ratingColumns(first), ratingColumns(second), { metric: "ordinal", interval });
}

describe("alphaDifference", () => {
  const better = simulateHalo({ items: 120, raters: 3, criteria: 1, halo: 0, noise: 0.5 }, "better")[0] ?? [];
  const worse = simulateHalo({ items: 120, raters: 3, criteria: 1, halo: 0, noise: 2 }, "worse")[0] ?? [];

  it("is the difference of the two alphas, and turns its sign with the sides", () => {
    const there = difference(better, worse, bca);
    const alpha = (rows: RatingRow[]) => computeAgreement(rows, { metric: "ordinal", interval: "jackknife" }).alpha ?? Number.NaN;
    expect(there.value).toBeCloseTo(alpha(better) - alpha(worse), 14);
    expect(there.first.value).toBe(alpha(better));
    expect(there).toMatchObject({ method: "alpha-difference", items: 120, sharedItems: 120 });
    expect(there.ci).toMatchObject({ method: "bca", replicates: 2000, seed: "9" });
    expect(there.ci?.low).toBeGreaterThan(0);
    const back = difference(worse, better);
    const forth = difference(better, worse);
    expect(back.value).toBeCloseTo(-(there.value ?? Number.NaN), 14);
    expect(back.ci?.low).toBeCloseTo(-(forth.ci?.high ?? Number.NaN), 12);
    expect(back.ci?.high).toBeCloseTo(-(forth.ci?.low ?? Number.NaN), 12);
  });

  it("of two groups of raters on the same items is narrower than of independent items", () => {
    const [all] = simulateHalo({ items: 80, raters: 6, criteria: 1, halo: 0, noise: 0.7 }, "groups");
    const group = (numbers: string): RatingRow[] => (all ?? []).filter(({ evaluator }) => numbers.includes(evaluator));
    const shared = difference(group("012"), group("345"));
    const apart = difference(group("012"), group("345").map((entry) => ({ ...entry, item: `other ${entry.item}` })));
    expect(shared.value).toBe(apart.value);
    expect([shared.items, shared.sharedItems, apart.items, apart.sharedItems]).toEqual([80, 80, 160, 0]);
    expect((shared.ci?.high ?? 0) - (shared.ci?.low ?? 0)).toBeLessThan((apart.ci?.high ?? 0) - (apart.ci?.low ?? 0));
  });

  it("covers a difference of zero about as often as it says", () => {
    let covered = 0;
    const runs = 200;
    for (let seed = 0; seed < runs; seed++) {
      const [first, second] = simulateHalo({ items: 50, raters: 3, criteria: 2, halo: 0.5, noise: 1 }, `equal ${seed}`);
      const { ci } = difference(first ?? [], second ?? []);
      if (ci !== null && ci.low <= 0 && ci.high >= 0) covered += 1;
    }
    expect(covered / runs).toBeGreaterThan(0.9);
    expect(covered / runs).toBeLessThan(0.99);
  });

  it("says why it has no value or interval", () => {
    const unanimous = rowsOf([[2, 2, 2], [2, 2, 2]]);
    expect(difference(hayes, unanimous)).toMatchObject({ value: null, reason: "no_variation", ci: null, ciReason: "no_variation" });
    expect(difference([], hayes)).toMatchObject({ value: null, reason: "no_pairable" });
    // The same answers on both sides: every resample gives zero.
    expect(difference(hayes, hayes)).toMatchObject({ value: 0, ci: null, ciReason: "degenerate_resamples" });
    expect(difference(hayes, hayes, bca)).toMatchObject({ value: 0, ci: null, ciReason: "degenerate_resamples" });
  });

  it("has an interval for a difference of exactly one", () => {
    const perfect = rowsOf([[1, 2, 3, 1, 2, 3], [1, 2, 3, 1, 2, 3]]);
    const none = rowsOf([[1, 2, 2, 1], [1, 2, 1, 1]]).map((entry) => ({ ...entry, item: `n${entry.item}` }));
    const { first, second, ciReason } = difference(perfect, none);
    expect([first.value, second.value === null]).toEqual([1, false]);
    expect(ciReason).not.toBe("no_disagreement");
  });
});
