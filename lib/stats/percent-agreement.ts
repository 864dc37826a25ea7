import type { PatternStatistic, PatternTable } from "./pattern-table";
import type { ValueOutcome } from "./statistic";

/**
 * `unit`: the mean over units of the share of agreeing pairs, every unit counting the
 * same. `pair`: the share of agreeing pairs among all pairs, so units with many raters
 * count more. With the same number of raters everywhere the two are equal.
 */
export type AgreementWeighting = "unit" | "pair";

/**
 * Share of pairs of raters who gave the same answer to the same unit, between 0 and 1,
 * as a function of the number of units per pattern (Gwet 2014, Handbook of Inter-Rater
 * Reliability, 4th ed., for the unit-weighted mean with missing answers). Null when the
 * counts hold no pairable unit; units of one answer are passed over. It is not corrected for chance. Each evaluation is O(patterns).
 */
export function percentAgreementStatistic(
  table: PatternTable,
  weighting: AgreementWeighting,
): PatternStatistic {
  const shares = new Float64Array(table.units.length);
  const weights = new Float64Array(table.units.length);
  for (let pattern = 0; pattern < shares.length; pattern++) {
    const size = table.sizes[pattern] ?? 0;
    const end = table.starts[pattern + 1] ?? 0;
    let matches = 0;
    for (let entry = table.starts[pattern] ?? 0; entry < end; entry++) {
      const count = table.counts[entry] ?? 0;
      matches += count * (count - 1);
    }
    const pairs = size * (size - 1);
    if (pairs === 0) continue;
    shares[pattern] = matches / pairs;
    weights[pattern] = weighting === "pair" ? pairs : 1;
  }
  return (units) => {
    let agreeing = 0;
    let total = 0;
    for (let pattern = 0; pattern < units.length; pattern++) {
      const weight = (units[pattern] ?? 0) * (weights[pattern] ?? 0);
      agreeing += weight * (shares[pattern] ?? 0);
      total += weight;
    }
    return total === 0 ? null : agreeing / total;
  };
}

/**
 * Percent agreement of a table as a share between 0 and 1; `no_pairable` when no unit
 * was rated twice.
 *
 * @example units answered (1, 1) and (1, 2) give { value: 0.5, reason: null }
 */
export function percentAgreement(table: PatternTable, weighting: AgreementWeighting): ValueOutcome {
  const value = percentAgreementStatistic(table, weighting)(table.units);
  return value === null ? { value, reason: "no_pairable" } : { value, reason: null };
}
