import type { Metric } from "./metric";
import type { PatternStatistic, PatternTable } from "./pattern-table";
import type { ValueOutcome } from "./statistic";

/**
 * Krippendorff's alpha as a function of the number of units per pattern.
 *
 * alpha = 1 - (n - 1) O / E, where n is the number of pairable answers, O sums the
 * differences between answers to the same unit (each unit divided by its number of
 * answers less one) and E sums the differences between all pairable answers
 * (Krippendorff 2018, Content Analysis, 4th ed., ch. 12). Its range is at most 1; 0 is
 * what chance gives, and it may be negative.
 *
 * No matrix of values is built for nominal, ordinal and interval. A squared difference
 * summed over all pairs of a group is the group's size times its sum of squares about
 * the mean; and the ordinal difference between two values is the difference of their
 * mid-ranks among the pairable answers, so ordinal alpha is interval alpha on mid-ranks.
 * The ranks are computed anew for every vector of counts, because they depend on it.
 *
 * Undefined (null) when the counts hold no unit or only one distinct value. Ratio sums
 * differences as ((a - b) / (a + b))^2 and takes 0 where a + b is 0. It is computed for
 * negative values too, where it has no meaning: `computeAgreement` says so beside it.
 *
 * Each evaluation costs O(entries + values), for ratio O(entries + values^2).
 */
export function alphaStatistic(table: PatternTable, metric: Metric): PatternStatistic {
  const marginals = new Float64Array(table.values.length);
  if (metric === "ordinal") {
    const ranks = new Float64Array(table.values.length);
    return (units) => {
      const answers = countMarginals(table, units, marginals);
      if (!hasVariation(marginals)) return null;
      midRanks(marginals, answers, ranks);
      const observed = observedDisagreement(table, units, (pattern) =>
        spreadWithin(table, pattern, ranks),
      );
      return 1 - ((answers - 1) * observed) / spreadOfAll(marginals, answers, ranks);
    };
  }

  // For the other metrics the disagreement inside a pattern does not depend on the
  // counts, so it is computed once for all evaluations.
  const scores = metric === "interval" ? centred(table) : table.values;
  const within = new Float64Array(table.units.length);
  for (let pattern = 0; pattern < within.length; pattern++) {
    within[pattern] =
      metric === "nominal"
        ? mismatchesWithin(table, pattern)
        : metric === "interval"
          ? spreadWithin(table, pattern, scores)
          : ratioWithin(table, pattern);
  }
  return (units) => {
    const answers = countMarginals(table, units, marginals);
    if (!hasVariation(marginals)) return null;
    const observed = observedDisagreement(table, units, (pattern) => within[pattern] ?? 0);
    const expected =
      metric === "nominal"
        ? mismatchesOfAll(marginals, answers)
        : metric === "interval"
          ? spreadOfAll(marginals, answers, scores)
          : ratioOfAll(marginals, scores);
    // Ratio without a distance between distinct values (1 and -1 only) has no chance level.
    if (expected === 0) return null;
    return 1 - ((answers - 1) * observed) / expected;
  };
}

/**
 * Krippendorff's alpha of a table, or why it is undefined: `no_pairable` without a unit
 * that two raters rated, `no_variation` when all pairable answers are one value.
 *
 * @example alpha of two raters who answered (1, 1), (2, 2) is { value: 1, reason: null }
 */
export function krippendorffAlpha(table: PatternTable, metric: Metric): ValueOutcome {
  if (table.unitCount === 0) return { value: null, reason: "no_pairable" };
  const value = alphaStatistic(table, metric)(table.units);
  return value === null ? { value, reason: "no_variation" } : { value, reason: null };
}

/** Fills the number of answers per value and returns their total. */
function countMarginals(table: PatternTable, units: Float64Array, marginals: Float64Array): number {
  const { starts, codes, counts } = table;
  marginals.fill(0);
  let answers = 0;
  for (let pattern = 0; pattern < units.length; pattern++) {
    const weight = units[pattern] ?? 0;
    if (weight === 0) continue;
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

/**
 * Values measured from their mean and in units of their largest deviation, so that
 * neither a large common offset nor an extreme scale costs digits. Interval alpha does
 * not change under such a map.
 */
function centred(table: PatternTable): Float64Array {
  let mean = 0;
  for (const value of table.values) mean += value / table.values.length;
  let largest = 0;
  for (const value of table.values) largest = Math.max(largest, Math.abs(value - mean));
  return table.values.map((value) => (largest === 0 ? 0 : (value - mean) / largest));
}

function observedDisagreement(
  table: PatternTable,
  units: Float64Array,
  within: (pattern: number) => number,
): number {
  let observed = 0;
  for (let pattern = 0; pattern < units.length; pattern++) {
    const weight = units[pattern] ?? 0;
    if (weight > 0) observed += (weight * within(pattern)) / ((table.sizes[pattern] ?? 0) - 1);
  }
  return observed;
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
