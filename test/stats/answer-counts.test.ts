import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerCounts } from "@/lib/stats/answer-counts";
import { ratingColumns, rowsOfColumns } from "@/lib/stats/rating-columns";

describe("answerCounts", () => {
  it("counts repeated answers, in order of item, rater and value", () => {
    const row = (item: string, evaluator: string, value: number | null) => ({ item, evaluator, value });
    const counts = answerCounts([row("2", "a", 3), row("1", "b", 3), row("1", "a", 10), row("1", "a", 3), row("1", "a", 10), row("1", "c", null), row("2", "a", -0)]);
    expect(counts).toEqual({
      items: ["1", "2"], raters: ["a", "b"], values: [0, 3, 10], n: 6,
      item: Int32Array.of(0, 0, 0, 1, 1), rater: Int32Array.of(0, 0, 1, 0, 0), value: Int32Array.of(1, 2, 1, 0, 1), count: Float64Array.of(1, 2, 1, 1, 1),
    });
  });

  it("does not depend on the order of rows, and agrees with columns where nobody answers twice", () => {
    const rows = fc.array(fc.record({ evaluator: fc.constantFrom("a", "b", "B", "10"), item: fc.constantFrom("1", "2", "10"), value: fc.integer({ min: -2, max: 2 }) }));
    fc.assert(fc.property(rows, (given) => {
      expect(answerCounts([...given].reverse())).toEqual(answerCounts(given));
      const once = [...new Map(given.map((row) => [`${row.item} ${row.evaluator}`, row])).values()];
      const columns = ratingColumns(once);
      const counts = answerCounts(rowsOfColumns(columns));
      expect(counts.item).toEqual(columns.item);
      expect(counts.rater).toEqual(columns.rater);
      expect(Float64Array.from(counts.value, (place) => counts.values[place] ?? Number.NaN)).toEqual(columns.value);
    }));
  });

  it("refuses what is no number, and holds nothing for nothing", () => {
    expect(() => answerCounts([{ evaluator: "a", item: "1", value: Infinity }])).toThrow(RangeError);
    expect(answerCounts([])).toMatchObject({ n: 0, items: [], values: [] });
  });
});
