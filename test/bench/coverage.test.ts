import { describe, expect, it } from "vitest";
import { measureCoverage } from "@/bench/coverage";
import { drawAnswers, latentAlpha, sharedFor } from "@/bench/latent-answers";
import { drawRatings, latentMean } from "@/bench/latent-ratings";
import { krippendorffAlpha } from "@/lib/stats/krippendorff-alpha";
import { seededRandom } from "@/lib/stats/random";

describe("what is taken for true", () => {
  it("is the alpha that endless data would have", () => {
    for (const shares of [[0.25, 0.25, 0.25, 0.25], [0.8, 0.1, 0.08, 0.02]]) {
      const answers = { shares, shared: sharedFor(0.5, shares, "ordinal"), raters: 3, missing: 0.1 };
      const table = drawAnswers(answers, 20_000, seededRandom("endless"));
      for (const metric of ["nominal", "ordinal"] as const) {
        expect(Math.abs((krippendorffAlpha(table, metric).value ?? 0) - latentAlpha(answers, metric))).toBeLessThan(0.02);
      }
      expect(latentAlpha(answers, "ordinal")).toBeCloseTo(0.5, 9);
      expect(latentAlpha({ shares, shared: 0 }, "ordinal")).toBeCloseTo(0, 9);
    }
  });

  it("comes from the designs of the earlier measurement, whose ordinal and nominal alphas belong together", () => {
    const even = [0.25, 0.25, 0.25, 0.25];
    for (const [ordinal, nominal] of [[0.306, 0.12], [0.728, 0.391]] as const) {
      expect(latentAlpha({ shares: even, shared: sharedFor(ordinal, even, "ordinal") }, "nominal")).toBeCloseTo(nominal, 3);
    }
  });

  it("is the mean of endlessly many panels", () => {
    const panel = { items: 30, raters: 9, ratersPerItem: 3, centre: 3.9, itemSpread: 0.6, severitySpread: 0.6, noiseSpread: 0.8, points: 5 };
    let sum = 0;
    let n = 0;
    for (let seed = 0; seed < 600; seed++) {
      for (const value of drawRatings(panel, seededRandom(seed)).value) {
        sum += value;
        n += 1;
      }
    }
    expect(Math.abs(sum / n - latentMean(panel))).toBeLessThan(0.04);
    // The ends of the scale pull it from the centre.
    expect(latentMean(panel)).toBeLessThan(3.9);
  });

  it("comes from panels with equal loads", () => {
    const { raters, rater } = drawRatings({ items: 60, raters: 9, ratersPerItem: 3, centre: 3, itemSpread: 1, severitySpread: 0, noiseSpread: 1, points: 5 }, seededRandom(1));
    expect(raters.map((_, place) => rater.filter((one) => one === place).length)).toEqual(new Array(9).fill(20));
  });
});

describe("measureCoverage", () => {
  it("finds intervals that hold what they should about as often as they promise", () => {
    const rows = measureCoverage({ simulations: 80, seed: "test", cells: ["ordinal alpha .306", "net preference, 0.45"], replicates: 100 });
    // Below 86 % of 80 would happen once in thousands of runs at 95 %, and these are seeded.
    for (const { covered, withoutInterval } of rows) {
      expect(covered).toBeGreaterThanOrEqual(0.86);
      expect(withoutInterval).toBe(0);
    }
    const width = (n: number) => rows.find((row) => row.what === "BCa" && row.n === n)?.meanWidth ?? 0;
    // Width falls with the root of n: half at four times the units, roughly.
    expect(width(300) / width(20)).toBeLessThan(0.35);
  });

  it("gives a cell the same figures alone and among others, and others for another seed", () => {
    const alone = measureCoverage({ simulations: 20, seed: "a", cells: ["mean, severity 0.6"] });
    expect(measureCoverage({ simulations: 20, seed: "a", cells: ["net", "mean"] }).filter(({ design }) => design === "mean, severity 0.6")).toEqual(alone);
    expect(measureCoverage({ simulations: 20, seed: "b", cells: ["mean, severity 0.6"] })).not.toEqual(alone);
    expect(alone[0]).toMatchObject({ what: "two-way clustered", n: 50, nominal: 0.95, simulations: 20, reference: [0.955, 0.955] });
  });

  it("refuses what it cannot measure", () => {
    expect(() => measureCoverage({ simulations: 0, seed: "a" })).toThrow(RangeError);
    expect(() => measureCoverage({ simulations: 1, seed: "a", cells: ["beta"] })).toThrow(RangeError);
  });
});
