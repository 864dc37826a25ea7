import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CorruptPatternsError, criterionPatterns, type PatternRow, sourcesOfStratum } from "@/lib/reports/patterns/criterion-patterns";
import { agreementOfStored, preferenceAgreement } from "@/lib/reports/patterns/pattern-agreement";
import { computeAgreement } from "@/lib/stats/agreement";
import { METRICS } from "@/lib/stats/metric";
import { RatingTable } from "@/lib/stats/rating-table";
import { CHOICE_VALUES } from "@/lib/studies/preference";

type Answer = { evaluator: string; item: string; value: number };

const answers = fc
  .array(fc.record({ evaluator: fc.integer({ min: 1, max: 5 }).map(String), item: fc.integer({ min: 1, max: 12 }).map(String), value: fc.integer({ min: 1, max: 4 }) }), { maxLength: 60 })
  .map((rows) => [...new Map(rows.map((row) => [`${row.item} ${row.evaluator}`, row])).values()]);

/** Rows as the database gives them, in no particular order. */
function rowsOf(given: readonly Answer[]): PatternRow[] {
  const table = RatingTable.fromRows(given);
  const place = { criterion: "flow", stratum: 1_002 };
  const raters = table.countPairableRaters();
  const units = table.histogram.entries().reverse().map((entry): PatternRow => ({ ...place, ...entry, fewest: null }));
  return raters === 0 ? units : [...units, { ...place, pattern: null, units: raters, fewest: 1 }];
}

describe("agreement from stored patterns", () => {
  it("is that of the answers, to the last digit, for every metric", () => {
    fc.assert(
      fc.property(answers, fc.constantFrom(...METRICS), (given, metric) => {
        const [stored = { criterion: "flow", stratum: 0, patterns: [], raters: 0 }] = criterionPatterns(rowsOf(given));
        expect(agreementOfStored(stored, { metric, interval: "jackknife" })).toEqual(computeAgreement(given, { metric, interval: "jackknife" }));
      }),
    );
  });

  it("of preferences is that of the answers turned to the source named first", () => {
    fc.assert(
      fc.property(answers, fc.boolean(), fc.constantFrom("ordinal" as const, "nominal" as const), (given, isReversed, metric) => {
        const [stored = { criterion: "flow", stratum: 0, patterns: [], raters: 0 }] = criterionPatterns(rowsOf(given));
        const seen = given.map(({ value, ...answer }) => {
          if (value === CHOICE_VALUES.both_bad) return { ...answer, value: metric === "nominal" ? 4 : 2 };
          return { ...answer, value: isReversed ? 4 - value : value };
        });
        expect(preferenceAgreement(stored, { metric, interval: "jackknife", isReversed })).toEqual(computeAgreement(seen, { metric, interval: "jackknife" }));
      }),
    );
  });
});

describe("rows of stored patterns", () => {
  const row = { criterion: "flow", stratum: 0, fewest: null };

  it("are gathered by pair of sources and criterion", () => {
    const gathered = criterionPatterns([
      { ...row, stratum: 2_003, pattern: [1], units: 4 }, { ...row, pattern: null, units: 3, fewest: 2 }, { ...row, pattern: [1, 2], units: 5 }, { ...row, criterion: "images", pattern: [3], units: 1 },
    ]);
    expect(gathered).toEqual([
      { criterion: "flow", stratum: 0, raters: 3, patterns: [{ pattern: [1, 2], units: 5 }] },
      { criterion: "images", stratum: 0, raters: 0, patterns: [{ pattern: [3], units: 1 }] },
      { criterion: "flow", stratum: 2_003, raters: 0, patterns: [{ pattern: [1], units: 4 }] },
    ]);
    expect(gathered.map(({ stratum }) => sourcesOfStratum(stratum))).toEqual([null, null, [2, 3]]);
  });

  it("are refused where a count cannot be", () => {
    for (const wrong of [{ ...row, pattern: [1, 2], units: -1 }, { ...row, pattern: [], units: -2 }, { ...row, pattern: null, units: 2, fewest: -1 }]) {
      expect(() => criterionPatterns([{ ...row, pattern: [1], units: 9 }, wrong])).toThrow(CorruptPatternsError);
    }
  });
});
