import type { PatternStatistic } from "./pattern-table";
import { seededRandom, type Seed } from "./random";
import { unitResampler } from "./resample";

/** The values of a statistic in resamples of the units. */
export type Bootstrap = {
  /** Values in ascending order, without the undefined ones. */
  sorted: Float64Array;
  /** How many resamples were drawn. */
  replicates: number;
  /** Resamples in which the statistic has no value. */
  undefinedReplicates: number;
  seed: string;
};

/**
 * Bootstrap over units: draws as many units with replacement as there are and computes
 * the whole statistic anew each time, chance agreement and ranks included. Which answers
 * a unit received stays together, so the dependence inside a unit is kept (Zapf et al.
 * 2016, BMC Medical Research Methodology 16:93).
 *
 * The same counts, seed and number of replicates give the same values for ever. Costs
 * `replicates` evaluations of the statistic plus one binomial draw per pattern, whatever
 * the number of units.
 *
 * @param unitsPerPattern how many units show each pattern.
 * @param draws units per resample, if not as many as there are: what a study of that size would give (Bickel, Götze & van
 *   Zwet 1997, Statistica Sinica 7:1-31).
 * @throws RangeError unless `replicates` is a positive whole number.
 */
export function bootstrap(
  unitsPerPattern: Float64Array,
  statistic: PatternStatistic,
  replicates: number,
  seed: Seed,
  draws?: number,
): Bootstrap {
  if (!Number.isSafeInteger(replicates) || replicates < 1) {
    throw new RangeError(`The number of replicates must be a positive whole number, not ${replicates}.`);
  }
  const resample = unitResampler(seededRandom(seed), unitsPerPattern, draws);
  const drawn = new Float64Array(unitsPerPattern.length);
  const values = new Float64Array(replicates);
  let filled = 0;
  for (let replicate = 0; replicate < replicates; replicate++) {
    resample(drawn);
    const value = statistic(drawn);
    if (value === null) continue;
    values[filled] = value;
    filled += 1;
  }
  return {
    sorted: values.slice(0, filled).sort(),
    replicates,
    undefinedReplicates: replicates - filled,
    seed: String(seed),
  };
}
