import type { PatternHistogram } from "./pattern-histogram";

/**
 * A histogram laid out in flat arrays, so that a statistic can be evaluated for the
 * observed counts, with one unit left out, and for thousands of resamples by one loop.
 *
 * Units of one answer are in it only if they were asked for: they say nothing about agreement, but some coefficients take
 * from them how often each value is given. Pattern p occupies the entries `starts[p]` to `starts[p + 1] - 1`; entry e says
 * that `counts[e]` raters gave `values[codes[e]]`.
 */
export type PatternTable = {
  /** Distinct values in the patterns, ascending. */
  values: Float64Array;
  /** Number of units that show each pattern. */
  units: Float64Array;
  /** Number of answers in each pattern. */
  sizes: Float64Array;
  starts: Uint32Array;
  codes: Uint32Array;
  counts: Float64Array;
  /** Total of `units`. */
  unitCount: number;
  /** Total of units times size. */
  answerCount: number;
  /** Unordered pairs of answers to the same unit. */
  pairCount: number;
};

/**
 * A statistic of the pattern histogram: given how many units show each pattern of a
 * table, its value, or null where it is undefined for those counts.
 */
export type PatternStatistic = (units: Float64Array) => number | null;

/**
 * Lays a histogram out as a table. A histogram without units that have enough answers gives a table with zero patterns.
 * Costs O(E log E) for E distinct values in all patterns together.
 *
 * @param fewest answers that a unit must have: 2 leaves the pairable units, which alpha and percent agreement are about; 1
 *   keeps every rated unit.
 */
export function patternTable(histogram: PatternHistogram, fewest: 1 | 2 = 2): PatternTable {
  const entries = histogram.entries().filter((entry) => entry.pattern.length >= fewest);
  const distinct = new Set<number>();
  let entryTotal = 0;
  for (const { pattern } of entries) {
    let previous: number | null = null;
    for (const value of pattern) {
      if (value !== previous) entryTotal += 1;
      previous = value;
      distinct.add(value);
    }
  }
  const values = Float64Array.from(distinct).sort();
  const codeOf = new Map<number, number>();
  for (const [code, value] of values.entries()) codeOf.set(value, code);

  const units = new Float64Array(entries.length);
  const sizes = new Float64Array(entries.length);
  const starts = new Uint32Array(entries.length + 1);
  const codes = new Uint32Array(entryTotal);
  const counts = new Float64Array(entryTotal);
  let entry = -1;
  let unitCount = 0;
  let answerCount = 0;
  let pairCount = 0;
  for (const [index, { pattern, units: unitsOfPattern }] of entries.entries()) {
    let previous: number | null = null;
    for (const value of pattern) {
      if (value !== previous) {
        entry += 1;
        codes[entry] = codeOf.get(value) ?? 0;
      }
      counts[entry] = (counts[entry] ?? 0) + 1;
      previous = value;
    }
    const size = pattern.length;
    units[index] = unitsOfPattern;
    sizes[index] = size;
    starts[index + 1] = entry + 1;
    unitCount += unitsOfPattern;
    answerCount += unitsOfPattern * size;
    pairCount += (unitsOfPattern * size * (size - 1)) / 2;
  }
  return { values, units, sizes, starts, codes, counts, unitCount, answerCount, pairCount };
}
