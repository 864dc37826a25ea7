import { describe, expect, it } from "vitest";
import { wilsonInterval } from "@/lib/stats/wilson-interval";
import vectors from "./vectors/wilson.json";

describe("wilsonInterval", () => {
  for (const { successes, total, low, high } of vectors.cases) {
    it(`${successes} of ${total}`, () => {
      const { ci } = wilsonInterval(successes, total, 0.95);
      expect(ci?.low).toBeCloseTo(low, 11);
      expect(ci?.high).toBeCloseTo(high, 11);
    });
  }

  it("reaches 0 and 1 exactly, and has none of nothing", () => {
    expect(wilsonInterval(0, 20, 0.95).ci?.low).toBe(0);
    expect(wilsonInterval(20, 20, 0.95).ci?.high).toBe(1);
    expect(wilsonInterval(0, 0, 0.95)).toEqual({ ci: null, ciReason: "no_values" });
  });

  it("refuses impossible counts", () => {
    expect(() => wilsonInterval(3, 2, 0.95)).toThrow(RangeError);
    expect(() => wilsonInterval(-1, 2, 0.95)).toThrow(RangeError);
    expect(() => wilsonInterval(0.5, 2, 0.95)).toThrow(RangeError);
  });
});
