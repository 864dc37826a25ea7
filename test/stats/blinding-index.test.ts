import { describe, expect, it } from "vitest";
import { blindingIndex } from "@/lib/stats/blinding-index";
import { netPreference } from "@/lib/stats/net-preference";

describe("blindingIndex", () => {
  it("is what Bang, Ni and Davis give for both arms of the CRISP trial", () => {
    // Their table 7: 82 right, 25 wrong, 170 did not know; and 29, 27 and 83.
    expect(blindingIndex({ correct: 82, incorrect: 25, cannotTell: 170 }, 0.95).value).toBeCloseTo(0.21, 2);
    expect(blindingIndex({ correct: 29, incorrect: 27, cannotTell: 83 }, 0.95).value).toBeCloseTo(0.01, 2);
  });

  it("has the interval of the net preference and an exact p", () => {
    const result = blindingIndex({ correct: 30, incorrect: 20, cannotTell: 50 }, 0.95);
    expect(result.value).toBeCloseTo(0.1, 14);
    expect(result.ci).toEqual(netPreference({ wins: 30, losses: 20, ties: 50 }, 0.95).ci);
    // R's binom.test(30, 50).
    expect(result.p).toBeCloseTo(0.2026, 4);
    expect(result).toMatchObject({ correct: 30, incorrect: 20, cannotTell: 50, n: 100, method: "blinding-index" });
  });

  it("does not collapse where everybody was right", () => {
    const { ci, p } = blindingIndex({ correct: 10, incorrect: 0, cannotTell: 0 }, 0.95);
    expect(ci?.low).toBeLessThan(0.6);
    expect(ci?.high).toBe(1);
    expect(p).toBeCloseTo(2 / 1024, 14);
  });

  it("says what is missing", () => {
    expect(blindingIndex({ correct: 0, incorrect: 0, cannotTell: 9 }, 0.95)).toMatchObject({
      value: 0,
      reason: null,
      p: null,
      pReason: "no_decisive",
    });
    expect(blindingIndex({ correct: 0, incorrect: 0, cannotTell: 0 }, 0.95)).toMatchObject({
      value: null,
      reason: "no_values",
      ci: null,
      p: null,
      pReason: "no_values",
    });
    expect(() => blindingIndex({ correct: 1, incorrect: 1, cannotTell: -1 }, 0.95)).toThrow(/cannotTell/);
  });
});
