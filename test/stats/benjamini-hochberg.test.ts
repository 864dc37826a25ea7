import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { benjaminiHochberg } from "@/lib/stats/benjamini-hochberg";
import { holm } from "@/lib/stats/holm";
import vectors from "./vectors/adjusted-p.json";

const pValues = fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 12 });

describe("benjaminiHochberg", () => {
  it("gives the values of R's p.adjust, in any order of the input", () => {
    for (const turned of [false, true]) {
      const given = turned ? [...vectors.p].reverse() : vectors.p;
      const expected = turned ? [...vectors.benjaminiHochberg].reverse() : vectors.benjaminiHochberg;
      for (const [index, adjusted] of benjaminiHochberg(given).entries()) {
        expect(adjusted).toBeCloseTo(expected[index] ?? 0, 12);
      }
    }
  });

  it("leaves a null where it was and does not count it", () => {
    expect(benjaminiHochberg([0.01, null, 0.04])).toEqual([0.02, null, 0.04]);
    expect(benjaminiHochberg([])).toEqual([]);
  });

  it("lies between the p-value and Holm's and keeps the order", () => {
    fc.assert(
      fc.property(pValues, (given) => {
        const adjusted = benjaminiHochberg(given);
        const stricter = holm(given);
        for (const [index, p] of given.entries()) {
          const value = adjusted[index];
          if (p === null || value === null || value === undefined) {
            expect(value).toBe(p);
            continue;
          }
          expect(value).toBeGreaterThanOrEqual(p * (1 - 1e-12));
          expect(value).toBeLessThanOrEqual((stricter[index] ?? 0) * (1 + 1e-12));
          for (const [other, q] of given.entries()) {
            if (q !== null && q <= p) expect(adjusted[other]).toBeLessThanOrEqual(value);
          }
        }
      }),
    );
  });

  it("refuses what is no p-value", () => {
    expect(() => benjaminiHochberg([-0.1])).toThrow(RangeError);
  });
});
