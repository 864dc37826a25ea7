import { describe, expect, it } from "vitest";
import { ruleOfThree } from "@/lib/stats/rule-of-three";

describe("ruleOfThree", () => {
  it("bounds the share from above as the exact binomial bound does", () => {
    expect(ruleOfThree(60)).toBe(0.05);
    for (const units of [30, 100, 5000]) {
      const exact = 1 - 0.05 ** (1 / units);
      const bound = ruleOfThree(units) ?? 0;
      expect(bound).toBeGreaterThanOrEqual(exact);
      expect(bound / exact).toBeLessThan(1.06);
    }
  });

  it("is a share, and there is none of nothing", () => {
    expect(ruleOfThree(2)).toBe(1);
    expect(ruleOfThree(0)).toBeNull();
  });
});
