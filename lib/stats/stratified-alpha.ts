import { type Disagreement, disagreementMeasure, largestDeviation, workPerMeasure } from "./disagreement";
import { checkedLevel, type IntervalOptions } from "./interval-request";
import { alphaJackknifeInterval } from "./jackknife-interval";
import { jointPatterns, unitsOfStratum, type JointPatterns } from "./joint-patterns";
import type { Metric } from "./metric";
import type { PatternStatistic } from "./pattern-table";
import { ALPHA_CONVENTIONS, probabilityBelow, type ProbabilityBelow } from "./probability-below";
import type { RatingColumns } from "./rating-columns";
import { resampledInterval } from "./resampled-interval";
import type { Interval, IntervalOutcome, ValueOutcome } from "./statistic";

/** Agreement over several criteria in one number. */
export type StratifiedAlpha = ValueOutcome & IntervalOutcome & {
  /** Says on screen and in files that this is not alpha of pooled answers. */
  method: "stratified-alpha";
  metric: Metric;
  percentileCi: Interval | null;
  below: ProbabilityBelow[] | null;
  /** Criteria with a pairable unit. */
  strata: number;
  /** Items that are pairable on some criterion, and pairable units (item and criterion). */
  items: number;
  units: number;
  /** Pairable answers. */
  n: number;
};

/**
 * Stratified alpha over criteria: one less the observed over the expected disagreement, each summed over criteria, the
 * expected one within each criterion. Answers are never pooled: differences between the means of criteria would pass for
 * agreement. Each criterion weighs by its number of answers and its own disagreement by chance; ordinal distances are
 * measured in shares of its answers, interval distances in points of the scale, which criteria should share.
 *
 * Its interval leaves out or draws again whole items with all their criteria, since those are not independent. Without one
 * pairable unit `no_pairable`; without variation on any criterion `no_variation`; a single criterion without variation adds
 * nothing. With one criterion it is alpha.
 *
 * @param strata the answers to each criterion.
 * @throws RangeError if `level` is not between 0 and 1, or `replicates` not a positive whole number.
 */
export function stratifiedAlpha(strata: readonly RatingColumns[], options: IntervalOptions & { metric: Metric }): StratifiedAlpha {
  const level = checkedLevel(options.level);
  const { metric, interval } = options;
  const joint = jointPatterns(strata);
  const basis = { method: "stratified-alpha" as const, metric, strata: 0, items: 0, units: 0, n: 0 };
  for (const count of joint.units) basis.items += count;
  let work = 0;
  for (const { table } of joint.strata) {
    if (table.unitCount > 0) basis.strata += 1;
    basis.units += table.unitCount;
    basis.n += table.answerCount;
    work += workPerMeasure(table, metric) + joint.units.length;
  }
  const statistic = stratifiedStatistic(joint, metric);
  const value = statistic(joint.units);
  if (value === null) {
    const reason = basis.units === 0 ? "no_pairable" : "no_variation";
    return { value, reason, ci: null, ciReason: reason, percentileCi: null, below: null, ...basis };
  }
  const meanAnswers = basis.n / basis.units;
  const { percentileCi, resamples, ...outcome } = resampledInterval(
    value,
    {
      statistic,
      units: joint.units,
      work,
      range: [-1, 1],
      perfect: 1,
      jackknifeInterval: (estimate, leftOut, coverage) => alphaJackknifeInterval(estimate, meanAnswers, leftOut, coverage),
    },
    interval,
    level,
  );
  const below = resamples === null || percentileCi === null ? null : probabilityBelow(resamples, ALPHA_CONVENTIONS);
  return { value, reason: null, ...outcome, percentileCi, below, ...basis };
}

/** Stratified alpha as a function of the number of items per joint pattern. */
function stratifiedStatistic({ strata }: JointPatterns, metric: Metric): PatternStatistic {
  // One unit for all criteria, so that their interval distances can be added.
  const unit = metric === "interval" ? Math.max(0, ...strata.map(({ table }) => (table.values.length > 1 ? largestDeviation(table) : 0))) || 1 : 1;
  const measures = strata.map((stratum) => ({
    units: unitsOfStratum(stratum),
    measure: disagreementMeasure(stratum.table, metric, unit),
  }));
  const sums: Disagreement = { answers: 0, observed: 0, expected: 0 };
  return (items) => {
    let observed = 0;
    let expected = 0;
    for (const { units, measure } of measures) {
      measure(units(items), sums);
      if (sums.expected === 0) continue;
      // Ranks grow with the answers; as shares of them they weigh a criterion by its answers and not by their cube.
      const square = metric === "ordinal" ? sums.answers ** 2 : 1;
      observed += sums.observed / square;
      expected += sums.expected / (sums.answers - 1) / square;
    }
    return expected === 0 ? null : 1 - observed / expected;
  };
}
