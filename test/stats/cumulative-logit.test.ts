import { describe, expect, it } from "vitest";
import { logGapShare, logistic, logLogistic, thresholdsOf } from "@/lib/stats/cumulative-logit";

describe("the cumulative logit", () => {
  it("factors the probability of a category", () => {
    for (const [upper, lower, eta] of [[1, -1, 0.3], [2.5, 2.4, -3], [0.1, -4, 6]] as const) {
      const direct = logistic(upper - eta) - logistic(lower - eta);
      expect(logLogistic(upper - eta) + logLogistic(eta - lower) + logGapShare(upper - lower)).toBeCloseTo(Math.log(direct), 12);
    }
  });

  it("keeps its digits where the difference of two shares has none left", () => {
    // At eta = 50 both shares are e^-49 and e^-51, at eta = -50 both round to 1; the category is equally improbable.
    const at = (eta: number) => logLogistic(1 - eta) + logLogistic(eta + 1) + logGapShare(2);
    expect(at(50)).toBeCloseTo(Math.log(Math.exp(-49) - Math.exp(-51)), 10);
    expect(at(-50)).toBeCloseTo(at(50), 10);
    expect(logLogistic(-800)).toBe(-800);
    expect(logLogistic(Infinity)).toBeCloseTo(0, 15);
    expect(logistic(-Infinity)).toBe(0);
  });

  it("has thresholds that ascend whatever the numbers", () => {
    const thresholds = thresholdsOf(Float64Array.of(-1, Math.log(2), -3));
    expect(thresholds[0]).toBe(-1);
    expect(thresholds[1]).toBeCloseTo(1, 14);
    expect(thresholds[2]).toBeCloseTo(1 + Math.exp(-3), 14);
  });
});
