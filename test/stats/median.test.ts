import { describe, expect, it } from "vitest";
import { median } from "@/lib/stats/median";

describe("median", () => {
  it("is the middle value by number, or the mean of the two", () => {
    expect(median([10, 9, 2])).toBe(9);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it("leaves its input as it was and has no value for nothing", () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
    expect(median([])).toBeNull();
  });
});
