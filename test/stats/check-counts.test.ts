import { describe, expect, it } from "vitest";
import { checkCounts } from "@/lib/stats/check-counts";

describe("checkCounts", () => {
  it("lets counts pass and names what is none", () => {
    expect(() => checkCounts({ wins: 3, losses: 0 })).not.toThrow();
    expect(() => checkCounts({ wins: 3, losses: -1 })).toThrow(/"losses".*-1/);
    for (const wrong of [1.5, Number.NaN, Infinity, 2 ** 53]) {
      expect(() => checkCounts({ ties: wrong })).toThrow(RangeError);
    }
  });
});
