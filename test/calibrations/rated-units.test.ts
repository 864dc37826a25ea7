import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ratedUnits, type RatedItem } from "@/lib/calibrations/rated-units";

const item = (mean: number | null, pictures: readonly string[], answers = 2): RatedItem => ({ mean, answers, pictures });

describe("ratedUnits", () => {
  it("averages the pictures of an item and leaves out what lacks a rating, a picture or a score", () => {
    const scores = new Map([["a", 0.1], ["b", 0.3]]);
    const found = ratedUnits([item(3, ["a", "b"]), item(null, ["a"]), item(2, []), item(4, ["a", "unknown"])], scores);
    expect(found).toEqual({ unit: "item", rated: [{ score: 0.2, rating: 3 }], items: 1, pictures: 2, answers: 2, left: { unrated: 1, withoutPicture: 1, unscored: 1, severalPictures: 0 } });
  });

  it("takes items with one picture alone where those are enough", () => {
    const names = Array.from({ length: 40 }, (_, place) => `p${place}`);
    const scores = new Map(names.map((name) => [name, 0.1]));
    const single = names.map((name, place) => item(place < 20 ? 1 : 4, [name]));
    expect(ratedUnits([...single, item(4, ["p1", "p2"])], scores)).toMatchObject({ unit: "picture", items: 40, pictures: 40, left: { severalPictures: 1 } });
    expect(ratedUnits([...single.slice(1), item(4, ["p1", "p2"])], scores)).toMatchObject({ unit: "item", items: 40, pictures: 39, left: { severalPictures: 0 } });
  });

  it("takes what was said of one picture in several items as one mean, each answer alike", () => {
    const found = ratedUnits([item(4, ["a"], 3), item(2, ["a"], 1), item(1, ["b"], 2)], new Map([["a", 0.3], ["b", 0.1]]));
    expect(found).toMatchObject({ unit: "picture", rated: [{ score: 0.3, rating: 3.5 }, { score: 0.1, rating: 1 }], items: 3, pictures: 2, answers: 6 });
  });

  it("loses no item without saying so", () => {
    const anyItem = fc.record({ mean: fc.option(fc.double({ min: 1, max: 4, noNaN: true })), answers: fc.integer({ min: 1, max: 5 }), pictures: fc.uniqueArray(fc.constantFrom("a", "b", "c")) });
    fc.assert(fc.property(fc.array(anyItem, { maxLength: 60 }), (items) => {
      const { items: taken, left } = ratedUnits(items, new Map([["a", 0.1], ["b", 0.2]]));
      expect(taken + left.unrated + left.withoutPicture + left.unscored + left.severalPictures).toBe(items.length);
    }));
  });
});
