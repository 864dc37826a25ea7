import { describe, expect, it } from "vitest";
import { sampleBinomial } from "@/lib/stats/binomial-sample";
import { logGamma } from "@/lib/stats/log-gamma";
import { normalQuantile } from "@/lib/stats/normal-distribution";
import { seededRandom } from "@/lib/stats/random";

const DRAWS = 40_000;

describe("sampleBinomial", () => {
  // Both methods, both halves of the probability, and both sides of ten expected successes.
  const settings: [number, number][] = [
    [1, 0.3],
    [5, 0.5],
    [20, 0.05],
    [20, 0.49],
    [20, 0.51],
    [100, 0.0999],
    [100, 0.1001],
    [100, 0.95],
    [1_000, 0.001],
    [1_000, 0.3],
    [10_000, 0.7],
    [1_000_000, 0.00002],
    [1_000_000, 0.5],
  ];
  for (const [trials, probability] of settings) {
    it(`follows the distribution for ${trials} trials at ${probability}`, () => {
      const random = seededRandom(`binomial ${trials} ${probability}`);
      const seen = new Map<number, number>();
      for (let draw = 0; draw < DRAWS; draw++) {
        const successes = sampleBinomial(random, trials, probability);
        seen.set(successes, (seen.get(successes) ?? 0) + 1);
      }
      const { statistic, degreesOfFreedom } = chiSquareAgainstBinomial(seen, trials, probability);
      // Wilson and Hilferty's cube-root approximation of the 0.9999 quantile.
      const spread = 2 / (9 * degreesOfFreedom);
      const limit = degreesOfFreedom * (1 - spread + normalQuantile(0.9999) * Math.sqrt(spread)) ** 3;
      expect(degreesOfFreedom).toBeGreaterThan(0);
      expect(statistic).toBeLessThan(limit);
    });
  }

  it("knows the certain cases", () => {
    const random = seededRandom(1);
    expect(sampleBinomial(random, 0, 0.5)).toBe(0);
    expect(sampleBinomial(random, 9, 0)).toBe(0);
    expect(sampleBinomial(random, 9, 1)).toBe(9);
  });

  it("stays in range when the random source is at its ends", () => {
    for (const end of [0, 1 - 2 ** -53]) {
      let calls = 0;
      // After some calls at the end it goes on evenly, or rejection could not end.
      const source = {
        nextUint32: () => 0,
        nextUniform: () => (calls++ < 5 ? end : (calls * 0.618) % 1),
      };
      for (const trials of [3, 50, 5_000]) {
        calls = 0;
        const successes = sampleBinomial(source, trials, 0.4);
        expect(Number.isInteger(successes) && successes >= 0 && successes <= trials).toBe(true);
      }
    }
  });

  it("refuses what is no number of trials and no probability", () => {
    const random = seededRandom(1);
    expect(() => sampleBinomial(random, 1.5, 0.5)).toThrow(RangeError);
    expect(() => sampleBinomial(random, -1, 0.5)).toThrow(RangeError);
    expect(() => sampleBinomial(random, 3, 1.01)).toThrow(RangeError);
    expect(() => sampleBinomial(random, 3, Number.NaN)).toThrow(RangeError);
  });
});

/** Chi-square with neighbouring outcomes pooled until at least ten draws are expected. */
function chiSquareAgainstBinomial(
  seen: Map<number, number>,
  trials: number,
  probability: number,
): { statistic: number; degreesOfFreedom: number } {
  const mean = trials * probability;
  const reach = 8 * Math.sqrt(mean * (1 - probability)) + 20;
  const first = Math.max(0, Math.floor(mean - reach));
  const last = Math.min(trials, Math.ceil(mean + reach));
  const cells: { expected: number; observed: number }[] = [];
  let open = { expected: 0, observed: 0 };
  for (let successes = first; successes <= last; successes++) {
    const logMass =
      logGamma(trials + 1) -
      logGamma(successes + 1) -
      logGamma(trials - successes + 1) +
      successes * Math.log(probability) +
      (trials - successes) * Math.log1p(-probability);
    open.expected += DRAWS * Math.exp(logMass);
    open.observed += seen.get(successes) ?? 0;
    if (open.expected >= 10) {
      cells.push(open);
      open = { expected: 0, observed: 0 };
    }
  }
  const end = cells[cells.length - 1];
  if (end !== undefined) {
    end.expected += open.expected;
    end.observed += open.observed;
  }
  let statistic = 0;
  let observed = 0;
  for (const cell of cells) {
    statistic += (cell.observed - cell.expected) ** 2 / cell.expected;
    observed += cell.observed;
  }
  expect(observed).toBe(DRAWS);
  return { statistic, degreesOfFreedom: cells.length - 1 };
}
