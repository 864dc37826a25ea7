import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holm } from "@/lib/stats/holm";
import vectors from "./vectors/adjusted-p.json";

const pValues = fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 12 });

describe("holm", () => {
  it("gives the values of R's p.adjust, in any order of the input", () => {
    for (const turned of [false, true]) {
      const given = turned ? [...vectors.p].reverse() : vectors.p;
      const expected = turned ? [...vectors.holm].reverse() : vectors.holm;
      for (const [index, adjusted] of holm(given).entries()) expect(adjusted).toBeCloseTo(expected[index] ?? 0, 12);
    }
  });

  it("leaves a null where it was and does not count it", () => {
    expect(holm([0.01, null, 0.04])).toEqual([0.02, null, 0.04]);
    expect(holm([])).toEqual([]);
    expect(holm([null, null])).toEqual([null, null]);
  });

  it("is never below the p-value nor above Bonferroni's, and keeps their order", () => {
    fc.assert(
      fc.property(pValues, (given) => {
        const adjusted = holm(given);
        const tests = given.filter((p) => p !== null).length;
        for (const [index, p] of given.entries()) {
          const value = adjusted[index];
          if (p === null || value === null || value === undefined) {
            expect(value).toBe(p);
            continue;
          }
          expect(value).toBeGreaterThanOrEqual(p);
          expect(value).toBeLessThanOrEqual(Math.min(1, tests * p));
          for (const [other, q] of given.entries()) {
            if (q !== null && q <= p) expect(adjusted[other]).toBeLessThanOrEqual(value);
          }
        }
      }),
    );
  });

  it("rejects as the step-down procedure does when done by hand", () => {
    fc.assert(
      fc.property(pValues, fc.double({ min: 0.001, max: 0.5, noNaN: true }), (given, level) => {
        const sorted = given.filter((p) => p !== null).sort((a, b) => a - b);
        let rejected = 0;
        while (rejected < sorted.length && (sorted.length - rejected) * (sorted[rejected] ?? 1) <= level) rejected += 1;
        expect(holm(given).filter((p) => p !== null && p <= level)).toHaveLength(rejected);
      }),
    );
  });

  it("refuses what is no p-value", () => {
    expect(() => holm([0.5, 1.2])).toThrow(RangeError);
    expect(() => holm([Number.NaN])).toThrow(RangeError);
  });
});
