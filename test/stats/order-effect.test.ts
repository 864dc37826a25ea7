import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fisherExact } from "@/lib/stats/fisher-exact";
import { orderEffect } from "@/lib/stats/order-effect";

const count = fc.integer({ min: 1, max: 200 });

describe("orderEffect", () => {
  it("equals a calculation by hand", () => {
    const { preference, order } = orderEffect({
      shownLeft: { wins: 20, losses: 10 },
      shownRight: { wins: 10, losses: 20 },
    });
    expect(preference.value).toBeCloseTo(0, 14);
    expect(preference.p).toBeCloseTo(1, 14);
    expect(order.value).toBeCloseTo(Math.log(2), 14);
    // (1/2) sqrt(3/20 + 3/20 ...): 1/20 + 1/10 + 1/10 + 1/20 = .3.
    expect(order.standardError).toBeCloseTo(Math.sqrt(0.3) / 2, 14);
    expect(order.z).toBeCloseTo(Math.log(2) / (Math.sqrt(0.3) / 2), 12);
    // 2 (1 - Phi(2.5310)) by a table of the normal distribution.
    expect(order.p).toBeCloseTo(0.01137, 4);
  });

  it("fits the four shares exactly, as the saturated model of Davidson and Beaver must", () => {
    fc.assert(
      fc.property(count, count, count, count, (a, b, c, d) => {
        const { preference, order } = orderEffect({
          shownLeft: { wins: a, losses: b },
          shownRight: { wins: c, losses: d },
        });
        const left = (preference.value ?? Number.NaN) + (order.value ?? Number.NaN);
        const right = (preference.value ?? Number.NaN) - (order.value ?? Number.NaN);
        expect(1 / (1 + Math.exp(-left))).toBeCloseTo(a / (a + b), 12);
        expect(1 / (1 + Math.exp(-right))).toBeCloseTo(c / (c + d), 12);
      }),
    );
  });

  it("negates the preference and keeps the order when the sources swap; p of Fisher stays", () => {
    fc.assert(
      fc.property(count, count, count, count, (a, b, c, d) => {
        const one = orderEffect({ shownLeft: { wins: a, losses: b }, shownRight: { wins: c, losses: d } });
        const other = orderEffect({ shownLeft: { wins: d, losses: c }, shownRight: { wins: b, losses: a } });
        expect(other.preference.value).toBeCloseTo(-(one.preference.value ?? Number.NaN), 12);
        expect(other.order.value).toBeCloseTo(one.order.value ?? Number.NaN, 12);
        expect(other.fisher.value).toBeCloseTo(one.fisher.value ?? Number.NaN, 12);
      }),
    );
  });

  it("has Fisher's exact test of winner by side", () => {
    const counts = { shownLeft: { wins: 3, losses: 1 }, shownRight: { wins: 1, losses: 3 } };
    expect(orderEffect(counts).fisher).toEqual(fisherExact([[3, 1], [1, 3]]));
    expect(orderEffect(counts)).toMatchObject(counts);
  });

  it("says why an estimate is missing, and adds nothing to an empty cell", () => {
    const reasons = (a: number, b: number, c: number, d: number): unknown[] => {
      const { preference, order, fisher } = orderEffect({
        shownLeft: { wins: a, losses: b },
        shownRight: { wins: c, losses: d },
      });
      expect([preference.value, order.value, order.p]).toEqual([null, null, null]);
      expect(order.reason).toBe(preference.reason);
      return [order.reason, fisher.reason];
    };
    expect(reasons(5, 0, 3, 2)).toEqual(["separated", null]);
    expect(reasons(5, 0, 3, 0)).toEqual(["separated", "empty_margin"]);
    expect(reasons(5, 4, 0, 0)).toEqual(["confounded", "empty_margin"]);
    expect(reasons(0, 0, 0, 0)).toEqual(["no_decisive", "no_decisive"]);
    expect(() => reasons(5, -1, 0, 0)).toThrow(RangeError);
  });
});
