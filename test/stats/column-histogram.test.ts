import fc from "fast-check";
import { expect, test } from "vitest";
import { countPairableRaters, histogramOfColumns } from "@/lib/stats/column-histogram";
import { ratingColumns } from "@/lib/stats/rating-columns";
import { RatingTable } from "@/lib/stats/rating-table";

test("patterns and pairable raters of columns are those of a table of the same answers", () => {
  const rows = fc.uniqueArray(fc.record({ evaluator: fc.constantFrom("a", "b", "c", "d"), item: fc.constantFrom("1", "2", "3"), value: fc.integer({ min: 1, max: 4 }) }), { selector: ({ evaluator, item }) => `${evaluator} ${item}` });
  fc.assert(fc.property(rows, (answers) => {
    const [columns, table] = [ratingColumns(answers), RatingTable.fromRows(answers)];
    expect(histogramOfColumns(columns).entries()).toEqual(table.histogram.entries());
    expect(countPairableRaters(columns)).toBe(table.countPairableRaters());
  }));
});
