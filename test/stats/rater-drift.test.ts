import { describe, expect, it } from "vitest";
import { lineFit } from "@/lib/stats/line-fit";
import { normalQuantile } from "@/lib/stats/normal-distribution";
import { positionSlope } from "@/lib/stats/position-slope";
import { seededRandom } from "@/lib/stats/random";
import { raterDrift } from "@/lib/stats/rater-drift";
import { ratingColumns } from "@/lib/stats/rating-columns";
import { rowsOf, type RatingMatrix } from "./rating-matrix";

const columnsOf = (matrix: RatingMatrix) => ratingColumns(rowsOf(matrix));
const byUnit = (_: string, item: string): number => Number(item.slice("unit ".length));

describe("lineFit", () => {
  it("is the line of Anscombe's first quartet", () => {
    // Anscombe 1973, American Statistician 27:17-21: y = 3 + .5 x, residual sum of squares 13.75.
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    const line = lineFit(x, y);
    expect(line?.slope).toBeCloseTo(0.5, 2);
    expect(line?.intercept).toBeCloseTo(3, 2);
    expect(line?.xSquares).toBeCloseTo(110, 10);
    expect(line?.residualSquares).toBeCloseTo(13.76, 1);
    // Standard error of the slope as printed: .118.
    expect(Math.sqrt((line?.residualSquares ?? 0) / 9 / 110)).toBeCloseTo(0.118, 3);
  });

  it("is null where x does not vary", () => {
    expect(lineFit([1, 1], [1, 2])).toBeNull();
    expect(lineFit([], [])).toBeNull();
    expect(() => lineFit([1], [])).toThrow(RangeError);
  });
});

describe("raterDrift", () => {
  const random = seededRandom(5);
  const normal = (): number => normalQuantile(random.nextUniform() || 0.5);
  const truth = Array.from({ length: 80 }, normal);

  it("finds the rater who grows severer, and only that one", () => {
    const matrix = [0, 1, 2, 3].map((rater) => truth.map((item, position) => item - (rater === 2 ? 0.02 * position : 0) + 0.5 * normal()));
    const drifts = raterDrift(columnsOf(matrix), byUnit);
    // A third of its own move is in the yardstick of the others, from which it is measured: 4/3 of the planted slope.
    expect((drifts[2]?.slope ?? 0) / (-0.02 * (4 / 3))).toBeCloseTo(1, 0);
    expect(drifts[2]?.adjustedP).toBeLessThan(1e-6);
    // The others see the mean of three move by a third of it, the other way; measured from the median that is gone.
    for (const place of [0, 1, 3]) expect(Math.abs(drifts[place]?.slope ?? 99)).toBeLessThan(0.006);
    for (const { p, adjustedP } of drifts) expect(adjustedP).toBeGreaterThanOrEqual(p ?? 1);
  });

  it("sees no drift where items get better for everybody", () => {
    const rising = [0, 1, 2].map(() => truth.map((item, position) => item + 0.05 * position + 0.5 * normal()));
    for (const { slope } of raterDrift(columnsOf(rising), byUnit)) expect(Math.abs(slope ?? 99)).toBeLessThan(0.012);
  });

  it("equals the line fit, and takes the sequence and not the order of items for the autocorrelation", () => {
    const own = [1, 2, 1, 3, 2, 4, 3, 3, 5, 4, 4, 6];
    const columns = columnsOf([own, own.map(() => 0)]);
    const order = own.map((_, index) => (index * 5) % 12);
    const [drift] = raterDrift(columns, (_, item) => order[byUnit("", item)] ?? null);
    const sequence = own.map((_, place) => own[order.indexOf(place)] ?? Number.NaN);
    const line = lineFit(sequence.map((_, place) => place), sequence);
    const residuals = [...(line?.residuals ?? [])];
    expect(drift?.slope).toBeCloseTo(line?.slope ?? Number.NaN, 12);
    expect(drift?.standardError).toBeCloseTo(Math.sqrt((line?.residualSquares ?? 0) / 10 / (line?.xSquares ?? 1)), 12);
    expect(drift?.change).toBeCloseTo(11 * (line?.slope ?? Number.NaN), 12);
    expect(drift?.residualDeviation).toBeCloseTo(Math.sqrt((line?.residualSquares ?? 0) / 10), 12);
    const lagged = residuals.slice(1).reduce((sum, residual, place) => sum + residual * (residuals[place] ?? 0), 0);
    expect(drift?.autocorrelation).toBeCloseTo(lagged / (line?.residualSquares ?? 1), 12);
  });

  it("says nothing with too little", () => {
    const short = columnsOf([[1, 2, 3], [1, 2, 2]]);
    expect(raterDrift(short, byUnit)[0]).toEqual({ rater: "rater 0", n: 3, slope: null, standardError: null, p: null, adjustedP: null, change: null, residualDeviation: null, autocorrelation: null, reason: "too_few_judgments" });
    const equal = columnsOf([truth, truth.map((item) => item + 1)]);
    expect(raterDrift(equal, byUnit)[0]?.reason).toBe("no_spread");
    expect(raterDrift(equal, () => null)[0]).toMatchObject({ n: 0, reason: "too_few_judgments" });
    expect(raterDrift(columnsOf([truth, truth.map(() => 0)]), () => 7)[0]?.reason).toBe("no_spread");
  });
});

describe("positionSlope", () => {
  it("is the slope within raters, with clustered variances by hand", () => {
    // Raters at levels 0 and 10 with positions 0 1 2 each; within: positions −1 0 1, answers −1 0 1 and −1 1 0.
    const columns = columnsOf([[0, 1, 2], [10, 12, 11]]);
    const result = positionSlope(columns, byUnit, 0.95);
    expect(result.value).toBeCloseTo(0.75, 12);
    // Scores position × residual: −1 × −.25, 0, 1 × .25; −1 × −.25, 0, 1 × −.75. Items .5 0 −.5, raters .5 −.5, cells .0625 × 3 + .5625.
    const ofItems = 1.5 * 0.5;
    const ofRaters = 2 * 0.5;
    const cells = 0.75;
    expect(result.standardError).toBeCloseTo(Math.sqrt(Math.max(ofItems + ofRaters - cells, ofItems, ofRaters)) / 4, 12);
    expect(result).toMatchObject({ n: 6, units: 3, raters: 2, ci: { method: "two-way-clustered", level: 0.95 } });
    // One degree of freedom: t is 12.706.
    expect((result.ci?.high ?? 0) - 0.75).toBeCloseTo(12.706204736 * (result.standardError ?? 0), 6);
  });

  it("has a reason where it is undefined", () => {
    expect(positionSlope(columnsOf([]), byUnit, 0.95)).toMatchObject({ value: null, reason: "no_values" });
    expect(positionSlope(columnsOf([[1, 2]]), () => null, 0.95)).toMatchObject({ value: null, reason: "no_values", n: 0 });
    expect(positionSlope(columnsOf([[1], [2]]), byUnit, 0.95)).toMatchObject({ value: null, reason: "no_spread" });
    expect(positionSlope(columnsOf([[1, 3]]), byUnit, 0.95)).toMatchObject({ value: 2, ci: null, ciReason: "too_few_raters" });
    expect(positionSlope(columnsOf([[1, 2, 3], [2, 3, 4]]), byUnit, 0.95)).toMatchObject({ value: 1, ci: null, ciReason: "no_spread" });
  });
});
