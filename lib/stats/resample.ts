import { sampleBinomial } from "./binomial-sample";
import type { RandomSource } from "./random";

/**
 * Draws units with replacement from a histogram, as many as it holds unless another number is given, and fills `drawn` with
 * the number of units per pattern.
 *
 * Drawing units at random is drawing pattern counts from a multinomial distribution, so
 * the result is distributed exactly as if units had been drawn one by one, at a cost
 * that depends on the number of patterns only: one conditional binomial each (Davis
 * 1993). With fewer than four units per pattern drawing one by one is cheaper, and done.
 *
 * @returns a function that fills `drawn` (one place per pattern) at each call.
 */
export function unitResampler(
  random: RandomSource,
  units: Float64Array,
  draws?: number,
): (drawn: Float64Array) => void {
  let total = 0;
  for (const count of units) total += count;
  const wanted = draws ?? total;
  return wanted <= 4 * units.length
    ? oneByOne(random, units, total, wanted)
    : byPattern(random, units, total, wanted);
}

function oneByOne(
  random: RandomSource,
  units: Float64Array,
  total: number,
  wanted: number,
): (drawn: Float64Array) => void {
  const patternOfUnit = new Uint32Array(total);
  let unit = 0;
  for (const [pattern, count] of units.entries()) {
    patternOfUnit.fill(pattern, unit, unit + count);
    unit += count;
  }
  return (drawn) => {
    drawn.fill(0);
    for (let draw = 0; draw < wanted; draw++) {
      const pattern = patternOfUnit[Math.floor(random.nextUniform() * total)] ?? 0;
      drawn[pattern] = (drawn[pattern] ?? 0) + 1;
    }
  };
}

function byPattern(
  random: RandomSource,
  units: Float64Array,
  total: number,
  wanted: number,
): (drawn: Float64Array) => void {
  return (drawn) => {
    let unitsLeft = total;
    let drawsLeft = wanted;
    for (let pattern = 0; pattern < units.length; pattern++) {
      const count = units[pattern] ?? 0;
      const share = unitsLeft > 0 ? Math.min(1, count / unitsLeft) : 0;
      const draws = sampleBinomial(random, drawsLeft, share);
      drawn[pattern] = draws;
      drawsLeft -= draws;
      unitsLeft -= count;
    }
  };
}
