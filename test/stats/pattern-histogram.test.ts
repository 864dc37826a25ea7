import { describe, expect, it } from "vitest";
import { PatternHistogram } from "@/lib/stats/pattern-histogram";

describe("PatternHistogram", () => {
  it("counts units per pattern and orders them by pattern, not by arrival", () => {
    const histogram = new PatternHistogram();
    histogram.add([2, 2]);
    histogram.add([1, 2], 3);
    histogram.add([2, 2], 4);
    expect(histogram.entries()).toEqual([
      { pattern: [1, 2], units: 3 },
      { pattern: [2, 2], units: 5 },
    ]);
  });

  it("forgets a pattern that no unit shows any more", () => {
    const histogram = new PatternHistogram();
    histogram.moveUnit([], [1]);
    histogram.moveUnit([1], [1, 2]);
    expect(histogram.entries()).toEqual([{ pattern: [1, 2], units: 1 }]);
    histogram.moveUnit([1, 2], []);
    expect(histogram.entries()).toEqual([]);
  });

  it("refuses to go below zero and to count by halves", () => {
    const histogram = new PatternHistogram();
    histogram.add([1, 1]);
    expect(() => histogram.remove([1, 1], 2)).toThrow(RangeError);
    expect(() => histogram.remove([1, 2])).toThrow(RangeError);
    expect(() => histogram.add([1, 1], 0.5)).toThrow(RangeError);
  });
});
