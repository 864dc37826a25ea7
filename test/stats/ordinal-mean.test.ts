import { describe, expect, it } from "vitest";
import { cumulativeLinkModel, type CumulativeLinkFit } from "@/lib/stats/cumulative-link-model";
import type { Grouping, OrdinalPredictor } from "@/lib/stats/ordinal-design";
import { ordinalMean } from "@/lib/stats/ordinal-mean";
import { ratingColumns, type RatingColumns } from "@/lib/stats/rating-columns";
import { contact, warm, wine } from "./wine";

function fitOf(columns: RatingColumns, predictors: OrdinalPredictor[], random: Grouping[]): CumulativeLinkFit {
  const { fit, reason } = cumulativeLinkModel(columns, { predictors, random });
  if (fit === null) throw new Error(`No fit: ${reason}.`);
  return fit;
}

describe("ordinalMean", () => {
  it("without predictors and effects is the mean, with its usual standard error", () => {
    const result = ordinalMean(fitOf(wine, [], []), [], 0.95);
    let sum = 0;
    let squares = 0;
    for (const value of wine.value) sum += value;
    for (const value of wine.value) squares += (value - sum / 72) ** 2;
    expect(result.value).toBeCloseTo(sum / 72, 9);
    expect(result.standardError).toBeCloseTo(Math.sqrt(squares) / 72, 7);
    expect(result.shares.reduce((total, share) => total + share, 0)).toBeCloseTo(1, 12);
    expect(result.shares[0]).toBeCloseTo([...wine.value].filter((value) => value === 1).length / 72, 9);
    expect(result.ci.high - result.ci.low).toBeCloseTo(2 * 1.959963984540054 * result.standardError, 12);
  });

  it("has the standard error that the delta method gives with numeric derivatives", () => {
    const fit = fitOf(wine, [warm, contact], ["rater"]);
    const [judges] = fit.effects;
    if (judges === undefined) throw new Error("No effect.");
    const at = [1, 0];
    const value = (place: number, step: number): number => {
      const moved = structuredClone(fit);
      const numbers = [...moved.thresholds, ...moved.predictors];
      const one = numbers[place];
      if (one !== undefined) one.estimate += step;
      else moved.effects = [{ ...judges, variance: (judges.standardDeviation.estimate + step) ** 2 }];
      return ordinalMean(moved, at, 0.95).value;
    };
    const gradient = fit.covariance.map((_, place) => (value(place, 1e-5) - value(place, -1e-5)) / 2e-5);
    let variance = 0;
    for (const [row, left] of gradient.entries()) for (const [column, right] of gradient.entries()) variance += left * right * (fit.covariance[row]?.[column] ?? 0);
    expect(ordinalMean(fit, at, 0.95).standardError).toBeCloseTo(Math.sqrt(variance), 7);
  });

  it("takes severity out where severe judges happened to see one of two systems more often", () => {
    // Systems are equal; lenient judges (up to 4) saw mostly the second, severe judges mostly the first.
    const rows = [];
    for (let item = 0; item < 240; item++) {
      const isSecond = item % 2 === 1;
      for (const turn of [0, 1, 2]) {
        const isLenient = isSecond ? turn < 2 : turn < 1;
        const judge = (isLenient ? 0 : 5) + (Math.floor(item / 2) + turn) % 5;
        const noise = (item * 7 + turn * 5 + judge * 3) % 6;
        rows.push({ item: `${item}`, evaluator: `j${judge}`, value: (isLenient ? 3 : 1) + (noise < 2 ? 0 : noise < 5 ? 1 : 2) });
      }
    }
    const system: OrdinalPredictor = { name: "second", of: (item) => Number(item) % 2 };
    const raw = fitOf(ratingColumns(rows), [system], []);
    const adjusted = fitOf(ratingColumns(rows), [system], ["rater"]);
    const difference = (fit: CumulativeLinkFit) => ordinalMean(fit, [1], 0.95).value - ordinalMean(fit, [0], 0.95).value;
    expect(difference(raw)).toBeGreaterThan(0.4);
    expect(Math.abs(difference(adjusted))).toBeLessThan(0.15);
  });

  it("wants one value per predictor", () => {
    expect(() => ordinalMean(fitOf(wine, [warm], []), [], 0.95)).toThrow(RangeError);
  });
});
