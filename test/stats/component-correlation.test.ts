import { describe, expect, it } from "vitest";
import { componentCorrelation } from "@/lib/stats/component-correlation";
import { crossedModel } from "@/lib/stats/crossed-model";
import { ratingColumns } from "@/lib/stats/rating-columns";
import { simulateCrossed } from "./crossed-simulation";

// Shrout & Fleiss 1979, Psychological Bulletin 86:420-428: ICC(2,1) .29, ICC(3,1) .71, ICC(2,4) .62, ICC(3,4) .91.
const TARGETS = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];
const model = crossedModel(ratingColumns(TARGETS.flatMap((line, item) => line.map((value, rater) => ({ item: `${item}`, evaluator: `${rater}`, value })))));
const options = { level: 0.95, seed: 1 } as const;

describe("intraclass correlations from variance components", () => {
  it("are those of Shrout and Fleiss for complete answers", () => {
    const value = (definition: "agreement" | "consistency", averaged: number): number | null => componentCorrelation(model, { ...options, definition, averaged, replicates: 1 }).value;
    expect(value("agreement", 1)).toBeCloseTo(0.2897637795, 6);
    expect(value("consistency", 1)).toBeCloseTo(0.7148407148, 6);
    expect(value("agreement", 4)).toBeCloseTo(0.6200505475, 6);
    expect(value("consistency", 4)).toBeCloseTo(0.9093155423, 6);
  });

  it("have the exact F interval for consistency in a complete table", () => {
    // From the paper's F of 11.027 with 5 and 15 degrees of freedom; 100,000 draws leave about .001.
    const { ci, method } = componentCorrelation(model, { ...options, definition: "consistency", averaged: 1, replicates: 100_000 });
    expect(method).toBe("ICC(C,1)");
    expect(ci?.low).toBeCloseTo(0.3424647, 2);
    expect(ci?.high).toBeCloseTo(0.9458583, 2);
    const mean = componentCorrelation(model, { ...options, definition: "consistency", averaged: 4, replicates: 100_000 });
    expect(mean.ci?.low).toBeCloseTo(0.6756747, 2);
    expect(mean.ci?.high).toBeCloseTo(0.9858917, 2);
  });

  it("have an interval for agreement that is near the one of Satterthwaite's degrees of freedom", () => {
    const { ci } = componentCorrelation(model, { ...options, definition: "agreement", averaged: 1 });
    expect(Math.abs((ci?.low ?? 0) - 0.0188)).toBeLessThan(0.02);
    expect(Math.abs((ci?.high ?? 0) - 0.7611)).toBeLessThan(0.05);
    expect(ci).toMatchObject({ method: "generalized", replicates: 10_000, seed: "1", level: 0.95 });
  });

  it("cover the truth of incomplete studies with few raters", () => {
    for (const [raters, perItem, raterSpread] of [[4, 2, 0.7], [9, 3, 0.3]] as const) {
      const study = { items: 60, raters, perItem, mean: 3, itemSpread: 0.7, raterSpread, residualSpread: 0.7 };
      const truth = 0.49 / (0.49 + raterSpread ** 2 + 0.49);
      const runs = 200;
      let covered = 0;
      for (let seed = 0; seed < runs; seed++) {
        const { ci } = componentCorrelation(crossedModel(simulateCrossed(study, `cover ${seed}`)), { definition: "agreement", averaged: 1, level: 0.95, seed, replicates: 400 });
        if (ci !== null && ci.low <= truth && truth <= ci.high) covered += 1;
      }
      expect(covered / runs).toBeGreaterThan(0.91);
    }
  });

  it("take the reason of the model, and refuse nonsense", () => {
    const none = componentCorrelation(crossedModel(ratingColumns([])), { ...options, definition: "agreement", averaged: 1 });
    expect(none).toMatchObject({ value: null, reason: "no_values", ci: null, ciReason: "no_values" });
    expect(() => componentCorrelation(model, { ...options, definition: "agreement", averaged: 0 })).toThrow(RangeError);
    expect(() => componentCorrelation(model, { ...options, level: 1, definition: "agreement", averaged: 1 })).toThrow(RangeError);
    expect(() => componentCorrelation(model, { ...options, replicates: 0, definition: "agreement", averaged: 1 })).toThrow(RangeError);
  });
});
