import { describe, expect, it } from "vitest";
import { percentAgreement } from "@/lib/stats/percent-agreement";
import { tableOf } from "./rating-matrix";
import published from "./vectors/alpha-published.json";

describe("percentAgreement", () => {
  // Units: (1,1,2) agrees in 1 of 3 pairs, (2,2) in 1 of 1, (3) has no pair.
  const table = tableOf([
    [1, 2, 3],
    [1, 2, null],
    [2, null, null],
  ]);

  it("weights units alike: (1/3 + 1) / 2", () => {
    expect(percentAgreement(table, "unit")).toEqual({ value: 2 / 3, reason: null });
  });

  it("weights pairs alike: 2 of 4", () => {
    expect(percentAgreement(table, "pair")).toEqual({ value: 0.5, reason: null });
  });

  it("is .81818 on the data of Krippendorff 2011 C, as Gwet 2014 prints it", () => {
    const example = published.examples.find(({ id }) => id === "krippendorff2011_C");
    const value = percentAgreement(tableOf(example?.data ?? []), "unit").value;
    expect(value).toBeCloseTo(0.81818, 5);
  });

  it("has no value without a pair", () => {
    const lonely = tableOf([[1, null], [null, 2]]);
    expect(percentAgreement(lonely, "unit")).toEqual({ value: null, reason: "no_pairable" });
    expect(percentAgreement(lonely, "pair")).toEqual({ value: null, reason: "no_pairable" });
  });
});
