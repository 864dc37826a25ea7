import { describe, expect, it } from "vitest";
import { criterionCorrelations, rankCorrelation } from "@/lib/reports/criterion-correlation";
import { grid } from "./sample-rows";

describe("correlation of criteria", () => {
  it("is Spearman's rho of a worked example", () => {
    // Ten pairs of IQ and hours of television, rho = −29/165 (the common textbook example).
    const iq = [86, 97, 99, 100, 101, 103, 106, 110, 112, 113];
    const hours = [2, 20, 28, 27, 50, 29, 7, 17, 6, 12];
    expect(rankCorrelation(iq.map((value, index) => [value, hours[index] ?? 0]))).toBeCloseTo(-29 / 165, 12);
  });

  it("is undefined without variation or answers, not 0", () => {
    expect(rankCorrelation([])).toBeNull();
    expect(rankCorrelation([[1, 1], [1, 2]])).toBeNull();
  });

  it("takes judgments that answer both criteria only", () => {
    const rows = [...grid("a", [[1, 2], [3, null], [4, 4]]), ...grid("b", [[1, 2], [3, 1], [4, null]])];
    expect(criterionCorrelations(rows, ["a", "b"])).toEqual([{ left: "a", right: "b", value: expect.closeTo(1, 12), judgments: 4 }]);
  });

  it("lists each pair once", () => {
    expect(criterionCorrelations([], ["a", "b", "c"]).map(({ left, right }) => left + right)).toEqual(["ab", "ac", "bc"]);
  });
});
