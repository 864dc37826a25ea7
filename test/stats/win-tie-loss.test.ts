import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { netPreference } from "@/lib/stats/net-preference";
import { wilsonInterval } from "@/lib/stats/wilson-interval";
import { winTieLoss } from "@/lib/stats/win-tie-loss";

describe("winTieLoss", () => {
  it("has shares with Wilson's interval", () => {
    const result = winTieLoss({ wins: 81, losses: 100, ties: 82 }, 0.95);
    // Newcombe 1998, Statistics in Medicine 17:857-872: 81 of 263 give .2553 to .3662.
    expect(result.wins.ci?.low).toBeCloseTo(0.2553, 4);
    expect(result.wins.ci?.high).toBeCloseTo(0.3662, 4);
    expect(result.ties).toMatchObject({ value: 82 / 263, count: 82, ...wilsonInterval(82, 263, 0.95) });
    expect(result.losses.value).toBeCloseTo(100 / 263, 14);
    expect(result).toMatchObject({ n: 263, bothBad: null });
  });

  it("counts both-bad judgments among the ties", () => {
    const { bothBad, ties, n } = winTieLoss({ wins: 1, losses: 2, ties: 5, bothBad: 3 }, 0.95);
    expect(bothBad).toMatchObject({ value: 3 / 8, count: 3 });
    expect([ties.count, n]).toEqual([5, 8]);
  });

  it("has a win rate with ties as halves", () => {
    const { winRate } = winTieLoss({ wins: 6, ties: 2, losses: 2 }, 0.95);
    expect(winRate.value).toBeCloseTo(0.7, 14);
    const { ci } = netPreference({ wins: 6, ties: 2, losses: 2 }, 0.95);
    expect(winRate.ci?.low).toBeCloseTo((1 + (ci?.low ?? 0)) / 2, 14);
    expect(winRate.ci).toMatchObject({ high: (1 + (ci?.high ?? 0)) / 2, method: "bonett-price", level: 0.95 });
  });

  it("mirrors when the sources swap, and its shares add up to 1", () => {
    const count = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(count, count, count, (wins, losses, ties) => {
        fc.pre(wins + losses + ties > 0);
        const one = winTieLoss({ wins, losses, ties }, 0.95);
        const other = winTieLoss({ wins: losses, losses: wins, ties }, 0.95);
        expect(other.wins).toEqual(one.losses);
        expect(other.winRate.value).toBeCloseTo(1 - (one.winRate.value ?? 0), 14);
        expect((one.wins.value ?? 0) + (one.ties.value ?? 0) + (one.losses.value ?? 0)).toBeCloseTo(1, 14);
      }),
    );
  });

  it("has no values without a judgment and refuses more bad ties than ties", () => {
    const { wins, bothBad, winRate } = winTieLoss({ wins: 0, losses: 0, ties: 0, bothBad: 0 }, 0.95);
    const nothing = { value: null, reason: "no_values", ci: null, ciReason: "no_values" };
    expect([wins, bothBad, winRate]).toEqual([{ ...nothing, count: 0 }, { ...nothing, count: 0 }, nothing]);
    expect(() => winTieLoss({ wins: 1, losses: 1, ties: 1, bothBad: 2 }, 0.95)).toThrow(RangeError);
  });
});
