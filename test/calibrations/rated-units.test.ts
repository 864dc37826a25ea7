import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ratedUnits, type RatedItem } from "@/lib/calibrations/rated-units";

const item = (mean: number | null, pictures: readonly string[], answers = 2): RatedItem => ({ mean, answers, pictures });

describe("ratedUnits", () => {
  it("averages the pictures of an item and leaves out what lacks a rating, a picture or a score", () => {
    const scores = new Map([["a", 0.1], ["b", 0.3]]);
    const found = ratedUnits([item(3, ["a", "b"]), item(null, ["a"]), item(2, []), item(4, ["a", "unknown"])], scores);
    expect(found).toEqual({ unit: "item", rated: [{ score: 0.2, rating: 3 }], pictures: 2, answers: 2, left: { unrated: 1, withoutPicture: 1, unscored: 1, severalPictures: 0 } });
  });

  it("takes items with one picture alone where those are enough", () => {
    const scores = new Map([["a", 0.1], ["b", 0.3]]);
    const single = [...Array.from({ length: 20 }, () => item(1, ["a"])), ...Array.from({ length: 20 }, () => item(4, ["b"]))];
    expect(ratedUnits([...single, item(4, ["a", "b"])], scores)).toMatchObject({ unit: "picture", pictures: 40, left: { severalPictures: 1 } });
    expect(ratedUnits([...single.slice(1), item(4, ["a", "b"])], scores)).toMatchObject({ unit: "item", pictures: 41, left: { severalPictures: 0 } });
  });

  it("loses no item without saying so", () => {
    const anyItem = fc.record({ mean: fc.option(fc.double({ min: 1, max: 4, noNaN: true })), answers: fc.integer({ min: 1, max: 5 }), pictures: fc.uniqueArray(fc.constantFrom("a", "b", "c")) });
    fc.assert(fc.property(fc.array(anyItem, { maxLength: 60 }), (items) => {
      const { rated, left } = ratedUnits(items, new Map([["a", 0.1], ["b", 0.2]]));
      expect(rated.length + left.unrated + left.withoutPicture + left.unscored + left.severalPictures).toBe(items.length);
    }));
  });
});
