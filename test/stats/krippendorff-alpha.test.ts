import fc from "fast-check";
import { alpha as packageAlpha } from "krippendorff";
import { describe, expect, it } from "vitest";
import { krippendorffAlpha } from "@/lib/stats/krippendorff-alpha";
import { METRICS, type Metric } from "@/lib/stats/metric";
import { patternTable } from "@/lib/stats/pattern-table";
import { RatingTable } from "@/lib/stats/rating-table";
import { exactAlpha } from "./exact-alpha";
import { rowsOf, tableOf, type RatingMatrix } from "./rating-matrix";
import published from "./vectors/alpha-published.json";
import random from "./vectors/alpha-random.json";

const TOLERANCE = 1e-9;

function alphaOf(matrix: RatingMatrix, metric: Metric): number | null {
  return krippendorffAlpha(tableOf(matrix), metric).value;
}

function expectClose(actual: number | null, expected: number, tolerance = TOLERANCE): void {
  expect(actual).not.toBeNull();
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(tolerance);
}

/** Small matrices of whole-number answers, with gaps. */
function matrices(smallest: number, largest: number): fc.Arbitrary<(number | null)[][]> {
  const answer = fc.option(fc.integer({ min: smallest, max: largest }), { freq: 4 });
  return fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 7 }))
    .chain(([raters, units]) =>
      fc.array(fc.array(answer, { minLength: units, maxLength: units }), {
        minLength: raters,
        maxLength: raters,
      }),
    );
}

describe("krippendorffAlpha on published examples", () => {
  it("has all 28 examples", () => {
    expect(published.examples).toHaveLength(28);
  });

  for (const example of published.examples) {
    for (const metric of METRICS) {
      const exact = (example.exact as Partial<Record<Metric, { value: number; fraction: string }>>)[metric];
      if (exact === undefined) continue;
      it(`${example.id}, ${metric}: ${exact.fraction}`, () => {
        expectClose(alphaOf(example.data, metric), exact.value);
      });

      const printed = (example.published as Partial<Record<Metric, number>>)[metric];
      if (printed === undefined) continue;
      it(`${example.id}, ${metric}: printed as ${printed}`, () => {
        const digits = String(printed).split(".")[1]?.length ?? 0;
        expectClose(alphaOf(example.data, metric), printed, 10 ** -digits);
      });
    }
  }
});

describe("krippendorffAlpha on random and degenerate cases", () => {
  it("has all 40 cases", () => {
    expect(random.cases).toHaveLength(40);
  });

  for (const { id, name, data, expected, reason, pairable } of random.cases) {
    const matrix: RatingMatrix = data;
    for (const metric of METRICS) {
      it(`case ${id}, ${name}, ${metric}`, () => {
        const table = tableOf(matrix);
        expect(table.answerCount).toBe(pairable);
        const outcome = krippendorffAlpha(table, metric);
        const value = expected[metric];
        if (value === null) {
          expect(outcome).toEqual({ value: null, reason });
        } else {
          expect(outcome.reason).toBeNull();
          expectClose(outcome.value, value);
        }
      });
    }
  }
});

