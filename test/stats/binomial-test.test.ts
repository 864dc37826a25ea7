import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binomialTest } from "@/lib/stats/binomial-test";
import vectors from "./vectors/sign-test.json";

/** The test by its definition in whole numbers, for a probability of tenths / 10. */
function exactly(successes: number, trials: number, tenths: number): { p: number; midP: number } {
  const masses: bigint[] = [];
  let choose = 1n;
  for (let k = 0; k <= trials; k++) {
    masses.push(choose * BigInt(tenths) ** BigInt(k) * BigInt(10 - tenths) ** BigInt(trials - k));
    choose = (choose * BigInt(trials - k)) / BigInt(k + 1);
  }
  const observed = masses[successes] ?? 0n;
  let unlikely = 0n;
  let below = 0n;
  let above = 0n;
  for (const [k, mass] of masses.entries()) {
    if (mass <= observed) unlikely += mass;
    if (k < successes) below += mass;
    if (k > successes) above += mass;
  }
  const whole = 10n ** BigInt(trials);
  const share = (part: bigint): number => Number((part * 10n ** 30n) / whole) / 1e30;
  const tail = below < above ? below : above;
  return { p: share(unlikely), midP: Math.min(1, share(2n * tail + observed)) };
}

describe("binomialTest", () => {
  for (const { wins, losses, p, midP } of vectors.cases) {
    it(`${wins} of ${wins + losses} against one half`, () => {
      const result = binomialTest(wins, wins + losses);
      expect(Math.abs((result.value ?? 0) / p - 1)).toBeLessThan(1e-8);
      expect(Math.abs((result.midP ?? 0) / midP - 1)).toBeLessThan(1e-8);
    });
  }

  it("gives the p-value of Mendel's peas", () => {
    // Conover 1971, Practical Nonparametric Statistics, p. 97: 682 of 925, expected 3 : 1.
    expect(binomialTest(682, 925, 0.75).value).toBeCloseTo(0.3825, 4);
  });

  it("equals the definition in whole numbers for any probability", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (trials, anything, tenths) => {
          const successes = anything % (trials + 1);
          const expected = exactly(successes, trials, tenths);
          const result = binomialTest(successes, trials, tenths / 10);
          expect(result.value).toBeCloseTo(expected.p, 11);
          expect(result.midP).toBeCloseTo(expected.midP, 11);
        },
      ),
    );
  });

  it("does not change when successes and failures swap", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }), (a, b) => {
        fc.pre(a + b > 0);
        const one = binomialTest(a, a + b);
        const other = binomialTest(b, a + b);
        expect(other.value).toBeCloseTo(one.value ?? Number.NaN, 12);
        expect(other.midP).toBeCloseTo(one.midP ?? Number.NaN, 12);
        if (a + b < 1000) expect(one.value).toBeGreaterThan(0);
        expect(one.value).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("has no value without a trial and refuses the impossible", () => {
    expect(binomialTest(0, 0)).toEqual({ value: null, midP: null, reason: "no_values" });
    expect(() => binomialTest(3, 2)).toThrow(RangeError);
    expect(() => binomialTest(-1, 2)).toThrow(RangeError);
    expect(() => binomialTest(1, 2, 1)).toThrow(RangeError);
  });
});
