import type { RandomSource } from "@/lib/stats/random";
import type { MemoryRatings } from "./stats-memory-data";

const POINTS = 4;

/**
 * The plain way to one bootstrap replicate of ordinal alpha: draw as many units as there are, with replacement, and count the
 * coincidences of their answers anew. It is given the answers by unit, in flat arrays.
 *
 * @returns a function that draws one replicate, or with null counts every unit once.
 */
export function naiveReplicates({ unit, answer, units }: MemoryRatings): (random: RandomSource | null) => number {
  const starts = new Uint32Array(units + 1);
  for (const number of unit) starts[number + 1] = (starts[number + 1] ?? 0) + 1;
  for (let place = 0; place < units; place++) starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0);
  return (random) => {
    const coincidences = new Float64Array(POINTS * POINTS);
    for (let draw = 0; draw < units; draw++) {
      const drawn = random === null ? draw : Math.floor(random.nextUniform() * units);
      const start = starts[drawn] ?? 0;
      const end = starts[drawn + 1] ?? 0;
      for (let left = start; left < end; left++) {
        for (let right = start; right < end; right++) {
          if (left === right) continue;
          const cell = ((answer[left] ?? 1) - 1) * POINTS + (answer[right] ?? 1) - 1;
          coincidences[cell] = (coincidences[cell] ?? 0) + 1 / (end - start - 1);
        }
      }
    }
    return ordinalAlpha(coincidences);
  };
}

/** Krippendorff 2011, "Computing Krippendorff's alpha-reliability", straight from the matrix. */
function ordinalAlpha(coincidences: Float64Array): number {
  const marginals = Array.from({ length: POINTS }, (_, row) => coincidences.subarray(row * POINTS, (row + 1) * POINTS).reduce((sum, cell) => sum + cell, 0));
  const total = marginals.reduce((sum, marginal) => sum + marginal, 0);
  let observed = 0;
  let expected = 0;
  for (let left = 0; left < POINTS; left++) {
    for (let right = left + 1; right < POINTS; right++) {
      const between = marginals.slice(left, right + 1).reduce((sum, marginal) => sum + marginal, 0);
      const distance = (between - ((marginals[left] ?? 0) + (marginals[right] ?? 0)) / 2) ** 2;
      observed += (coincidences[left * POINTS + right] ?? 0) * distance;
      expected += (marginals[left] ?? 0) * (marginals[right] ?? 0) * distance;
    }
  }
  return 1 - ((total - 1) * observed) / expected;
}
