import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binomialMass } from "@/lib/stats/binomial-distribution";
import { netPreference } from "@/lib/stats/net-preference";

const count = fc.integer({ min: 0, max: 500 });

describe("netPreference", () => {
  it("is wins less losses over all judgments", () => {
    const result = netPreference({ wins: 12, losses: 4, ties: 4 }, 0.95);
    expect(result).toMatchObject({ value: 0.4, reason: null, method: "net-preference", n: 20 });
  });

  it("has the interval of Bonett and Price", () => {
    // The worked example of the R package statpsych, whose author Bonett is.
    const { ci } = netPreference({ wins: 26, losses: 4, ties: 18 }, 0.95);
    expect(ci?.low).toBeCloseTo(0.2548067, 7);
    expect(ci?.high).toBeCloseTo(0.6251933, 7);
    expect(ci).toMatchObject({ level: 0.95, method: "bonett-price" });
  });

  it("covers what it should, by adding up all outcomes", () => {
    // statistics.md 5.3 gives .946 to .961 for usual shares and 20 to 100 judgments; and
    // for the plain Wald interval .74 at shares .9 and .05 of 20.
    for (const [n, winShare, lossShare, low, high] of [
      [20, 0.4, 0.3, 0.946, 0.961],
      [50, 0.5, 0.2, 0.946, 0.961],
      [100, 0.35, 0.3, 0.946, 0.961],
      [20, 0.9, 0.05, 0.95, 0.995],
    ] as const) {
      const truth = winShare - lossShare;
      let covered = 0;
      for (let wins = 0; wins <= n; wins++) {
        for (let losses = 0; wins + losses <= n; losses++) {
          const { ci } = netPreference({ wins, losses, ties: n - wins - losses }, 0.95);
          if (ci === null || ci.low > truth || ci.high < truth) continue;
          covered += binomialMass(wins, n, winShare) * binomialMass(losses, n - wins, lossShare / (1 - winShare));
        }
      }
      expect(covered).toBeGreaterThan(low);
      expect(covered).toBeLessThan(high);
    }
  });

  it("negates its value and mirrors its interval when the sources swap", () => {
    fc.assert(
      fc.property(count, count, count, (wins, losses, ties) => {
        fc.pre(wins + losses + ties > 0);
        const one = netPreference({ wins, losses, ties }, 0.9);
        const other = netPreference({ wins: losses, losses: wins, ties }, 0.9);
        expect(other.value).toBeCloseTo(-(one.value ?? Number.NaN), 14);
        expect(other.ci?.low).toBeCloseTo(-(one.ci?.high ?? Number.NaN), 12);
        expect(other.ci?.high).toBeCloseTo(-(one.ci?.low ?? Number.NaN), 12);
      }),
    );
  });

  it("keeps value and interval between -1 and 1, and the value in the interval", () => {
    fc.assert(
      fc.property(count, count, count, (wins, losses, ties) => {
        fc.pre(wins + losses + ties > 0);
        const { value, ci } = netPreference({ wins, losses, ties }, 0.95);
        expect(ci?.low).toBeGreaterThanOrEqual(-1);
        expect(ci?.high).toBeLessThanOrEqual(1);
        expect(ci?.low).toBeLessThanOrEqual(value ?? Number.NaN);
        expect(ci?.high).toBeGreaterThanOrEqual(value ?? Number.NaN);
      }),
    );
    expect(netPreference({ wins: 10, losses: 0, ties: 0 }, 0.95).ci?.high).toBe(1);
  });

  it("has no value without a judgment and refuses what is no count", () => {
    expect(netPreference({ wins: 0, losses: 0, ties: 0 }, 0.95)).toEqual({
      value: null,
      reason: "no_values",
      ci: null,
      ciReason: "no_values",
      method: "net-preference",
      n: 0,
    });
    expect(() => netPreference({ wins: -1, losses: 2, ties: 0 }, 0.95)).toThrow(RangeError);
    expect(() => netPreference({ wins: 1, losses: 2, ties: 0.5 }, 0.95)).toThrow(RangeError);
  });
});
