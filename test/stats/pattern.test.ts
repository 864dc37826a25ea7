import { describe, expect, it } from "vitest";
import { patternKey, patternOf, withAnswer, withoutAnswer } from "@/lib/stats/pattern";

describe("a pattern", () => {
  it("is the answers in ascending order, by number and not by text", () => {
    expect(patternOf([10, 9, 1, 10])).toEqual([1, 9, 10, 10]);
    expect(patternKey([1, 1, 3])).toBe("1,1,3");
  });

  it("takes -0 and 0 as one value", () => {
    expect(patternKey(patternOf([-0, 0]))).toBe("0,0");
    expect(withAnswer([], -0)).toStrictEqual([0]);
    expect(withoutAnswer([0], -0)).toEqual([]);
  });

  it("keeps its order when an answer is added or taken back", () => {
    expect(withAnswer([1, 3], 2)).toEqual([1, 2, 3]);
    expect(withAnswer([1, 3], 4)).toEqual([1, 3, 4]);
    expect(withAnswer([1, 3], 1)).toEqual([1, 1, 3]);
    expect(withoutAnswer([1, 1, 3], 1)).toEqual([1, 3]);
  });

  it("refuses what is not an answer", () => {
    expect(() => patternOf([1, Number.NaN])).toThrow(RangeError);
    expect(() => withAnswer([], Infinity)).toThrow(RangeError);
    expect(() => withoutAnswer([1], 2)).toThrow(RangeError);
  });
});
