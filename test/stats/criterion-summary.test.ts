import { describe, expect, it } from "vitest";
import { summarizeCriterion } from "@/lib/stats/criterion-summary";

describe("summarizeCriterion", () => {
  it("gathers what the results show for one criterion", () => {
    const summary = summarizeCriterion(
      [
        { evaluator: "a", item: "x", value: 1 },
        { evaluator: "b", item: "x", value: 2 },
        { evaluator: "a", item: "y", value: 4 },
        { evaluator: "b", item: "y", value: null },
      ],
      [1, 2, 3, 4],
    );
    expect(summary.n).toBe(3);
    expect(summary.missing).toBe(1);
    expect(summary.mean.value).toBeCloseTo(7 / 3, 14);
    expect(summary.mean.ci?.level).toBe(0.95);
    expect(summary.median).toBe(2);
    expect(summary.standardDeviation).toBeCloseTo(Math.sqrt(7 / 3), 14);
    expect(summary.bars.map(({ count }) => count)).toEqual([1, 1, 0, 1]);
  });

  it("has nulls and a reason for nothing", () => {
    const summary = summarizeCriterion([], [1, 2, 3, 4]);
    expect(summary).toMatchObject({ n: 0, missing: 0, median: null, standardDeviation: null, bars: [] });
    expect(summary.mean).toMatchObject({ value: null, reason: "no_values" });
  });
});
