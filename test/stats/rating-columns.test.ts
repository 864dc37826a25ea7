import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ratingColumns, rowsOfColumns } from "@/lib/stats/rating-columns";
import { DuplicateRatingError } from "@/lib/stats/rating-table";

describe("answers as columns", () => {
  test("are ordered by item and rater, whatever order they came in", () => {
    const columns = ratingColumns([
      { evaluator: "b", item: "2", value: 3 },
      { evaluator: "a", item: "2", value: 1 },
      { evaluator: "c", item: "1", value: null },
      { evaluator: "b", item: "1", value: -0 },
    ]);
    expect(columns).toEqual({
      items: ["1", "2"], raters: ["a", "b"], item: Int32Array.of(0, 1, 1), rater: Int32Array.of(1, 0, 1), value: Float64Array.of(0, 1, 3), starts: Uint32Array.of(0, 1, 3),
    });
  });

  test("hold every answer once and in one order", () => {
    const cells = fc.uniqueArray(fc.record({ evaluator: fc.constantFrom("a", "b", "c"), item: fc.constantFrom("1", "2", "10", "x"), value: fc.integer() }), { selector: ({ evaluator, item }) => `${evaluator} ${item}` });
    fc.assert(fc.property(cells, (rows) => {
      const sorted = [...rows].sort((one, other) => (one.item === other.item ? (one.evaluator < other.evaluator ? -1 : 1) : one.item < other.item ? -1 : 1));
      expect([...rowsOfColumns(ratingColumns(rows))]).toEqual(sorted);
    }));
  });

  test("nothing gives empty columns", () => {
    expect(ratingColumns([]).starts).toEqual(Uint32Array.of(0));
  });

  test("refuse two answers of one rater to an item, and what is no number", () => {
    const row = { evaluator: "a", item: "1", value: 1 };
    expect(() => ratingColumns([row, { ...row, value: 2 }])).toThrow(DuplicateRatingError);
    expect(() => ratingColumns([{ ...row, value: Number.NaN }])).toThrow(RangeError);
  });
});
