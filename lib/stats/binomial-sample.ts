import { logGamma } from "./log-gamma";
import type { RandomSource } from "./random";

const INVERSION_BELOW = 10;

/**
 * Draws the number of successes in `trials` independent trials with the given
 * probability, exactly (no normal approximation).
 *
 * With fewer than ten expected successes it walks the distribution function upwards
 * (inversion), otherwise it uses transformed rejection with squeeze, algorithm BTRS of
 * Hormann (1993), Journal of Statistical Computation and Simulation 46, 101-110, whose
 * cost does not depend on `trials`.
 *
 * @throws RangeError unless `trials` is a whole number of 0 or more and `probability`
 *   lies between 0 and 1.
 */
export function sampleBinomial(random: RandomSource, trials: number, probability: number): number {
  if (!Number.isSafeInteger(trials) || trials < 0) {
    throw new RangeError(`The number of trials must be a whole number of 0 or more, not ${trials}.`);
  }
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`A probability must lie between 0 and 1, not ${probability}.`);
  }
  if (trials === 0 || probability === 0) return 0;
  if (probability === 1) return trials;
  if (probability > 0.5) return trials - sampleSmall(random, trials, 1 - probability);
  return sampleSmall(random, trials, probability);
}

/** Sampling for a probability of at most one half. */
function sampleSmall(random: RandomSource, trials: number, probability: number): number {
  return trials * probability < INVERSION_BELOW
    ? sampleByInversion(random, trials, probability)
    : sampleByRejection(random, trials, probability);
}

function sampleByInversion(random: RandomSource, trials: number, probability: number): number {
  const odds = probability / (1 - probability);
  const none = Math.exp(trials * Math.log1p(-probability));
  let rest = random.nextUniform();
  let mass = none;
  let successes = 0;
  while (rest >= mass && successes < trials) {
    rest -= mass;
    successes += 1;
    mass *= ((trials - successes + 1) / successes) * odds;
    // Rounding can leave a rest that the vanished upper tail never covers.
    if (mass < 1e-300) break;
  }
  return successes;
}

function sampleByRejection(random: RandomSource, trials: number, probability: number): number {
  const spread = Math.sqrt(trials * probability * (1 - probability));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * probability;
  const centre = trials * probability + 0.5;
  const scale = (2.83 + 5.1 / b) * spread;
  const squeeze = 0.92 - 4.2 / b;
  const logOdds = Math.log(probability / (1 - probability));
  const mode = Math.floor((trials + 1) * probability);
  const logAtMode = logGamma(mode + 1) + logGamma(trials - mode + 1);
  for (;;) {
    const u = random.nextUniform() - 0.5;
    const v = random.nextUniform();
    const us = 0.5 - Math.abs(u);
    const successes = Math.floor(((2 * a) / us + b) * u + centre);
    if (us >= 0.07 && v <= squeeze) return successes;
    // Written so that the NaN of us = 0 is turned down too.
    if (!(successes >= 0 && successes <= trials)) continue;
    const logMass =
      logAtMode -
      logGamma(successes + 1) -
      logGamma(trials - successes + 1) +
      (successes - mode) * logOdds;
    if (Math.log((v * scale) / (a / (us * us) + b)) <= logMass) return successes;
  }
}
