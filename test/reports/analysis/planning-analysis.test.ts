import { describe, expect, it } from "vitest";
import { planningAnalysis } from "@/lib/reports/analysis/planning-analysis";
import { planningAnalysisSchema } from "@/lib/reports/analysis/planning-schema";
import { histogramOfColumns } from "@/lib/stats/column-histogram";
import { crossedModel } from "@/lib/stats/crossed-model";
import { effectiveCount } from "@/lib/stats/effective-count";
import { itemsForAlphaByBootstrap } from "@/lib/stats/items-for-alpha";
import { itemsForMean } from "@/lib/stats/items-for-mean";
import { pairsForNetPreference } from "@/lib/stats/pairs-for-net-preference";
import { patternTable } from "@/lib/stats/pattern-table";
import { ratingColumns } from "@/lib/stats/rating-columns";
import { pairsForSignTest } from "@/lib/stats/sign-test-power";
import { madeRatings } from "./made-ratings";

const planned = (rows: readonly { evaluator: string; item: string; value: number }[]) => ({ key: "flow", name: "Flow", criterion: "flow", contrast: null, columns: ratingColumns(rows) });
const ratings = madeRatings({ items: 60, raters: 6, perItem: 3, seed: "plan" });
const options = { kind: "rating", metric: "ordinal", halfWidth: null, drawn: 80 } as const;

describe("the plan of a rating study", () => {
  const plan = planningAnalysis([planned(ratings)], options);
  const [flow] = plan.criteria;
  const columns = ratingColumns(ratings);

  it("takes usual half-widths unless one is given", () => {
    expect(planningAnalysisSchema.parse(plan)).toEqual(plan);
    expect(plan.halfWidths).toEqual({ alpha: [0.05, 0.1], mean: [0.1, 0.2] });
    expect(planningAnalysis([planned(ratings)], { ...options, halfWidth: 0.07 }).halfWidths).toEqual({ alpha: [0.07], mean: [0.07] });
  });

  it("is what the statistics say", () => {
    const table = patternTable(histogramOfColumns(columns));
    const direct = itemsForAlphaByBootstrap(table, "ordinal", { halfWidth: 0.05, level: 0.95, seed: plan.bootstrap.seed, replicates: plan.bootstrap.replicates });
    expect(flow?.alpha.targets[0]?.byBootstrap).toEqual({ value: direct.value, reason: null, expectedHalfWidth: direct.expectedHalfWidth });
    // Half the width takes four times the items, by the rule of the root; all but what rounding up adds.
    const [narrow, wide] = flow?.alpha.targets.map(({ byRoot }) => byRoot.value ?? Number.NaN) ?? [];
    expect(Math.abs((narrow ?? 0) - 4 * (wide ?? 0))).toBeLessThanOrEqual(4);
    const model = crossedModel(columns);
    if (model.reason !== null) throw new Error(model.reason);
    const loads = columns.raters.map((_, place) => columns.rater.filter((own) => own === place).length);
    expect(flow?.mean.effectiveEvaluators).toBe(effectiveCount(loads));
    const items = itemsForMean({ components: model.components, perItem: 3, halfWidth: 0.2, level: 0.95, evaluators: 6, loadInequality: Math.max(1, 6 / effectiveCount(loads)) });
    expect(flow?.mean.targets[1]?.items).toEqual({ value: items.value, reason: items.reason, floor: items.floor, evaluatorsNeeded: items.evaluatorsNeeded });
  });

  it("says where more items cannot help, and how many evaluators it takes", () => {
    const [hopeless] = planningAnalysis([planned(madeRatings({ items: 40, raters: 4, perItem: 4, seed: "floor", severity: (rater) => 0.4 * rater }))], { ...options, halfWidth: 0.1 }).criteria;
    const target = hopeless?.mean.targets[0]?.items;
    expect(target).toMatchObject({ value: null, reason: "evaluators_limit" });
    expect(target?.floor).toBeGreaterThan(0.1);
    expect(target?.evaluatorsNeeded).toBeGreaterThan(4);
  });

  it("holds numbers of answers per item against each other at equal cost", () => {
    expect(flow?.mean.designs.map(({ perItem, items }) => [perItem, items])).toEqual([[1, 180], [2, 90], [3, 60], [4, 45], [5, 36], [6, 30]]);
    const reliabilities = flow?.mean.designs.map(({ itemReliability }) => itemReliability) ?? [];
    expect([...reliabilities].sort((one, other) => one - other)).toEqual(reliabilities);
  });

  it.each([
    ["no answer", [], "no_pairable", "no_values"],
    ["nobody twice", [{ evaluator: "a", item: "1", value: 1 }, { evaluator: "a", item: "2", value: 2 }], "no_pairable", "too_few_raters"],
    ["the same everywhere", ["a", "b"].flatMap((evaluator) => ["1", "2", "3"].map((item) => ({ evaluator, item, value: 3 }))), "no_variation", "no_variation"],
    ["always agreed", ["a", "b"].flatMap((evaluator) => ["1", "2", "3"].map((item) => ({ evaluator, item, value: Number(item) }))), "no_disagreement", "no_residual"],
  ])("has its reason: %s", (_, rows, ofAlpha, ofMean) => {
    const [found] = planningAnalysis([planned(rows)], options).criteria;
    expect(found?.alpha.targets[0]).toMatchObject({ byRoot: { value: null, reason: ofAlpha }, byBootstrap: { value: null, reason: ofAlpha } });
    expect(found?.mean).toMatchObject({ reason: ofMean, components: null, halfWidth: null, designs: [] });
  });
});

describe("the plan of a comparison", () => {
  const scores = madeRatings({ items: 50, raters: 5, perItem: 3, seed: "net" }).map((row) => ({ ...row, value: Math.sign(row.value - 2) }));
  const [flow] = planningAnalysis([{ ...planned(scores), contrast: { first: "mine", second: "other" } }], { ...options, kind: "comparison" }).criteria;
  const preference = flow?.preference;

  it("counts wins, and inflates by how alike judgments are", () => {
    const { wins = 0, losses = 0, ties = 0, designEffect } = preference ?? {};
    expect(wins + losses + ties).toBe(150);
    expect(designEffect).toBeGreaterThan(1);
    const direct = pairsForNetPreference({ wins: wins / 150, losses: losses / 150, halfWidth: 0.1, level: 0.95, designEffect: designEffect ?? 1 });
    expect(preference?.targets[1]).toMatchObject({ halfWidth: 0.1, judgments: direct, pairs: Math.ceil((direct.value ?? 0) / 3) });
  });

  it("plans the sign test on pairs by their majority", () => {
    const { winShare, tieShare, value } = preference?.signTest ?? {};
    expect(value).toBe(pairsForSignTest(0.8, { winShare: winShare ?? 0, tieShare: tieShare ?? 0, significance: 0.05 }).value);
    expect(preference?.signTest.pairs).toBe(50);
  });

  it.each([
    ["no judgment", [], "no_values"], ["ties alone", [0, 0], "no_decisive"], ["one side alone", [1, 1, 0], "separated"], ["an even split", [1, -1], "no_spread"],
  ] as [string, number[], string][])("has its reason: %s", (_, values, reason) => {
    const rows = values.map((value, index) => ({ evaluator: "a", item: String(index), value }));
    const [found] = planningAnalysis([planned(rows)], { ...options, kind: "comparison" }).criteria;
    expect(found?.preference?.signTest).toMatchObject({ value: null, reason });
  });
});
