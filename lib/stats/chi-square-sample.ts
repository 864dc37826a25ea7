import { normalQuantile } from "./normal-distribution";
import type { RandomSource } from "./random";

/**
 * Draws a variable with the chi-square distribution: twice a gamma variable, by the squeeze of Marsaglia & Tsang (2000, ACM
 * Transactions on Mathematical Software 26:363-372), which takes little more than one normal and one uniform number.
 *
 * @param degreesOfFreedom above zero, not necessarily whole.
 * @throws RangeError if the degrees of freedom are not above zero.
 */
export function sampleChiSquare(random: RandomSource, degreesOfFreedom: number): number {
  if (!(degreesOfFreedom > 0)) throw new RangeError(`Degrees of freedom must be above zero, not ${degreesOfFreedom}.`);
  const shape = degreesOfFreedom / 2;
  // Below one, a gamma variable is one of the next shape times a power of a uniform number.
  if (shape < 1) return sampleChiSquare(random, degreesOfFreedom + 2) * positiveUniform(random) ** (1 / shape);
  const centre = shape - 1 / 3;
  const scale = 1 / Math.sqrt(9 * centre);
  for (;;) {
    const normal = sampleNormal(random);
    const cube = (1 + scale * normal) ** 3;
    if (cube <= 0) continue;
    if (Math.log(positiveUniform(random)) < 0.5 * normal * normal + centre * (1 - cube + Math.log(cube))) return 2 * centre * cube;
  }
}

/** Draws a standard normal variable, by its distribution's inverse: one uniform number each. */
export function sampleNormal(random: RandomSource): number {
  return normalQuantile(positiveUniform(random));
}

/** A number above 0 and below 1. */
function positiveUniform(random: RandomSource): number {
  return (random.nextUint32() + 0.5) / 4294967296;
}
