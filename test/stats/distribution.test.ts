import { describe, expect, it } from "vitest";
import { distribution } from "@/lib/stats/distribution";
import { wilsonInterval } from "@/lib/stats/wilson-interval";

describe("distribution", () => {
  it("has a bar for every point of the scale and for every value given", () => {
    const bars = distribution([4, 2, 4, 7], [1, 2, 3, 4], 0.95);
    expect(bars.map(({ value, count, share }) => [value, count, share])).toEqual([
      [1, 0, 0],
      [2, 1, 0.25],
      [3, 0, 0],
      [4, 2, 0.5],
      [7, 1, 0.25],
    ]);
    expect(bars[3]?.ci).toEqual(wilsonInterval(2, 4, 0.95).ci);
  });

  it("is empty without answers", () => {
    expect(distribution([], [1, 2, 3, 4], 0.95)).toEqual([]);
  });
});
