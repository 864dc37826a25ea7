import { describe, expect, it } from "vitest";
import { netPreference } from "@/lib/stats/net-preference";
import { pairsForNetPreference } from "@/lib/stats/pairs-for-net-preference";
import { seededRandom } from "@/lib/stats/random";
import { pairsForSignTest, signTestPower } from "@/lib/stats/sign-test-power";
import { signTest } from "@/lib/stats/sign-test";
import { unitsForPercentAgreement } from "@/lib/stats/units-for-percent-agreement";

describe("judgments for net preference", () => {
  it("give the half-width that was wanted", () => {
    // 1.96² (.8 - .04) / .01 = 291.95.
    expect(pairsForNetPreference({ wins: 0.5, losses: 0.3, halfWidth: 0.1, level: 0.95 }).value).toBe(292);
    const { ci } = netPreference({ wins: 146, losses: 88, ties: 58 }, 0.95);
    expect(((ci?.high ?? 0) - (ci?.low ?? 0)) / 2).toBeCloseTo(0.1, 2);
    expect(pairsForNetPreference({ wins: 0.5, losses: 0.3, halfWidth: 0.1, level: 0.95, designEffect: 2 }).value).toBe(584);
  });

  it("are none where nothing varies, and refuse shares that cannot be", () => {
    expect(pairsForNetPreference({ wins: 1, losses: 0, halfWidth: 0.1, level: 0.95 }).reason).toBe("no_spread");
    expect(pairsForNetPreference({ wins: 0, losses: 0, halfWidth: 0.1, level: 0.95 }).reason).toBe("no_spread");
    expect(() => pairsForNetPreference({ wins: 0.7, losses: 0.5, halfWidth: 0.1, level: 0.95 })).toThrow(RangeError);
    expect(() => pairsForNetPreference({ wins: 0.5, losses: 0.3, halfWidth: 0, level: 0.95 })).toThrow(RangeError);
  });
});

describe("power of the sign test", () => {
  const plan = { winShare: 0.8, tieShare: 0, significance: 0.05 };

  it("is that of the exact test", () => {
    // Twenty judgments reject at 15 wins and more (or 5 and fewer): binomial tables give .8042 for that at .8.
    expect(signTestPower(20, plan)).toBeCloseTo(0.8042, 4);
    // Six of six is the first that can reject.
    expect(signTestPower(5, plan)).toBe(0);
    expect(signTestPower(6, plan)).toBeCloseTo(0.8 ** 6 + 0.2 ** 6, 12);
    expect(signTestPower(0, { ...plan, tieShare: 0.3 })).toBe(0);
  });

  it("with ties is the share of simulated studies that reject", () => {
    const tied = { winShare: 0.7, tieShare: 0.3, significance: 0.05 };
    const random = seededRandom("power");
    const runs = 3000;
    let rejected = 0;
    for (let run = 0; run < runs; run++) {
      const counts = { wins: 0, losses: 0, ties: 0 };
      for (let pair = 0; pair < 60; pair++) {
        if (random.nextUniform() < tied.tieShare) counts.ties += 1;
        else if (random.nextUniform() < tied.winShare) counts.wins += 1;
        else counts.losses += 1;
      }
      if ((signTest(counts).value ?? 1) <= 0.05) rejected += 1;
    }
    // Three standard errors of 3,000 runs.
    expect(Math.abs(rejected / runs - signTestPower(60, tied))).toBeLessThan(0.027);
  });

  it.each([0, 0.05, 0.4])("needs a number from which on it never falls below, tie share %s", (tieShare) => {
    for (const winShare of [0.6, 0.25]) {
      const given = { winShare, tieShare, significance: 0.05 };
      const pairs = pairsForSignTest(0.8, given).value ?? 0;
      expect(signTestPower(pairs - 1, given)).toBeLessThan(0.8);
      for (let more = pairs; more < pairs + 60; more++) expect(signTestPower(more, given)).toBeGreaterThanOrEqual(0.8);
    }
  });

  it("is out of reach or undefined for what is next to equal", () => {
    expect(pairsForSignTest(0.8, { ...plan, winShare: 0.5 }).reason).toBe("no_spread");
    expect(pairsForSignTest(0.8, { ...plan, winShare: 0.501 }).reason).toBe("out_of_reach");
    expect(() => pairsForSignTest(0.01, plan)).toThrow(RangeError);
    expect(() => signTestPower(2.5, plan)).toThrow(RangeError);
    expect(() => signTestPower(5, { ...plan, tieShare: 1 })).toThrow(RangeError);
    expect(() => signTestPower(5, { ...plan, winShare: 0 })).toThrow(RangeError);
    expect(() => signTestPower(5, { ...plan, significance: 0 })).toThrow(RangeError);
  });
});

describe("items for percent agreement", () => {
  it("need no pilot", () => {
    // The textbook's 1.96² / 4 / .01 = 96.04, and less where the stock is small or agreement is known to be high.
    expect(unitsForPercentAgreement({ halfWidth: 0.1, level: 0.95 })).toBe(97);
    expect(unitsForPercentAgreement({ halfWidth: 0.1, level: 0.95, stock: 100 })).toBe(49);
    expect(unitsForPercentAgreement({ halfWidth: 0.1, level: 0.95, agreement: 0.9 })).toBe(35);
    expect(unitsForPercentAgreement({ halfWidth: 0.1, level: 0.95, agreement: 1 })).toBe(1);
    expect(() => unitsForPercentAgreement({ halfWidth: 0.1, level: 0.95, agreement: 1.1 })).toThrow(RangeError);
    expect(() => unitsForPercentAgreement({ halfWidth: 0, level: 0.95 })).toThrow(RangeError);
    expect(() => unitsForPercentAgreement({ halfWidth: 0.1, level: 0.95, stock: 0 })).toThrow(RangeError);
  });
});
