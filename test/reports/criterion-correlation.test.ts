import { describe, expect, it } from "vitest";
import { criterionCorrelations } from "@/lib/reports/criterion-correlation";
import { grid } from "./sample-rows";

describe("correlation of criteria", () => {
  it("takes judgments that answer both criteria only", () => {
    const rows = [...grid("a", [[1, 2], [3, null], [4, 4]]), ...grid("b", [[1, 2], [3, 1], [4, null]])];
    expect(criterionCorrelations(rows, ["a", "b"])).toEqual([{ left: "a", right: "b", value: expect.closeTo(1, 12), judgments: 4 }]);
  });

  it("lists each pair once", () => {
    expect(criterionCorrelations([], ["a", "b", "c"]).map(({ left, right }) => left + right)).toEqual(["ab", "ac", "bc"]);
  });
});
