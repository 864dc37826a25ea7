import { binomialAtMost, binomialMass } from "./binomial-distribution";
import type { ValueOutcome } from "./statistic";

/** More judgments than this are not planned for. */
const MAX_PAIRS = 50_000;

/** How a comparison is expected to go, and how it will be tested. */
export type SignTestPlan = {
  /** Share of wins of the first source among judgments that are not ties, above 0 and below 1. */
  winShare: number;
  /** Share of ties among all judgments, from 0 to below 1. */
  tieShare: number;
  /** The test rejects where its two-sided p is at most this. */
  significance: number;
};

/**
 * Chance that the exact two-sided sign test will reject equality after that many independent judgments. The number of
 * judgments that are not ties is itself left to chance: a binomial number with n (1 - tie share) expected, over which the
 * power of the exact test (Dixon & Mood 1946, JASA 41:557-566) is averaged; without ties it is the power of the binomial test
 * on n. Costs O(pairs) binomial tails.
 *
 * @param pairs judgments, a whole number of 0 or more.
 * @throws RangeError if a share, the significance or the number is impossible.
 * @example signTestPower(20, { winShare: 0.8, tieShare: 0, significance: 0.05 }) // 0.80421
 */
export function signTestPower(pairs: number, plan: SignTestPlan): number {
  checkPlan(plan);
  if (!Number.isSafeInteger(pairs) || pairs < 0) throw new RangeError(`A number of judgments must be whole and at least 0, not ${pairs}.`);
  return averagePower(pairs, plan.tieShare, conditionalPowers(plan));
}

/**
 * Judgments from which on the sign test has the wanted power. Power goes up and down by a little as judgments are added,
 * because a count can only be whole; the number given is the first from which on it no longer falls below (Chernick & Liu
 * 2002, The American Statistician 56:149-155).
 *
 * Equal shares cannot be told from equality: `no_spread`; beyond 50,000 judgments: `out_of_reach`.
 *
 * @param power wanted, between the significance and 1.
 * @throws RangeError as above, or if the power is impossible.
 */
export function pairsForSignTest(power: number, plan: SignTestPlan): ValueOutcome {
  checkPlan(plan);
  if (!(power > plan.significance && power < 1)) throw new RangeError(`A power must lie between the significance and 1, not ${power}.`);
  if (plan.winShare === 0.5) return { value: null, reason: "no_spread" };
  const conditional = conditionalPowers(plan);
  const reaches = (pairs: number): boolean => averagePower(pairs, plan.tieShare, conditional) >= power;
  // Doubling finds a number well beyond the saw teeth, whose length grows with the root; from there back to the last that fails.
  let reached = 4;
  while (!reaches(reached)) {
    reached *= 2;
    if (reached > MAX_PAIRS) return { value: null, reason: "out_of_reach" };
  }
  let low = Math.floor(reached / 2);
  let high = reached;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reaches(middle)) high = middle;
    else low = middle;
  }
  const teeth = Math.ceil(4 * Math.sqrt(high) + 20);
  let last = high - 1;
  for (let pairs = high + teeth; pairs >= high; pairs--) {
    if (reaches(pairs)) continue;
    last = pairs;
    break;
  }
  return { value: last + 1, reason: null };
}

/** Power of the exact test given how many judgments are not ties, each computed once. */
function conditionalPowers({ winShare, significance }: SignTestPlan): (decisive: number) => number {
  const known = new Map<number, number>();
  return (decisive) => {
    const before = known.get(decisive);
    if (before !== undefined) return before;
    // The most wins of the weaker side that still reject; -1 if none does.
    let low = -1;
    let high = Math.floor(decisive / 2) + 1;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      // With an even split the two tails meet, and p is 1.
      const p = 2 * middle === decisive ? 1 : Math.min(1, 2 * binomialAtMost(middle, decisive, 0.5));
      if (p <= significance * (1 + 1e-12)) low = middle;
      else high = middle;
    }
    const power = low < 0 ? 0 : binomialAtMost(low, decisive, winShare) + binomialAtMost(low, decisive, 1 - winShare);
    known.set(decisive, power);
    return power;
  };
}

/** Average over the number of judgments that are not ties; what lies beyond nine standard deviations is left out. */
function averagePower(pairs: number, tieShare: number, conditional: (decisive: number) => number): number {
  if (tieShare === 0 || pairs === 0) return conditional(pairs);
  const expected = pairs * (1 - tieShare);
  const reach = 9 * Math.sqrt(expected * tieShare) + 9;
  const end = Math.min(pairs, Math.ceil(expected + reach));
  let power = 0;
  for (let decisive = Math.max(0, Math.floor(expected - reach)); decisive <= end; decisive++) {
    power += binomialMass(decisive, pairs, 1 - tieShare) * conditional(decisive);
  }
  return Math.min(1, power);
}

function checkPlan({ winShare, tieShare, significance }: SignTestPlan): void {
  if (!(winShare > 0 && winShare < 1)) throw new RangeError(`A share of wins must lie between 0 and 1, not ${winShare}.`);
  if (!(tieShare >= 0 && tieShare < 1)) throw new RangeError(`A share of ties must be at least 0 and below 1, not ${tieShare}.`);
  if (!(significance > 0 && significance < 1)) throw new RangeError(`A significance must lie between 0 and 1, not ${significance}.`);
}
