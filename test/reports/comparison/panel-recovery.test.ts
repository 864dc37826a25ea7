/**
 * A panel of nine whose preferences are known works through a study as Concord lays it out: pairs, plan, sides, answers,
 * results. What was planted must be found again: the true net preference of every criterion in its clustered interval,
 * and the evaluators' leaning to the left.
 *
 * A judgment prefers what stands left by d = ±(μ + pair + evaluator) + λ + noise, the sign by which source that is, with
 * normal effects; more than τ is a choice of the left one, less than −τ of the right one, between them a tie. Over the
 * effects d is normal again, so the truth (over both ways round) is known in closed form.
 */
import { describe, expect, it } from "vitest";
import { comparePreferences } from "@/lib/reports/comparison/compare-preferences";
import type { PreferenceRow } from "@/lib/reports/comparison/preference-row";
import { normalCdf, normalQuantile } from "@/lib/stats/normal-distribution";
import { type RandomSource, seededRandom } from "@/lib/stats/random";
import { planPlaces } from "@/lib/studies/design/plan";
import type { Choice } from "@/lib/studies/preference";

const SEEDS = 100;
const PAIRS = 100;
const EVALUATORS = Array.from({ length: 9 }, (_, index) => `E0${index + 1}`);
const JUDGMENTS_PER_PAIR = 4;
const TAU = 0.5;
const LEFT_BIAS = 0.35;
const SPREAD = { pair: 0.5, evaluator: 0.3 };

/** STARK's six, from clear to none, with one that goes the other way. */
const MEANS: Record<string, number> = { natural_flow: 0.9, engagingness: 0.6, specificity: 0.3, image_sharing_turn_relevance: 0, image_dialogue_consistency: -0.3, overall: 1.2 };

function truth(mean: number): number {
  const sigma = Math.sqrt(SPREAD.pair ** 2 + SPREAD.evaluator ** 2 + 1);
  const net = (centre: number) => normalCdf((centre - TAU) / sigma) - normalCdf((-centre - TAU) / sigma);
  return (net(mean + LEFT_BIAS) + net(mean - LEFT_BIAS)) / 2;
}

const normal = (random: RandomSource) => normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, random.nextUniform())));

function answer(seed: number): PreferenceRow[] {
  const random = seededRandom(`panel:${seed}`);
  const plan = planPlaces(Array.from({ length: PAIRS }, (_, index) => ({ item: index + 1, contrast: [1, 2] as const, wanted: JUDGMENTS_PER_PAIR, held: [], others: [] })), EVALUATORS, String(seed));
  return Object.entries(MEANS).flatMap(([criterion, mean]) => {
    const pairs = new Map(Array.from({ length: PAIRS }, (_, index) => [index + 1, SPREAD.pair * normal(random)]));
    const people = new Map(EVALUATORS.map((name) => [name, SPREAD.evaluator * normal(random)]));
    return plan.places.map(({ item, evaluator, flipped }): PreferenceRow => {
      const forFirst = mean + (pairs.get(item) ?? 0) + (people.get(evaluator) ?? 0);
      const forLeft = (flipped ? -forFirst : forFirst) + LEFT_BIAS + normal(random);
      const choice: Choice = forLeft > TAU ? "left" : forLeft < -TAU ? "right" : "tie";
      return { evaluator, item: `I${item}`, criterion, left: flipped ? "Other" : "Mine", right: flipped ? "Mine" : "Other", choice };
    });
  });
}

const results = Array.from({ length: SEEDS }, (_, seed) => comparePreferences(answer(seed + 1), { first: "Mine" }));

describe("a panel of nine with known preferences", () => {
  it.each(Object.entries(MEANS))("is understood on %s: the truth lies in the interval for at least 90 of 100 seeds", (criterion, mean) => {
    const covered = results.filter(({ contrasts }) => {
      const ci = contrasts[0]?.criteria.find((result) => result.criterion === criterion)?.clustered.ci;
      return ci && ci.low <= truth(mean) && truth(mean) <= ci.high;
    });
    expect(covered.length).toBeGreaterThanOrEqual(90);
  });

  it("does not hide its leaning to the left", () => {
    const found = results.filter(({ position }) => (position.judgments.clustered.value ?? 0) > 0 && (position.judgments.clustered.p ?? 1) < 0.05);
    expect(found.length).toBeGreaterThanOrEqual(90);
  });

  it("is told apart from a panel without preference: where there is one, it is found, and the bias does not make one", () => {
    const significant = (criterion: string) => results.filter(({ contrasts }) => (contrasts[0]?.criteria.find((result) => result.criterion === criterion)?.clustered.p ?? 1) < 0.05).length;
    expect(significant("overall")).toBe(SEEDS);
    expect(significant("image_sharing_turn_relevance")).toBeLessThanOrEqual(10);
  });
});
