import { describe, expect, it } from "vitest";
import { computeAgreement } from "@/lib/stats/agreement";
import { probabilityBelow } from "@/lib/stats/probability-below";
import { rowsOf } from "./rating-matrix";
import published from "./vectors/alpha-published.json";

function resamples(values: number[]) {
  return { sorted: Float64Array.from(values), replicates: values.length + 1, undefinedReplicates: 1, seed: "1" };
}

describe("probabilityBelow", () => {
  it("is the share of defined values strictly below each limit", () => {
    expect(probabilityBelow(resamples([0.5, 0.6, 0.8, 0.9]), [0.667, 0.8, 2, 0])).toEqual([
      { limit: 0.667, probability: 0.5 },
      { limit: 0.8, probability: 0.5 },
      { limit: 2, probability: 1 },
      { limit: 0, probability: 0 },
    ]);
    expect(probabilityBelow(resamples([]), [0.8])).toBeNull();
  });

  it("comes with BCa, from the resamples of its percentile interval", () => {
    const rows = rowsOf(published.examples.find(({ id }) => id === "hayes_krippendorff2007")?.data ?? []);
    const { below, percentileCi } = computeAgreement(rows, { metric: "ordinal", interval: { kind: "bca", seed: 1, replicates: 4000 } });
    expect(below?.map(({ limit }) => limit)).toEqual([0.667, 0.8]);
    // The interval is .6245 to .8412, so that both limits lie inside it.
    const [lower, upper] = (below ?? []).map(({ probability }) => probability);
    expect(percentileCi?.low).toBeLessThan(0.667);
    expect(lower).toBeGreaterThan(0.025);
    expect(lower).toBeLessThan(0.15);
    expect(upper).toBeGreaterThan(0.7);
    expect(upper).toBeLessThan(0.975);
    expect(computeAgreement(rows, { metric: "ordinal", interval: "jackknife" }).below).toBeNull();
  });
});
