import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clusteredMean } from "@/lib/stats/clustered-mean";
import { clusteredPreference } from "@/lib/stats/clustered-preference";
import type { Score, ScoreRow } from "@/lib/stats/judgment";
import { DuplicateRatingError } from "@/lib/stats/rating-table";
import { studentTQuantile } from "@/lib/stats/student-t";

/** Rows from a table with a line per item and a column per evaluator. */
function judged(table: readonly (readonly (Score | null)[])[]): ScoreRow[] {
  const rows: ScoreRow[] = [];
  for (const [item, line] of table.entries()) {
    for (const [evaluator, score] of line.entries()) {
      if (score !== null) rows.push({ evaluator: `e${evaluator}`, item: `i${item}`, score });
    }
  }
  return rows;
}

const score = fc.constantFrom<Score>(1, 0, -1);
const tables = fc.array(fc.array(fc.option(score, { freq: 4 }), { minLength: 4, maxLength: 4 }), {
  minLength: 2,
  maxLength: 8,
});

describe("clusteredPreference", () => {
  it("is wins less losses over all judgments", () => {
    const result = clusteredPreference(judged([[1, 1], [0, -1]]), 0.95);
    expect(result).toMatchObject({ value: 0.25, n: 4, units: 2, raters: 2, wins: 2, ties: 1, losses: 1 });
  });

  it("equals a calculation by hand", () => {
    // Mean 1/2; deviations .5 .5 / .5 -1.5: item totals 1 and -1, evaluator totals the same.
    const result = clusteredPreference(judged([[1, 1], [1, -1]]), 0.95);
    // 2 * 2 / 16 for each, less (3 * .25 + 2.25) / 16.
    expect(result.standardError).toBeCloseTo(Math.sqrt(0.25 + 0.25 - 3 / 16), 14);
    // With one degree of freedom p is 1 - 2 atan(t) / pi.
    const t = 0.5 / Math.sqrt(5 / 16);
    expect(result.p).toBeCloseTo(1 - (2 / Math.PI) * Math.atan(t), 12);
  });

  it("rejects exactly where its interval leaves out 0", () => {
    fc.assert(
      fc.property(tables, fc.constantFrom(0.5, 0.9, 0.95), (table, level) => {
        const { ci, p } = clusteredPreference(judged(table), level);
        if (ci === null) {
          expect(p).toBeNull();
          return;
        }
        if (Math.abs((p ?? 0) - (1 - level)) < 1e-9) return;
        expect((p ?? 1) < 1 - level).toBe(ci.low > 0 || ci.high < 0);
      }),
    );
  });

  it("negates its value, mirrors its interval and keeps p when the sources swap", () => {
    fc.assert(
      fc.property(tables, (table) => {
        const rows = judged(table);
        const one = clusteredPreference(rows, 0.95);
        const swapped = rows.map((row) => ({ ...row, score: row.score === 0 ? row.score : row.score === 1 ? -1 : 1 }) as ScoreRow);
        const other = clusteredPreference(swapped, 0.95);
        expect([other.wins, other.losses, other.ciReason]).toEqual([one.losses, one.wins, one.ciReason]);
        if (one.value !== null) expect(other.value).toBeCloseTo(-one.value, 12);
        if (one.ci === null || one.p === null) return;
        expect(other.ci?.low).toBeCloseTo(-one.ci.high, 12);
        expect(other.p).toBeCloseTo(one.p, 12);
      }),
    );
  });

  it("takes value and interval from clusteredMean and does not cut them", () => {
    const rows = judged([[1, 1], [1, 0]]);
    const { value, ci, standardError } = clusteredPreference(rows, 0.95);
    const mean = clusteredMean(rows.map((row) => ({ ...row, value: row.score })), 0.95);
    expect({ value, ci, standardError }).toEqual({ value: mean.value, ci: mean.ci, standardError: mean.standardError });
    expect(ci?.high).toBeCloseTo(0.75 + studentTQuantile(0.975, 1) * (standardError ?? 0), 12);
    expect(ci?.high).toBeGreaterThan(1);
  });

  it("says why interval and p are missing", () => {
    const missing = (table: Score[][]): unknown[] => {
      const { ci, ciReason, p, pReason } = clusteredPreference(judged(table), 0.95);
      expect([ci, p]).toEqual([null, null]);
      expect(pReason).toBe(ciReason);
      return [ciReason];
    };
    expect(missing([])).toEqual(["no_values"]);
    expect(missing([[1, -1]])).toEqual(["too_few_units"]);
    expect(missing([[1], [-1]])).toEqual(["too_few_raters"]);
    expect(missing([[1, 1], [1, 1]])).toEqual(["no_variation"]);
    // Every item and every evaluator has the overall mean.
    expect(missing([[1, -1], [-1, 1]])).toEqual(["no_spread"]);
    expect(missing([[1, 0, 0], [0, 1, 0], [0, 0, 1]])).toEqual(["no_spread"]);
  });

  it("refuses a second judgment of an evaluator on an item", () => {
    expect(() => clusteredPreference([...judged([[1]]), ...judged([[0]])], 0.95)).toThrow(DuplicateRatingError);
  });
});
