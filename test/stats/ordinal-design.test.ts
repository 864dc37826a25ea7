import { describe, expect, it } from "vitest";
import { ordinalDesign } from "@/lib/stats/ordinal-design";
import { ratingColumns } from "@/lib/stats/rating-columns";

const columns = ratingColumns([
  { evaluator: "a", item: "1", value: 5 }, { evaluator: "b", item: "1", value: 1 },
  { evaluator: "a", item: "2", value: 3 }, { evaluator: "b", item: "3", value: 3 },
]);

describe("ordinalDesign", () => {
  it("codes categories and measures predictors from their mean", () => {
    const design = ordinalDesign(columns, [{ name: "late", of: (item, rater) => Number(item) + (rater === "b" ? 1 : 0) }], []);
    expect([...design.categories]).toEqual([1, 3, 5]);
    expect([...design.codes]).toEqual([2, 0, 1, 1]);
    expect([...design.counts]).toEqual([1, 2, 1]);
    // 1, 2, 2, 4: mean 2.25, variance 1.1875.
    expect(design.predictors).toEqual([{ name: "late", centre: 2.25, scale: Math.sqrt(1.1875) }]);
    expect(design.x[3]).toBeCloseTo(1.75 / Math.sqrt(1.1875), 14);
  });

  it("puts the effect with more levels first and knows each level's answers", () => {
    const { effects } = ordinalDesign(columns, [], ["rater", "item"]);
    expect(effects.map(({ grouping, names }) => [grouping, names.length])).toEqual([["item", 3], ["rater", 2]]);
    expect([...(effects[1]?.entries ?? [])]).toEqual([0, 2, 1, 3]);
    expect([...(effects[1]?.starts ?? [])]).toEqual([0, 2, 4]);
  });

  it("refuses a predictor that is no number", () => {
    expect(() => ordinalDesign(columns, [{ name: "missing", of: () => Number.NaN }], [])).toThrow(RangeError);
  });
});
