import { describe, expect, it } from "vitest";
import { bootstrap, type Bootstrap } from "@/lib/stats/bootstrap";
import { bcaInterval, percentileInterval } from "@/lib/stats/bootstrap-interval";
import { jackknife, type Jackknife } from "@/lib/stats/jackknife";
import { alphaStatistic } from "@/lib/stats/krippendorff-alpha";
import { normalCdf, normalQuantile } from "@/lib/stats/normal-distribution";
import { quantileOfSorted } from "@/lib/stats/quantile";
import { tableOf } from "./rating-matrix";
import published from "./vectors/alpha-published.json";

function leftOut(units: number, acceleration: number | null): Jackknife {
  return { units, unitsPerPattern: new Float64Array(), leftOut: [], mean: 0, standardError: 1, acceleration };
}

function replicates(values: number[], undefinedReplicates = 0): Bootstrap {
  return {
    sorted: Float64Array.from(values).sort(),
    replicates: values.length + undefinedReplicates,
    undefinedReplicates,
    seed: "1",
  };
}

const evenly = Array.from({ length: 1001 }, (_, index) => index / 2000);

describe("percentileInterval", () => {
  it("takes the quantiles of the values and says where they come from", () => {
    expect(percentileInterval(50, replicates(evenly), 0.9)).toEqual({
      ci: {
        low: expect.closeTo(0.025, 12),
        high: expect.closeTo(0.475, 12),
        level: 0.9,
        method: "percentile",
        replicates: 1001,
        seed: "1",
        undefinedReplicates: 0,
      },
      ciReason: null,
    });
  });

  it("bears 5 % of undefined resamples and no more", () => {
    const values = evenly.slice(0, 950);
    expect(percentileInterval(50, replicates(values, 50), 0.95).ci?.undefinedReplicates).toBe(50);
    expect(percentileInterval(50, replicates(values, 51), 0.95).ciReason).toBe("degenerate_resamples");
  });

  it("says why it has no interval", () => {
    expect(percentileInterval(9, replicates(evenly), 0.95).ciReason).toBe("too_few_units");
    expect(percentileInterval(50, replicates([0.2, 0.2]), 0.95).ciReason).toBe("degenerate_resamples");
    expect(percentileInterval(50, replicates([], 9), 0.95).ciReason).toBe("degenerate_resamples");
  });
});

describe("bcaInterval", () => {
  it("is the percentile interval when there is neither bias nor skewness", () => {
    const { ci } = bcaInterval(0.25, leftOut(50, 0), replicates(evenly), 0.9);
    expect(ci?.low).toBeCloseTo(0.025, 9);
    expect(ci?.high).toBeCloseTo(0.475, 9);
    expect(ci?.method).toBe("bca");
  });

  it("moves the probabilities as Efron 1987 (2.3) says", () => {
    const resamples = replicates(evenly);
    // 600 of 1001 values lie below the 601st; the tie counts one half.
    const estimate = evenly[600] ?? Number.NaN;
    const bias = normalQuantile(600.5 / 1001);
    const at = (p: number): number => {
      const shifted = bias + normalQuantile(p);
      return normalCdf(bias + shifted / (1 - 0.07 * shifted));
    };
    const { ci } = bcaInterval(estimate, leftOut(50, 0.07), resamples, 0.95);
    expect(ci?.low).toBeCloseTo(quantileOfSorted(resamples.sorted, at(0.025)) ?? Number.NaN, 12);
    expect(ci?.high).toBeCloseTo(quantileOfSorted(resamples.sorted, at(0.975)) ?? Number.NaN, 12);
  });

  it("says why it has no interval", () => {
    const resamples = replicates(evenly);
    expect(bcaInterval(0.2, leftOut(9, 0), resamples, 0.95).ciReason).toBe("too_few_units");
    expect(bcaInterval(0.2, leftOut(50, null), resamples, 0.95).ciReason).toBe("degenerate_resamples");
    expect(bcaInterval(0.7, leftOut(50, 0), resamples, 0.95).ciReason).toBe("degenerate_resamples");
    expect(bcaInterval(-0.1, leftOut(50, 0), resamples, 0.95).ciReason).toBe("degenerate_resamples");
    // So much skewness that the adjustment has no solution.
    expect(bcaInterval(0.25, leftOut(50, 0.6), resamples, 0.95).ciReason).toBe("degenerate_resamples");
  });

  it("reproduces the intervals of the data of Hayes and Krippendorff 2007", () => {
    // Units resampled, everything recomputed: .6245 to .8412 by percentiles and .6433 to
    // .8505 by BCa in an independent run of 20 000; an end moves by about .003 with the seed.
    const data = published.examples.find(({ id }) => id === "hayes_krippendorff2007")?.data ?? [];
    const table = tableOf(data);
    const statistic = alphaStatistic(table, "ordinal");
    const estimate = statistic(table.units) ?? Number.NaN;
    const resamples = bootstrap(table.units, statistic, 20_000, "hayes");
    const plain = percentileInterval(table.unitCount, resamples, 0.95).ci;
    expect(Math.abs((plain?.low ?? 0) - 0.6245)).toBeLessThan(0.006);
    expect(Math.abs((plain?.high ?? 0) - 0.8412)).toBeLessThan(0.006);
    const bca = bcaInterval(estimate, jackknife(table.units, statistic), resamples, 0.95).ci;
    expect(Math.abs((bca?.low ?? 0) - 0.6433)).toBeLessThan(0.006);
    expect(Math.abs((bca?.high ?? 0) - 0.8505)).toBeLessThan(0.006);
  });
});
