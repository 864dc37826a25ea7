import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DuplicateRatingError, RatingTable, UnknownRatingError } from "@/lib/stats/rating-table";

describe("RatingTable", () => {
  it("names evaluator and item of a second answer to the same item", () => {
    const rows = [
      { evaluator: "ada", item: "e1", value: 1 },
      { evaluator: "ada", item: "e1", value: 1 },
    ];
    expect(() => RatingTable.fromRows(rows)).toThrow(DuplicateRatingError);
    expect(() => RatingTable.fromRows(rows)).toThrow(/"ada".*"e1"/);
  });

  it("skips missing answers, which are no second answer either", () => {
    const table = RatingTable.fromRows([
      { evaluator: "ada", item: "e1", value: null },
      { evaluator: "ada", item: "e1", value: 2 },
    ]);
    expect(table.answers).toBe(1);
  });

  it("refuses to change or take back what is not there", () => {
    const table = RatingTable.fromRows([{ evaluator: "ada", item: "e1", value: 1 }]);
    expect(() => table.edit("ada", "e2", 1)).toThrow(UnknownRatingError);
    expect(() => table.delete("bob", "e1")).toThrow(UnknownRatingError);
  });

  it("stays as it was when an insert or edit is refused", () => {
    const table = RatingTable.fromRows([{ evaluator: "ada", item: "e1", value: 1 }]);
    expect(() => table.edit("ada", "e1", Number.NaN)).toThrow(RangeError);
    expect(() => table.insert("bob", "e1", Infinity)).toThrow(RangeError);
    expect(table.answers).toBe(1);
    expect(table.histogram.entries()).toEqual([{ pattern: [1], units: 1 }]);
  });

  it("counts the raters whose answers can be compared", () => {
    const table = RatingTable.fromRows([
      { evaluator: "ada", item: "e1", value: 1 },
      { evaluator: "bob", item: "e1", value: 1 },
      { evaluator: "cyd", item: "e2", value: 1 },
    ]);
    expect(table.countPairableRaters()).toBe(2);
  });

  it("filled step by step, with changes and withdrawals, equals one filled at once", () => {
    const step = fc.record({
      evaluator: fc.constantFrom("a", "b", "c", "d"),
      item: fc.constantFrom("1", "2", "3", "4", "5"),
      value: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 3 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const table = new RatingTable();
        const final = new Map<string, { evaluator: string; item: string; value: number }>();
        for (const { evaluator, item, value } of steps) {
          const key = `${evaluator} ${item}`;
          if (value === null) {
            if (final.delete(key)) table.delete(evaluator, item);
          } else {
            if (final.has(key)) table.edit(evaluator, item, value);
            else table.insert(evaluator, item, value);
            final.set(key, { evaluator, item, value });
          }
        }
        const atOnce = RatingTable.fromRows(final.values());
        expect(table.histogram.entries()).toEqual(atOnce.histogram.entries());
        expect(table.answers).toBe(final.size);
        expect(table.countPairableRaters()).toBe(atOnce.countPairableRaters());
      }),
    );
  });
});
