import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { budgetLeft, overBudget } from "@/lib/generation/budget";
import { budgetText, timeText } from "@/lib/generation/budget-text";

const part = fc.option(fc.integer({ min: 1, max: 1_000 }), { nil: undefined });
const spent = fc.record({ tokens: fc.nat(2_000), seconds: fc.nat(2_000), cost: fc.nat(2_000) });

describe("a budget", () => {
  it("is over exactly when one of its parts has nothing left", () => {
    fc.assert(fc.property(fc.record({ tokens: part, seconds: part, cost: part }), spent, (budget, used) => {
      const parts = budgetLeft(budget, used);
      expect(parts.length).toBe(Object.values(budget).filter((limit) => limit !== undefined).length);
      expect(overBudget(budget, used) !== null).toBe(parts.some(({ left }) => left === 0));
    }));
  });

  it("says what is left of it", () => {
    const budget = { tokens: 10_000, seconds: 7_200, cost: 2 };
    expect(budgetLeft(budget, { tokens: 1_234, seconds: 4_000, cost: 1.5 }).map((left) => budgetText(left, "EUR"))).toEqual(["8,766 of 10,000 left", "53 min of 2 h left", "0.5000 of 2.00 EUR left"]);
    expect(budgetText({ part: "tokens", spent: 12_000, limit: 10_000, left: 0 })).toBe("spent: all of 10,000");
  });

  it("tells time as people do", () => {
    expect([59.9, 60, 3_599, 3_600, 12_000].map(timeText)).toEqual(["59 s", "1 min", "59 min", "1 h", "3 h 20 min"]);
  });
});
