import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leftShare } from "@/lib/stats/left-share";
import { wilsonInterval } from "@/lib/stats/wilson-interval";
import vectors from "./vectors/sign-test.json";

describe("leftShare", () => {
  it("is a share of decisive votes with Wilson's interval", () => {
    const result = leftShare({ left: 10, right: 3, ties: 7 }, 0.95);
    expect(result.value).toBeCloseTo(10 / 13, 14);
    expect(result.ci).toEqual(wilsonInterval(10, 13, 0.95).ci);
    expect(result).toMatchObject({ left: 10, right: 3, ties: 7 });
  });

  it("has the p-values of the exact test", () => {
    for (const { wins, losses, p, midP } of vectors.cases) {
      const result = leftShare({ left: wins, right: losses, ties: 1 }, 0.95);
      expect(Math.abs((result.p ?? 0) / p - 1)).toBeLessThan(1e-8);
      expect(Math.abs((result.midP ?? 0) / midP - 1)).toBeLessThan(1e-8);
    }
  });

  it("mirrors at one half when the sides swap", () => {
    const count = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(count, count, (left, right) => {
        fc.pre(left + right > 0);
        const one = leftShare({ left, right, ties: 0 }, 0.95);
        const other = leftShare({ left: right, right: left, ties: 0 }, 0.95);
        expect(other.value).toBeCloseTo(1 - (one.value ?? 0), 14);
        expect(other.ci?.low).toBeCloseTo(1 - (one.ci?.high ?? 0), 12);
        expect(other.p).toBeCloseTo(one.p ?? 0, 12);
      }),
    );
  });

  it("says why there is no share", () => {
    const none = leftShare({ left: 0, right: 0, ties: 4 }, 0.95);
    expect(none).toMatchObject({ value: null, reason: "no_decisive", p: null, midP: null, ci: null, ciReason: "no_decisive" });
    expect(leftShare({ left: 0, right: 0, ties: 0 }, 0.95).reason).toBe("no_values");
    expect(() => leftShare({ left: 1, right: -1, ties: 0 }, 0.95)).toThrow(RangeError);
  });
});
