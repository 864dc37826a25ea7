import { describe, expect, it } from "vitest";
import { criterionCorrelations } from "@/lib/reports/criterion-correlation";
import { ratingColumns } from "@/lib/stats/rating-columns";
import { grid } from "./sample-rows";

const columnsOf = (key: string, items: (number | null)[][]) => ({ key, columns: ratingColumns(grid(key, items)) });

describe("correlation of criteria", () => {
  it("takes judgments that answer both criteria only", () => {
    const criteria = [columnsOf("a", [[1, 2], [3, null], [4, 4]]), columnsOf("b", [[1, 2], [3, 1], [4, null]])];
    expect(criterionCorrelations(criteria)).toEqual([{ left: "a", right: "b", value: expect.closeTo(1, 12), judgments: 4 }]);
  });

  it("lists each pair once", () => {
    expect(criterionCorrelations(["a", "b", "c"].map((key) => columnsOf(key, []))).map(({ left, right }) => left + right)).toEqual(["ab", "ac", "bc"]);
  });
});
