import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { effectiveCount } from "@/lib/stats/effective-count";
import { evaluatorsForMean } from "@/lib/stats/evaluators-for-mean";
import { itemsForMean } from "@/lib/stats/items-for-mean";
import { meanHalfWidth } from "@/lib/stats/mean-half-width";
import { perItemDesigns } from "@/lib/stats/per-item-designs";
import { smallestNumber } from "@/lib/stats/smallest-number";
import { studentTQuantile } from "@/lib/stats/student-t";
import { mean } from "@/lib/stats/mean";
import { simulateCrossed } from "./crossed-simulation";

const components = { item: 0.25, rater: 0.05, residual: 0.55 };

/** On average: where somebody left an answer out it is no whole number. */
const answersPerItem = fc.integer({ min: 100, max: 300 }).map((hundred) => hundred / 100);

describe("the smallest number", () => {
  it("is the first that is enough", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 50 }), (first, least) => {
      expect(smallestNumber(least, 4000, (n) => n >= first)).toBe(first <= least ? least : first <= 4000 ? first : null);
    }));
  });

  it("is looked for between whole numbers alone", () => {
    expect(() => smallestNumber(2.97, 100, (n) => n >= 4)).toThrow(RangeError);
    expect(() => smallestNumber(2, Infinity, (n) => n >= 4)).toThrow(RangeError);
  });
});

