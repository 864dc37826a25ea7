import { describe, expect, it } from "vitest";
import { bootstrap } from "@/lib/stats/bootstrap";
import { alphaStatistic, krippendorffAlpha } from "@/lib/stats/krippendorff-alpha";
import { METRICS } from "@/lib/stats/metric";
import { seededRandom } from "@/lib/stats/random";
import { tableOf, type RatingMatrix } from "./rating-matrix";
import random from "./vectors/alpha-random.json";

const REPLICATES = 2_000;

function dataOf(id: number): RatingMatrix {
  return random.cases.find((entry) => entry.id === id)?.data ?? [];
}

describe("bootstrap", () => {
  it("gives the same values for the same seed and others for another", () => {
    const table = tableOf(dataOf(2));
    const statistic = alphaStatistic(table, "ordinal");
    const first = bootstrap(table.units, statistic, 500, 42);
    expect(bootstrap(table.units, statistic, 500, "42")).toEqual(first);
    expect(bootstrap(table.units, statistic, 500, 43).sorted).not.toEqual(first.sorted);
    expect(first.seed).toBe("42");
    expect(first.replicates).toBe(500);
  });

  it("gives the same values whatever the order of raters and units", () => {
    const data = dataOf(2);
    const reversed = [...data].reverse().map((rater) => [...rater].reverse());
    const [left, right] = [data, reversed].map((matrix) => {
      const table = tableOf(matrix);
      return bootstrap(table.units, alphaStatistic(table, "interval"), 300, "order").sorted;
    });
    expect(left).toEqual(right);
  });

  it("counts resamples without a value and leaves them out", () => {
    // One unit of twelve differs; a resample misses it with probability (11/12)^12 = .352.
    const table = tableOf([[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2]]);
    const result = bootstrap(table.units, alphaStatistic(table, "nominal"), 10_000, 5);
    expect(result.sorted).toHaveLength(10_000 - result.undefinedReplicates);
    expect(Math.abs(result.undefinedReplicates / 10_000 - (11 / 12) ** 12)).toBeLessThan(0.02);
  });

  it("refuses no replicates", () => {
    expect(() => bootstrap(Float64Array.from([1]), () => 1, 0, 1)).toThrow(RangeError);
    expect(() => bootstrap(Float64Array.from([1]), () => 1, 2.5, 1)).toThrow(RangeError);
  });

  // Cases with few patterns (drawn by multinomial) and with many (drawn one by one).
  for (const id of [3, 4, 12, 31]) {
    for (const metric of METRICS) {
      it(`case ${id}, ${metric}: distributed as units drawn one by one`, () => {
        const data = dataOf(id);
        const table = tableOf(data);
        const patterns = bootstrap(table.units, alphaStatistic(table, metric), REPLICATES, `patterns ${id}`);
        const units = naiveBootstrap(data, metric, `units ${id}`);
        expect(patterns.undefinedReplicates / REPLICATES).toBeCloseTo(1 - units.length / REPLICATES, 1);
        // Kolmogorov-Smirnov at 0.0001: 2.23 sqrt(2 / n).
        expect(largestGap(patterns.sorted, units)).toBeLessThan(2.23 * Math.sqrt(2 / REPLICATES));
      });
    }
  }
});

/** Draws whole units and starts from the answers each time. */
function naiveBootstrap(data: RatingMatrix, metric: (typeof METRICS)[number], seed: string): Float64Array {
  const random = seededRandom(seed);
  const pairable: number[] = [];
  for (let unit = 0; unit < (data[0]?.length ?? 0); unit++) {
    const answers = data.filter((rater) => typeof rater[unit] === "number").length;
    if (answers > 1) pairable.push(unit);
  }
  const values: number[] = [];
  const columns = pairable.map(() => 0);
  for (let replicate = 0; replicate < REPLICATES; replicate++) {
    for (let draw = 0; draw < columns.length; draw++) {
      columns[draw] = pairable[Math.floor(random.nextUniform() * pairable.length)] ?? 0;
    }
    const drawn = data.map((rater) => columns.map((unit) => rater[unit] ?? null));
    const { value } = krippendorffAlpha(tableOf(drawn), metric);
    if (value !== null) values.push(value);
  }
  return Float64Array.from(values).sort();
}

/** Largest distance between two empirical distribution functions; near ties count as ties. */
function largestGap(left: Float64Array, right: Float64Array): number {
  let gap = 0;
  for (const at of [...left, ...right]) {
    gap = Math.max(gap, Math.abs(shareUpTo(left, at + 1e-9) - shareUpTo(right, at + 1e-9)));
  }
  return gap;
}

function shareUpTo(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low / sorted.length;
}