describe("krippendorffAlpha against other computations", () => {
  it("equals a calculation by hand", () => {
    // Units (1,1) (1,2) (2,2), two raters. n = 6, three answers of each value.
    // Coincidences of different values: 2 of 6. Expected: 2 * 3 * 3 / 5 = 18 / 5 of 6.
    // alpha = 1 - 2 / (18 / 5) = 4 / 9.
    expectClose(alphaOf([[1, 1, 2], [1, 2, 2]], "nominal"), 4 / 9, 1e-15);
  });

  it("equals the definition in exact arithmetic", () => {
    fc.assert(
      fc.property(matrices(0, 4), fc.constantFrom(...METRICS), (matrix, metric) => {
        const exact = exactAlpha(matrix, metric);
        const computed = alphaOf(matrix, metric);
        if (exact === null) expect(computed).toBeNull();
        else expectClose(computed, exact, 1e-12);
      }),
      { numRuns: 600 },
    );
  });

  it("equals the npm package krippendorff for nominal data, where that is defined", () => {
    let compared = 0;
    fc.assert(
      fc.property(matrices(1, 5), (matrix) => {
        const computed = alphaOf(matrix, "nominal");
        const other = packageAlpha(matrix.map((rater) => rater.map((answer) => answer ?? undefined)));
        if (computed === null) {
          expect(other).toBeNaN();
        } else {
          expectClose(computed, other, 1e-12);
          compared += 1;
        }
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(100);
  });
});

describe("krippendorffAlpha has the properties of its definition", () => {
  const sample = matrices(0, 5);

  function expectSame(left: number | null, right: number | null): void {
    if (left === null || right === null) expect(left).toBe(right);
    else expectClose(left, right, TOLERANCE);
  }

  it("does not depend on the order of raters and units", () => {
    fc.assert(
      fc.property(sample, fc.constantFrom(...METRICS), fc.infiniteStream(fc.nat()), (matrix, metric, order) => {
        const shuffle = <T>(list: readonly T[]): T[] => {
          const keyed = list.map((entry) => ({ entry, key: order.next().value }));
          return keyed.sort((a, b) => a.key - b.key).map(({ entry }) => entry);
        };
        const columns = shuffle([...(matrix[0] ?? []).keys()]);
        const shuffled = shuffle(matrix).map((rater) => columns.map((unit) => rater[unit] ?? null));
        // The same patterns in the same order: equal to the last digit.
        expect(alphaOf(shuffled, metric)).toBe(alphaOf(matrix, metric));
      }),
    );
  });

  it("ignores units that only one rater answered", () => {
    fc.assert(
      fc.property(sample, fc.constantFrom(...METRICS), fc.nat({ max: 9 }), (matrix, metric, answer) => {
        const extended = matrix.map((rater, index) => [...rater, index === 0 ? answer : null]);
        expectSame(alphaOf(extended, metric), alphaOf(matrix, metric));
      }),
    );
  });

  it("changes by the factor n - 1 only when every unit is there twice", () => {
    // Observed and expected disagreement keep their ratio; 1 - alpha is (n - 1) O / E, O doubles, E is fourfold.
    fc.assert(
      fc.property(sample, fc.constantFrom(...METRICS), (matrix, metric) => {
        const n = tableOf(matrix).answerCount;
        const once = alphaOf(matrix, metric);
        const twice = alphaOf(matrix.map((rater) => [...rater, ...rater]), metric);
        if (once === null) expect(twice).toBeNull();
        else expectClose(twice, 1 - ((1 - once) * (2 * n - 1)) / (2 * (n - 1)));
      }),
    );
  });

  it("passes over units of one answer in a table that holds them", () => {
    fc.assert(
      fc.property(sample, fc.constantFrom(...METRICS), (matrix, metric) => {
        const rated = patternTable(RatingTable.fromRows(rowsOf(matrix)).histogram, 1);
        expectSame(krippendorffAlpha(rated, metric).value, alphaOf(matrix, metric));
      }),
    );
  });

  it("ordinal does not change when values are relabelled in the same order", () => {
    fc.assert(
      fc.property(sample, (matrix) => {
        const labels = [-7, 0.5, 3, 11, 12, 1e6];
        const relabelled = matrix.map((rater) => rater.map((a) => (a === null ? null : (labels[a] ?? null))));
        expectSame(alphaOf(relabelled, "ordinal"), alphaOf(matrix, "ordinal"));
      }),
    );
  });

  it("interval does not change under an affine map, ratio under a change of scale", () => {
    const factor = fc.constantFrom(0.001, 0.5, 3, 1e6);
    fc.assert(
      fc.property(sample, factor, fc.integer({ min: -1000, max: 1000 }), (matrix, scale, offset) => {
        const map = (change: (answer: number) => number): RatingMatrix =>
          matrix.map((rater) => rater.map((a) => (a === null ? null : change(a))));
        expectSame(alphaOf(map((a) => scale * a + offset), "interval"), alphaOf(matrix, "interval"));
        expectSame(alphaOf(map((a) => scale * a), "ratio"), alphaOf(matrix, "ratio"));
      }),
    );
  });

  it("gives one value for all metrics when answers are 0 or 1", () => {
    fc.assert(
      fc.property(matrices(0, 1), (matrix) => {
        for (const metric of METRICS) expectSame(alphaOf(matrix, metric), alphaOf(matrix, "nominal"));
      }),
    );
  });

  it("equals Fleiss' kappa plus its small-sample term on complete nominal data", () => {
    // Printed by Freelon 2010 for the file r305: kappa .862 where alpha is .8628, n = 117.
    const example = published.examples.find(({ id }) => id === "freelon-2010-r305");
    const data = example?.data ?? [];
    expectClose(alphaOf(data, "nominal"), 0.862 + (1 - 0.862) / 117, 5e-4);
  });

  it("survives scales near the ends of what a number can hold", () => {
    const expected = alphaOf([[1, 2, 4, 4], [1, 2, 3, 4]], "interval") ?? Number.NaN;
    expectClose(alphaOf([[1e200, 2e200, 4e200, 4e200], [1e200, 2e200, 3e200, 4e200]], "interval"), expected);
    expectClose(alphaOf([[1e-200, 2e-200, 4e-200, 4e-200], [1e-200, 2e-200, 3e-200, 4e-200]], "interval"), expected);
  });

  it("is exactly 1 when raters never differ", () => {
    for (const metric of METRICS) {
      expect(alphaOf([[0.1, 0.7, 0.3], [0.1, 0.7, 0.3], [0.1, 0.7, null]], metric)).toBe(1);
    }
  });
});
