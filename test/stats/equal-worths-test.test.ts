import { describe, expect, it } from "vitest";
import { chiSquareUpperTail } from "@/lib/stats/chi-square";
import { equalWorthsTest } from "@/lib/stats/equal-worths-test";

describe("equalWorthsTest", () => {
  it("equals a calculation by hand", () => {
    const even = { first: 0, second: 1, side: 0, wins: 1, losses: 1, ties: 0 } as const;
    expect(equalWorthsTest([even], -2 * Math.LN2, 2).statistic).toBeCloseTo(0, 14);
    // Shares 3/8, 3/8 and 2/8 of 8 judgments without regard to order.
    const uneven = { first: 0, second: 1, side: 0, wins: 4, losses: 2, ties: 2 } as const;
    const equal = 6 * Math.log(3 / 8) + 2 * Math.log(2 / 8);
    const { statistic, p } = equalWorthsTest([uneven], equal + 1.5, 2);
    expect(statistic).toBeCloseTo(3, 12);
    expect(p).toBeCloseTo(chiSquareUpperTail(3, 2), 12);
  });

  it("lets left and right differ where order is in the model", () => {
    const cells = [
      { first: 0, second: 1, side: 1, wins: 4, losses: 1, ties: 0 },
      { first: 0, second: 1, side: -1, wins: 2, losses: 3, ties: 0 },
    ] as const;
    // Left won 4 + 3 of 10.
    const equal = 7 * Math.log(0.7) + 3 * Math.log(0.3);
    expect(equalWorthsTest(cells, equal + 1, 1).statistic).toBeCloseTo(2, 12);
  });
});
