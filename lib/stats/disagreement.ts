import type { Metric } from "./metric";
import type { PatternTable } from "./pattern-table";

/**
 * The two sums behind alpha. `observed`: differences between answers to the same unit, each unit divided by its number of
 * answers less one. `expected`: differences between all pairable answers; 0 when there is no chance level. Both are in the
 * same unit, which depends on the metric: one for nominal, a squared rank for ordinal, the square of the given unit for
 * interval.
 */
export type Disagreement = { answers: number; observed: number; expected: number };

/** Writes the sums for a vector of units per pattern into an object, so that thousands of resamples allocate nothing. */
export type DisagreementMeasure = (units: Float64Array, into: Disagreement) => void;

/**
 * Observed and expected disagreement as a function of the number of units per pattern (Krippendorff 2018, Content
 * Analysis, 4th ed., ch. 12). Units of one answer are passed over.
 *
 * No matrix of values is built for nominal, ordinal and interval. A squared difference summed over all pairs of a group is
 * the group's size times its sum of squares about the mean; and the ordinal difference between two values is the
 * difference of their mid-ranks among the pairable answers. The ranks are computed anew for every vector of counts,
 * because they depend on it.
 *
 * Each evaluation costs O(entries + values), for ratio O(entries + values^2).
 *
 * @param unit by which interval distances are divided, so that the sums of several tables can be added; by default the
 *   largest deviation, which keeps extreme scales from costing digits.
 */
export function disagreementMeasure(table: PatternTable, metric: Metric, unit = largestDeviation(table)): DisagreementMeasure {
  const marginals = new Float64Array(table.values.length);
  const within = new Float64Array(table.units.length);
  // For ordinal these are the mid-ranks, which each evaluation fills in.
  const scores = metric === "interval" ? centred(table, unit) : table.values.slice();
  if (metric !== "ordinal") fillWithin(table, metric, scores, within);
  return (units, into) => {
    into.answers = countMarginals(table, units, marginals);
    into.observed = 0;
    into.expected = 0;
    if (!hasVariation(marginals)) return;
    if (metric === "ordinal") {
      midRanks(marginals, into.answers, scores);
      fillWithin(table, metric, scores, within);
    }
    for (let pattern = 0; pattern < units.length; pattern++) {
      const weight = units[pattern] ?? 0;
      const size = table.sizes[pattern] ?? 0;
      if (weight > 0 && size > 1) into.observed += (weight * (within[pattern] ?? 0)) / (size - 1);
    }
    // Ratio without a distance between distinct values (1 and -1 only) leaves 0.
    into.expected =
      metric === "nominal"
        ? mismatchesOfAll(marginals, into.answers)
        : metric === "ratio"
          ? ratioOfAll(marginals, scores)
          : spreadOfAll(marginals, into.answers, scores);
  };
}

/** Largest distance of a value from the mean of the values, or 1 where there is none. */
export function largestDeviation(table: PatternTable): number {
  const mean = meanValue(table);
  let largest = 0;
  for (const value of table.values) largest = Math.max(largest, Math.abs(value - mean));
  return largest === 0 ? 1 : largest;
}

/** Steps of the inner loops that one evaluation takes. */
export function workPerMeasure(table: PatternTable, metric: Metric): number {
  const values = table.values.length;
  return table.codes.length + (metric === "ratio" ? (values * values) / 2 : values);
}

/** Sum of differences over the pairs inside each pattern. */
function fillWithin(table: PatternTable, metric: Metric, scores: Float64Array, within: Float64Array): void {
  for (let pattern = 0; pattern < within.length; pattern++) {
    within[pattern] =
      metric === "nominal"
        ? mismatchesWithin(table, pattern)
        : metric === "ratio"
          ? ratioWithin(table, pattern)
          : spreadWithin(table, pattern, scores);
  }
}

/** Fills the number of answers per value and returns their total. */
function countMarginals(table: PatternTable, units: Float64Array, marginals: Float64Array): number {
  const { starts, codes, counts } = table;
  marginals.fill(0);
  let answers = 0;
  for (let pattern = 0; pattern < units.length; pattern++) {
    const weight = units[pattern] ?? 0;
    if (weight === 0 || (table.sizes[pattern] ?? 0) < 2) continue;
    const end = starts[pattern + 1] ?? 0;
    for (let entry = starts[pattern] ?? 0; entry < end; entry++) {
      const code = codes[entry] ?? 0;
      const added = weight * (counts[entry] ?? 0);
      marginals[code] = (marginals[code] ?? 0) + added;
      answers += added;
    }
  }
  return answers;
}

