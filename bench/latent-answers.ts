/**
 * Answers of raters to items from a latent normal variable: the item's own part with variance `shared` and the answer's
 * part with variance 1 - `shared`, cut so that the categories 1, 2, ... have given shares of all answers. Every pair of
 * answers to an item has the same distribution, so the alpha of endless data is in closed form up to one integral.
 */
import type { Metric } from "@/lib/stats/metric";
import { normalCdf, normalDensity, normalQuantile } from "@/lib/stats/normal-distribution";
import { PatternHistogram } from "@/lib/stats/pattern-histogram";
import { type PatternTable, patternTable } from "@/lib/stats/pattern-table";
import type { RandomSource } from "@/lib/stats/random";

export type LatentAnswers = { shares: readonly number[]; shared: number; raters: number; /** Probability that an answer is missing. */ missing: number };

/** The integral over the items' part runs this far, by the trapezoidal rule, which for so smooth an integrand is exact to 1e-10. */
const REACH = 8;
const STEP = 0.1;

function cutsOf(shares: readonly number[]): number[] {
  let below = 0;
  return shares.slice(0, -1).map((share) => normalQuantile((below += share)));
}

/** Krippendorff's alpha of endless data: observed over expected disagreement, each with the probabilities of pairs. */
export function latentAlpha({ shares, shared }: Pick<LatentAnswers, "shares" | "shared">, metric: Extract<Metric, "nominal" | "ordinal">): number {
  const cuts = [-Infinity, ...cutsOf(shares), Infinity];
  const noise = Math.sqrt(1 - shared);
  let below = 0;
  const ranks = shares.map((share) => (below += share) - share / 2);
  const distance = (one: number, other: number): number => (one === other ? 0 : metric === "nominal" ? 1 : ((ranks[one] ?? 0) - (ranks[other] ?? 0)) ** 2);
  let observed = 0;
  let expected = 0;
  for (let z = -REACH; z <= REACH; z += STEP) {
    const upTo = cuts.map((cut) => normalCdf((cut - Math.sqrt(shared) * z) / noise));
    const own = shares.map((_, category) => (upTo[category + 1] ?? 0) - (upTo[category] ?? 0));
    for (const [one, left] of own.entries()) for (const [other, right] of own.entries()) observed += STEP * normalDensity(z) * left * right * distance(one, other);
  }
  for (const [one, left] of shares.entries()) for (const [other, right] of shares.entries()) expected += left * right * distance(one, other);
  return 1 - observed / expected;
}

/** The part of the variance that items must have for endless data to have this alpha, by bisection: alpha rises with it. */
export function sharedFor(alpha: number, shares: readonly number[], metric: Extract<Metric, "nominal" | "ordinal">): number {
  let [low, high] = [0, 0.9999];
  for (let halving = 0; halving < 36; halving++) {
    const middle = (low + high) / 2;
    if (latentAlpha({ shares, shared: middle }, metric) < alpha) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Draws items until `units` of them have two answers or more: as many units as the interval speaks of. */
export function drawAnswers({ shares, shared, raters, missing }: LatentAnswers, units: number, random: RandomSource): PatternTable {
  const cuts = cutsOf(shares);
  const normal = (): number => normalQuantile(random.nextUniform() || 0.5);
  const histogram = new PatternHistogram();
  for (let drawn = 0; drawn < units; ) {
    const item = Math.sqrt(shared) * normal();
    const answers: number[] = [];
    for (let rater = 0; rater < raters; rater++) {
      const isMissing = random.nextUniform() < missing;
      const behind = item + Math.sqrt(1 - shared) * normal();
      if (!isMissing) answers.push(1 + cuts.filter((cut) => behind > cut).length);
    }
    if (answers.length < 2) continue;
    histogram.add(answers.sort((one, other) => one - other));
    drawn += 1;
  }
  return patternTable(histogram);
}
