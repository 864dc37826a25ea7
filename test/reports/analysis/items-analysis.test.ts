import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { itemsAnalysis, placeOnScale, type PlacedAnswer } from "@/lib/reports/analysis/items-analysis";

const CRITERIA = [{ key: "flow", name: "Flow" }, { key: "images", name: "Images" }];
const answer = (item: string, evaluator: string, criterion: string, place: number | null, hasComment = false): PlacedAnswer => ({ item, evaluator, criterion, place, hasComment });

describe("items by disagreement", () => {
  it("come furthest apart first, and last where nothing can be compared", () => {
    const { items } = itemsAnalysis(CRITERIA, [
      answer("I1", "a", "flow", 0.5), answer("I1", "b", "flow", 0.5, true),
      answer("I2", "a", "flow", 0), answer("I2", "b", "flow", 1), answer("I2", "a", "images", 1 / 3), answer("I2", "b", "images", null),
      answer("I3", "a", "flow", 1),
      answer("I4", "a", "flow", 0), answer("I4", "b", "flow", 1), answer("I4", "a", "images", 0.5), answer("I4", "b", "images", 0.5),
    ]);
    expect(items).toEqual([
      { item: "I2", judgments: 2, disagreement: 1, byCriterion: [1, null], comments: 0 },
      { item: "I4", judgments: 2, disagreement: 0.5, byCriterion: [1, 0], comments: 0 },
      { item: "I1", judgments: 2, disagreement: 0, byCriterion: [0, null], comments: 1 },
      { item: "I3", judgments: 1, disagreement: null, byCriterion: [null, null], comments: 0 },
    ]);
  });

  it("are measured over all pairs of evaluators", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 6 }), (values) => {
      const { items } = itemsAnalysis([{ key: "flow", name: "Flow" }], values.map((value, index) => answer("I1", String(index), "flow", placeOnScale(value, [0, 1, 2, 3]))));
      let [sum, pairs] = [0, 0];
      for (let one = 0; one < values.length; one += 1) for (let other = one + 1; other < values.length; other += 1, pairs += 1) sum += Math.abs((values[one] ?? 0) - (values[other] ?? 0)) / 3;
      expect(items[0]?.disagreement).toBeCloseTo(sum / pairs, 12);
    }));
  });

  it("a scale of one point has no places", () => expect(placeOnScale(1, [1])).toBeNull());
});
