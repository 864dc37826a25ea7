import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crossedDesign, crossedTotals } from "@/lib/stats/crossed-design";
import { crossedPoint } from "@/lib/stats/crossed-likelihood";
import { ratingColumns } from "@/lib/stats/rating-columns";
import { denseRestrictedLikelihood } from "./dense-restricted-likelihood";

const cell = fc.option(fc.integer({ min: 1, max: 5 }), { freq: 3 });
const table = fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 5, maxLength: 7 });
const ratio = fc.double({ min: 0, max: 5, noNaN: true });

describe("the restricted likelihood with items eliminated", () => {
  it("is that of the definition, at any ratios, with and without groups, and so are its slopes", () => {
    let evaluated = 0;
    fc.assert(fc.property(table, ratio, ratio, fc.constantFrom(1, 2), (answers, itemRatio, raterRatio, groups) => {
      const columns = ratingColumns(answers.flatMap((line, item) => line.map((value, rater) => ({ item: `${item}`, evaluator: `${rater}`, value }))));
      const groupOfItem = Int32Array.from(columns.items, (_, item) => item % groups);
      if (columns.items.length < 3 || columns.raters.length < 2) return;
      const design = crossedDesign(columns, groupOfItem, groups);
      const totals = crossedTotals(design, columns, columns.value);
      const point = crossedPoint(design, totals, itemRatio, raterRatio);
      if (point === null) return;
      if (point.residual < 1e-6) return;
      evaluated += 1;
      const { residual } = point;
      const dense = (variance: number): number => denseRestrictedLikelihood(columns, groupOfItem, groups, { item: itemRatio * variance, rater: raterRatio * variance, residual: variance });
      expect(point.logLikelihood).toBeCloseTo(dense(residual), 7);
      // The residual variance is the best there is.
      expect(dense(residual * 1.01)).toBeLessThan(point.logLikelihood);
      expect(dense(residual * 0.99)).toBeLessThan(point.logLikelihood);

      const by = 1e-5;
      const slope = (higher: [number, number], lower: [number, number], width: number): number =>
        ((crossedPoint(design, totals, ...higher)?.logLikelihood ?? Number.NaN) - (crossedPoint(design, totals, ...lower)?.logLikelihood ?? Number.NaN)) / width;
      const ofItem = slope([itemRatio + by, raterRatio], [Math.max(0, itemRatio - by), raterRatio], by + Math.min(itemRatio, by));
      const ofRater = slope([itemRatio, raterRatio + by], [itemRatio, Math.max(0, raterRatio - by)], by + Math.min(raterRatio, by));
      // At zero the difference is one-sided, and off by the curvature.
      expect(Math.abs(point.itemSlope - ofItem)).toBeLessThan(2e-3 * (1 + Math.abs(ofItem)));
      expect(Math.abs(point.raterSlope - ofRater)).toBeLessThan(2e-3 * (1 + Math.abs(ofRater)));
    }), { numRuns: 150 });
    expect(evaluated).toBeGreaterThan(100);
  });
});