describe("precision of a mean", () => {
  it("is t times the root of the variances over their counts", () => {
    const half = meanHalfWidth(components, { items: 24, evaluators: 6, perItem: 3 }, 0.95);
    expect(half).toBeCloseTo(2.5705818 * Math.sqrt(0.25 / 24 + 0.05 / 6 + 0.55 / 72), 6);
  });

  it("is the spread of the means of simulated studies", () => {
    const study = { items: 20, raters: 5, perItem: 3, mean: 3, itemSpread: 0.5, raterSpread: 0.4, residualSpread: 0.7 };
    const means = Array.from({ length: 600 }, (_, seed) => mean(simulateCrossed(study, `spread ${seed}`).value) ?? 0);
    const centre = mean(means) ?? 0;
    const spread = Math.sqrt(means.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (means.length - 1));
    const planned = meanHalfWidth({ item: 0.25, rater: 0.16, residual: 0.49 }, { items: 20, evaluators: 5, perItem: 3 }, 0.95) / studentTQuantile(0.975, 4);
    // Loads differ by chance, which the plan takes as equal; the spread of 600 is known to about 3 %.
    expect(Math.abs(spread / planned - 1)).toBeLessThan(0.1);
  });

  it("takes so many items and not one less", () => {
    expect(itemsForMean({ components, evaluators: 6, perItem: 3, halfWidth: 0.3, level: 0.95 }).value).toBe(82);
    fc.assert(fc.property(fc.integer({ min: 3, max: 40 }), answersPerItem, fc.double({ min: 0.15, max: 1.5, noNaN: true }), (evaluators, perItem, halfWidth) => {
      const { value, reason, floor, evaluatorsNeeded } = itemsForMean({ components, evaluators, perItem, halfWidth, level: 0.95 });
      if (value !== null) {
        expect(meanHalfWidth(components, { items: value, evaluators, perItem }, 0.95)).toBeLessThanOrEqual(halfWidth);
        if (value > 2) expect(meanHalfWidth(components, { items: value - 1, evaluators, perItem }, 0.95)).toBeGreaterThan(halfWidth);
        expect(evaluatorsNeeded).toBeNull();
        return;
      }
      expect(reason).toBe("evaluators_limit");
      expect(floor).toBeGreaterThanOrEqual(halfWidth);
      // A hundred million items would not do; with the evaluators named some number does, with one less none.
      expect(meanHalfWidth(components, { items: 1e8, evaluators, perItem }, 0.95)).toBeGreaterThan(halfWidth);
      const needed = evaluatorsNeeded ?? 0;
      expect(meanHalfWidth(components, { items: 1e12, evaluators: needed, perItem }, 0.95)).toBeLessThanOrEqual(halfWidth * (1 + 1e-6));
      expect(itemsForMean({ components, evaluators: needed - 1, perItem, halfWidth, level: 0.95 }).reason).toBe("evaluators_limit");
    }));
  });

  it("takes so many evaluators and not one less, or more items", () => {
    fc.assert(fc.property(fc.integer({ min: 5, max: 400 }), answersPerItem, fc.double({ min: 0.05, max: 0.6, noNaN: true }), (items, perItem, halfWidth) => {
      const { value, reason, floor, itemsNeeded } = evaluatorsForMean({ components, items, perItem, halfWidth, level: 0.95 });
      if (value !== null) {
        expect(meanHalfWidth(components, { items, evaluators: value, perItem }, 0.95)).toBeLessThanOrEqual(halfWidth);
        expect(Number.isInteger(value)).toBe(true);
        if (value - 1 >= Math.max(2, perItem)) expect(meanHalfWidth(components, { items, evaluators: value - 1, perItem }, 0.95)).toBeGreaterThan(halfWidth);
      } else if (reason === "items_limit") {
        expect(floor).toBeGreaterThanOrEqual(halfWidth);
        expect(evaluatorsForMean({ components, items: (itemsNeeded ?? 0) - 1, perItem, halfWidth, level: 0.95 }).reason).toBe("items_limit");
        expect(evaluatorsForMean({ components, items: itemsNeeded ?? 0, perItem, halfWidth, level: 0.95 }).reason).not.toBe("items_limit");
      } else {
        expect(reason).toBe("out_of_reach");
      }
    }));
  });

  it("has no floor where evaluators do not differ, and a higher one where loads are unequal", () => {
    expect(itemsForMean({ components: { ...components, rater: 0 }, evaluators: 3, perItem: 3, halfWidth: 0.01, level: 0.95 })).toMatchObject({ reason: null, floor: 0 });
    const loads = [90, 5, 5];
    expect(effectiveCount(loads)).toBeCloseTo(10000 / 8150, 12);
    const even = itemsForMean({ components, evaluators: 3, perItem: 1, halfWidth: 2, level: 0.95 });
    const uneven = itemsForMean({ components, evaluators: 3, perItem: 1, halfWidth: 2, level: 0.95, loadInequality: 3 / effectiveCount(loads) });
    expect(uneven.floor).toBeCloseTo(even.floor * Math.sqrt(3 / (10000 / 8150)), 12);
    expect(uneven.value).toBeGreaterThanOrEqual(even.value ?? 9);
  });

  it("at equal cost is best with one answer per item, while items are told apart best with many", () => {
    const designs = perItemDesigns({ components, answers: 300, evaluators: 9, perItem: [1, 2, 3, 5, 9, 10, 200], level: 0.95 });
    expect(designs.map(({ perItem, items }) => [perItem, items])).toEqual([[1, 300], [2, 150], [3, 100], [5, 60], [9, 33]]);
    for (const [place, design] of designs.entries()) {
      const before = designs[place - 1];
      if (before === undefined) continue;
      expect(design.halfWidth).toBeGreaterThan(before.halfWidth);
      expect(design.itemReliability).toBeGreaterThan(before.itemReliability);
    }
    expect(designs[2]?.itemReliability).toBeCloseTo(0.25 / (0.25 + 0.6 / 3), 12);
  });

  it("refuses what cannot be", () => {
    expect(() => meanHalfWidth(components, { items: 1, evaluators: 3, perItem: 1 }, 0.95)).toThrow(RangeError);
    expect(() => meanHalfWidth(components, { items: 5, evaluators: 3, perItem: 4 }, 0.95)).toThrow(RangeError);
    expect(() => meanHalfWidth(components, { items: 5, evaluators: 3, perItem: 1, loadInequality: 0.5 }, 0.95)).toThrow(RangeError);
    expect(() => itemsForMean({ components, evaluators: 1, perItem: 1, halfWidth: 0.1, level: 0.95 })).toThrow(RangeError);
    expect(() => evaluatorsForMean({ components, items: 5, perItem: 1, halfWidth: -1, level: 0.95 })).toThrow(RangeError);
    expect(effectiveCount([])).toBe(0);
    expect(() => effectiveCount([-1])).toThrow(RangeError);
  });
});
