import { type AgreementWeights, agreementWeight } from "./agreement-weights";
import type { PatternStatistic, PatternTable } from "./pattern-table";
import type { Reason } from "./reason";
import type { ValueOutcome } from "./statistic";

/**
 * The agreement that chance would give, as a function of the shares p_c of the values: `constant` plus `ofSquares` times the
 * sum of p_c^2. Percent agreement, Brennan & Prediger, Fleiss and Gwet differ in these two numbers only.
 */
export type ChanceModel = { constant: number; ofSquares: number };

/** A coefficient (p_a - p_e) / (1 - p_e) of a table, ready for any interval. */
export type ChanceCorrected = ValueOutcome & {
  table: PatternTable;
  statistic: PatternStatistic;
  /** By linearisation over units; null where there is no value or just one unit. */
  standardError: number | null;
};

/** Chance agreement above this is 1, but for rounding. */
const ALL_CHANCE = 1 - 1e-12;

/**
 * Chance-corrected agreement (p_a - p_e) / (1 - p_e) with missing answers (Gwet 2014, Handbook of Inter-Rater Reliability,
 * 4th ed., ch. 2-5): p_a is the mean over pairable units of the (weighted) share of agreeing pairs; the shares of the values,
 * on which p_e rests, are means over all units of the table, each unit counting the same. So a table with the units of one
 * answer gives Gwet's estimate, and one without them that of the pairable units alone.
 *
 * The standard error is his (ch. 5.3): units are random, raters fixed. Reasons: `no_pairable`, and `no_variation` where
 * chance alone would agree always. Costs O(entries) for each evaluation, and once O(entries^2) inside each pattern.
 *
 * @param categories the points of the scale, ascending; weights are relative to their range.
 */
export function chanceCorrected(
  table: PatternTable,
  categories: ArrayLike<number>,
  weights: AgreementWeights,
  chance: ChanceModel,
): ChanceCorrected {
  const agreement = pairAgreement(table, agreementWeight(categories, weights));
  const shares = new Float64Array(table.values.length);
  const sums = { units: 0, pairable: 0, observed: 0, expected: 0, squares: 0 };

  function measure(units: Float64Array): number | null {
    sums.units = sums.pairable = sums.observed = sums.squares = 0;
    for (let pattern = 0; pattern < units.length; pattern++) {
      const count = units[pattern] ?? 0;
      sums.units += count;
      if ((table.sizes[pattern] ?? 0) < 2) continue;
      sums.pairable += count;
      sums.observed += count * (agreement[pattern] ?? 0);
    }
    if (sums.pairable === 0) return null;
    sums.observed /= sums.pairable;
    if (chance.ofSquares !== 0) {
      meanShares(table, units, sums.units, shares);
      for (const share of shares) sums.squares += share * share;
    }
    sums.expected = chance.constant + chance.ofSquares * sums.squares;
    return sums.expected < ALL_CHANCE ? (sums.observed - sums.expected) / (1 - sums.expected) : null;
  }

  const value = measure(table.units);
  const reason: Reason = sums.pairable === 0 ? "no_pairable" : "no_variation";
  const outcome: ValueOutcome = value === null ? { value, reason } : { value, reason: null };
  return { ...outcome, table, statistic: measure, standardError: value === null ? null : linearised(value) };

  function linearised(whole: number): number | null {
    const { units, pairable, expected, squares } = sums;
    if (units < 2) return null;
    let variance = 0;
    for (let pattern = 0; pattern < table.units.length; pattern++) {
      const isPairable = (table.sizes[pattern] ?? 0) > 1;
      const observed = isPairable ? (units / pairable) * ((agreement[pattern] ?? 0) - expected) : 0;
      const shift = chance.ofSquares === 0 ? 0 : -2 * (1 - whole) * chance.ofSquares * (shareOfPattern(table, pattern, shares) - squares);
      variance += (table.units[pattern] ?? 0) * ((observed + shift) / (1 - expected) - whole) ** 2;
    }
    return Math.sqrt(variance / (units * (units - 1)));
  }
}

/** (Weighted) share of agreeing pairs in each pattern; 0 where there is no pair. */
function pairAgreement(table: PatternTable, weightOf: (left: number, right: number) => number): Float64Array {
  const { values, starts, codes, counts, sizes } = table;
  return sizes.map((size, pattern) => {
    if (size < 2) return 0;
    const end = starts[pattern + 1] ?? 0;
    let agreeing = 0;
    for (let left = starts[pattern] ?? 0; left < end; left++) {
      const count = counts[left] ?? 0;
      agreeing += count * (count - 1);
      for (let right = left + 1; right < end; right++) {
        agreeing += 2 * count * (counts[right] ?? 0) * weightOf(values[codes[left] ?? 0] ?? 0, values[codes[right] ?? 0] ?? 0);
      }
    }
    return agreeing / (size * (size - 1));
  });
}

/** Fills the share of each value, averaged over units. */
function meanShares(table: PatternTable, units: Float64Array, unitCount: number, shares: Float64Array): void {
  shares.fill(0);
  for (let pattern = 0; pattern < units.length; pattern++) {
    const weight = (units[pattern] ?? 0) / ((table.sizes[pattern] ?? 0) * unitCount);
    if (weight === 0) continue;
    const end = table.starts[pattern + 1] ?? 0;
    for (let entry = table.starts[pattern] ?? 0; entry < end; entry++) {
      const code = table.codes[entry] ?? 0;
      shares[code] = (shares[code] ?? 0) + weight * (table.counts[entry] ?? 0);
    }
  }
}

/** Mean over the answers of one pattern of the share of the value they give. */
function shareOfPattern(table: PatternTable, pattern: number, shares: Float64Array): number {
  const end = table.starts[pattern + 1] ?? 0;
  let sum = 0;
  for (let entry = table.starts[pattern] ?? 0; entry < end; entry++) {
    sum += (table.counts[entry] ?? 0) * (shares[table.codes[entry] ?? 0] ?? 0);
  }
  return sum / (table.sizes[pattern] ?? 1);
}
