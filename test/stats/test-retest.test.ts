import { describe, expect, it } from "vitest";
import { cohenKappa } from "@/lib/stats/cohen-kappa";
import { testRetest } from "@/lib/stats/test-retest";

describe("testRetest", () => {
  it("is kappa of first and second answers, of each rater and of all", () => {
    const repeats = [
      { rater: "b", first: 3, second: 3 },
      { rater: "a", first: 1, second: 1 },
      { rater: "a", first: 4, second: 3 },
      { rater: "a", first: 2, second: 2 },
    ];
    const { all, raters } = testRetest(repeats, "quadratic", 0.95);
    expect(all).toEqual(cohenKappa([3, 1, 4, 2], [3, 1, 3, 2], "quadratic", 0.95));
    expect(raters[0]).toEqual({ rater: "a", ...cohenKappa([1, 4, 2], [1, 3, 2], "quadratic", 0.95) });
    expect(raters[1]).toMatchObject({ rater: "b", value: null, reason: "no_variation", agreement: 1, n: 1 });
    expect(testRetest([], "quadratic", 0.95)).toMatchObject({ raters: [], all: { value: null, reason: "no_pairable" } });
  });
});