function hasVariation(marginals: Float64Array): boolean {
  let used = 0;
  for (const marginal of marginals) {
    if (marginal > 0) used += 1;
    if (used === 2) return true;
  }
  return false;
}

/** Mid-ranks of the values, measured from the mean rank, which keeps the sums small. */
function midRanks(marginals: Float64Array, answers: number, ranks: Float64Array): void {
  let below = 0;
  for (let code = 0; code < marginals.length; code++) {
    const marginal = marginals[code] ?? 0;
    ranks[code] = below + marginal / 2 - answers / 2;
    below += marginal;
  }
}

/** Values measured from their mean, so that a large common offset costs no digits. */
function centred(table: PatternTable, unit: number): Float64Array {
  const mean = meanValue(table);
  return table.values.map((value) => (value - mean) / unit);
}

function meanValue(table: PatternTable): number {
  let mean = 0;
  for (const value of table.values) mean += value / table.values.length;
  return mean;
}

/** Sum of squared score differences over the unordered pairs of one pattern. */
function spreadWithin(table: PatternTable, pattern: number, scores: Float64Array): number {
  const { starts, codes, counts } = table;
  const start = starts[pattern] ?? 0;
  const end = starts[pattern + 1] ?? 0;
  // A unanimous pattern must give exactly 0, or perfect agreement would not be exactly 1.
  if (end - start < 2) return 0;
  const size = table.sizes[pattern] ?? 0;
  let sum = 0;
  for (let entry = start; entry < end; entry++) {
    sum += (counts[entry] ?? 0) * (scores[codes[entry] ?? 0] ?? 0);
  }
  const mean = sum / size;
  let squares = 0;
  for (let entry = start; entry < end; entry++) {
    const deviation = (scores[codes[entry] ?? 0] ?? 0) - mean;
    squares += (counts[entry] ?? 0) * deviation * deviation;
  }
  return size * squares;
}

/** Sum of squared score differences over the unordered pairs of all answers. */
function spreadOfAll(marginals: Float64Array, answers: number, scores: Float64Array): number {
  let sum = 0;
  for (let code = 0; code < marginals.length; code++) {
    sum += (marginals[code] ?? 0) * (scores[code] ?? 0);
  }
  const mean = sum / answers;
  let squares = 0;
  for (let code = 0; code < marginals.length; code++) {
    const deviation = (scores[code] ?? 0) - mean;
    squares += (marginals[code] ?? 0) * deviation * deviation;
  }
  return answers * squares;
}

/** Number of ordered pairs of different answers in one pattern. */
function mismatchesWithin(table: PatternTable, pattern: number): number {
  const size = table.sizes[pattern] ?? 0;
  const end = table.starts[pattern + 1] ?? 0;
  let matches = 0;
  for (let entry = table.starts[pattern] ?? 0; entry < end; entry++) {
    matches += (table.counts[entry] ?? 0) ** 2;
  }
  return size * size - matches;
}

/** Number of ordered pairs of different answers among all answers. */
function mismatchesOfAll(marginals: Float64Array, answers: number): number {
  let matches = 0;
  for (const marginal of marginals) matches += marginal * marginal;
  return answers * answers - matches;
}

function ratioWithin(table: PatternTable, pattern: number): number {
  const { starts, codes, counts, values } = table;
  const end = starts[pattern + 1] ?? 0;
  let total = 0;
  for (let left = starts[pattern] ?? 0; left < end; left++) {
    for (let right = left + 1; right < end; right++) {
      const pairs = (counts[left] ?? 0) * (counts[right] ?? 0);
      total += pairs * ratioDistance(values[codes[left] ?? 0] ?? 0, values[codes[right] ?? 0] ?? 0);
    }
  }
  return total;
}

function ratioOfAll(marginals: Float64Array, values: Float64Array): number {
  let total = 0;
  for (let left = 0; left < marginals.length; left++) {
    const leftCount = marginals[left] ?? 0;
    if (leftCount === 0) continue;
    for (let right = left + 1; right < marginals.length; right++) {
      total += leftCount * (marginals[right] ?? 0) * ratioDistance(values[left] ?? 0, values[right] ?? 0);
    }
  }
  return total;
}

function ratioDistance(left: number, right: number): number {
  const sum = left + right;
  return sum === 0 ? 0 : ((left - right) / sum) ** 2;
}
