/** The designs whose intervals are measured: what is drawn, what is true, and what coverage the literature review found. */
import { agreementOfPatterns } from "@/lib/stats/agreement";
import { clusteredMeanOfColumns } from "@/lib/stats/clustered-mean";
import type { Metric } from "@/lib/stats/metric";
import { netPreference } from "@/lib/stats/net-preference";
import type { RandomSource } from "@/lib/stats/random";
import type { Interval } from "@/lib/stats/statistic";
import { drawAnswers, type LatentAnswers, sharedFor } from "./latent-answers";
import { drawRatings, latentMean, type LatentRatings } from "./latent-ratings";

export type CoverageCell = {
  design: string;
  n: number;
  /** The value that an interval should hold. */
  truth: number;
  /** Kinds of interval, with the coverage that was found by others: one value, or the range over several designs. */
  kinds: { what: string; reference: readonly [number, number] | null }[];
  /** Draws one study and gives its intervals in the order of `kinds`; null where there is none. */
  draw: (random: RandomSource, replicates: number, seed: string) => (Interval | null)[];
};

export const COVERAGE_LEVEL = 0.95;

/** With these, ordinal .306 and nominal .120 are one design, as are .728 and .391: that of the earlier measurement. */
const EVEN = [0.25, 0.25, 0.25, 0.25];
/** The earlier measurement does not say what its skewed shares were; these give intervals as wide as it found. */
const SKEWED = [0.6, 0.25, 0.1, 0.05];
/** Four answers in five are the lowest. */
const VERY_SKEWED = [0.8, 0.1, 0.08, 0.02];

/** Percentile, BCa and jackknife-eta coverage of the earlier measurement, by design and number of units. */
const ALPHA_REFERENCE: Record<string, readonly [number, number, number]> = {
  "ordinal alpha .306 20": [0.928, 0.942, 0.963],
  "ordinal alpha .306 50": [0.938, 0.949, 0.948],
  "ordinal alpha .306 300": [0.954, 0.948, 0.958],
  "ordinal alpha .728 20": [0.942, 0.945, 0.952],
  "ordinal alpha .728 100": [0.951, 0.941, 0.951],
  "ordinal alpha .366, skewed 20": [0.918, 0.939, 0.951],
  "ordinal alpha .366, skewed 1000": [0.948, 0.95, 0.952],
  "nominal alpha .120 20": [0.887, 0.938, 0.951],
  "nominal alpha .391 20": [0.923, 0.954, 0.97],
  "nominal alpha .231, skewed 20": [0.897, 0.924, 0.963],
};
const MEAN_REFERENCE: Record<string, number> = { "0 50": 0.965, "0 200": 0.993, "0.3 50": 0.95, "0.3 200": 0.958, "0.6 50": 0.955, "0.6 200": 0.948 };
/** By exact enumeration over n from 20 to 100; wider where one side almost always wins. */
const PREFERENCE_REFERENCE = { typical: [0.946, 0.961], extreme: [0.946, 0.989] } as const;

/** All cells, those of one design together. */
export function coverageCells(): CoverageCell[] {
  return [
    ...alphaCells(EVEN, "ordinal", 0.306, "ordinal alpha .306", [20, 50, 100, 300]),
    ...alphaCells(EVEN, "ordinal", 0.728, "ordinal alpha .728", [20, 50, 100, 300]),
    ...alphaCells(SKEWED, "ordinal", 0.366, "ordinal alpha .366, skewed", [20, 100, 1000]),
    ...alphaCells(VERY_SKEWED, "ordinal", 0.366, "ordinal alpha .366, very skewed", [20, 50, 100]),
    ...alphaCells(EVEN, "nominal", 0.12, "nominal alpha .120", [20, 100]),
    ...alphaCells(EVEN, "nominal", 0.391, "nominal alpha .391", [20, 100]),
    ...alphaCells(SKEWED, "nominal", 0.231, "nominal alpha .231, skewed", [20, 100]),
    ...[0, 0.3, 0.6].flatMap((severitySpread) => [50, 200].map((items) => meanCell(severitySpread, items))),
    ...[20, 50, 100].flatMap((n) => [preferenceCell(0.45, 0.3, n), preferenceCell(0.9, 0.05, n)]),
  ];
}

/** Three raters, one answer in ten missing, four categories; how alike answers are is set by the alpha that they should have. */
function alphaCells(shares: readonly number[], metric: Extract<Metric, "nominal" | "ordinal">, truth: number, design: string, units: readonly number[]): CoverageCell[] {
  let known: LatentAnswers | null = null;
  // Costs a fraction of a second, so only for cells that are measured.
  const answers = (): LatentAnswers => (known ??= { shares, shared: sharedFor(truth, shares, metric), raters: 3, missing: 0.1 });
  return units.map((n) => {
    const [percentile, bca, eta] = ALPHA_REFERENCE[`${design} ${n}`] ?? [];
    const once = (value: number | undefined) => (value === undefined ? null : ([value, value] as const));
    return {
      design, n, truth,
      kinds: [{ what: "jackknife-eta", reference: once(eta) }, { what: "BCa", reference: once(bca) }, { what: "percentile", reference: once(percentile) }],
      draw(random, replicates, seed) {
        const table = drawAnswers(answers(), n, random);
        const { raters } = answers();
        const { ci } = agreementOfPatterns(table, raters, { metric, interval: "jackknife", level: COVERAGE_LEVEL });
        const resampled = agreementOfPatterns(table, raters, { metric, interval: { kind: "bca", seed, replicates }, level: COVERAGE_LEVEL });
        return [ci, resampled.ci, resampled.percentileCi];
      },
    };
  });
}

/** Nine raters, each item seen by three, a scale of five points. */
function meanCell(severitySpread: number, items: number): CoverageCell {
  const panel: LatentRatings = { items, raters: 9, ratersPerItem: 3, centre: 3.2, itemSpread: 0.6, severitySpread, noiseSpread: 0.8, points: 5 };
  const reference = MEAN_REFERENCE[`${severitySpread} ${items}`];
  return {
    design: `mean, severity ${severitySpread}`, n: items, truth: latentMean(panel),
    kinds: [{ what: "two-way clustered", reference: reference === undefined ? null : [reference, reference] }],
    draw: (random) => [clusteredMeanOfColumns(drawRatings(panel, random), COVERAGE_LEVEL).ci],
  };
}

/** Independent judgments. */
function preferenceCell(win: number, loss: number, n: number): CoverageCell {
  return {
    design: `net preference, ${win} : ${loss}`, n, truth: win - loss,
    kinds: [{ what: "Bonett-Price", reference: win < 0.8 ? PREFERENCE_REFERENCE.typical : PREFERENCE_REFERENCE.extreme }],
    draw(random) {
      const counts = { wins: 0, losses: 0, ties: 0 };
      for (let judgment = 0; judgment < n; judgment++) {
        const drawn = random.nextUniform();
        counts[drawn < win ? "wins" : drawn < win + loss ? "losses" : "ties"] += 1;
      }
      return [netPreference(counts, COVERAGE_LEVEL).ci];
    },
  };
}
