import { describe, expect, it } from "vitest";
import { groupedColumns } from "@/lib/reports/analysis/grouped-columns";
import { meansAnalysis, meansCriteria, type MeansCriterion } from "@/lib/reports/analysis/means-analysis";
import { meansAnalysisSchema } from "@/lib/reports/analysis/means-schema";
import { adjustedMeans } from "@/lib/stats/adjusted-means";
import { cliffsDelta } from "@/lib/stats/cliffs-delta";
import { clusteredMeanOfColumns } from "@/lib/stats/clustered-mean";
import { crossedEffects } from "@/lib/stats/crossed-effects";
import { crossedModel } from "@/lib/stats/crossed-model";
import { holm } from "@/lib/stats/holm";
import { pairedDifference } from "@/lib/stats/paired-difference";
import { ratingColumns } from "@/lib/stats/rating-columns";
import { madeRatings } from "./made-ratings";

const criterion = (key: string, rows: ReturnType<typeof madeRatings>) => ({ key, name: key.toUpperCase(), criterion: key, contrast: null, scale: [1, 2, 3, 4], columns: ratingColumns(rows) });
const isLate = (item: string) => Number(item.slice(1)) > 20;
const flow = madeRatings({ items: 40, raters: 7, perItem: 3, seed: "flow", lift: (item) => (item >= 20 ? 0.6 : 0) });
const images = madeRatings({ items: 40, raters: 7, perItem: 3, seed: "images" });
const origins = new Map(ratingColumns(flow).items.map((item) => [item, isLate(item) ? "synthetic" : "collected"]));

describe("means of a study", () => {
  const analysis = meansAnalysis(meansCriteria([criterion("flow", flow), criterion("images", images)], origins), { grouping: "origin", ordinal: false });
  const [first] = analysis.criteria;
  const columns = ratingColumns(flow);

  it("is what the statistics say of the same answers", () => {
    expect(meansAnalysisSchema.parse(analysis)).toEqual(analysis);
    const clustered = clusteredMeanOfColumns(columns, 0.95);
    expect(first?.mean).toMatchObject({ value: clustered.value, ci: clustered.ci, standardError: clustered.standardError, n: 120, units: 40, raters: 7 });
    const model = crossedModel(columns);
    if (model.reason !== null) throw new Error(model.reason);
    expect(first?.model).toMatchObject({ components: model.components, mean: model.means[0]?.mean, logLikelihood: model.logLikelihood, reason: null });
    expect(first?.raterEffects).toEqual(crossedEffects(columns, model.fit).raters);
    const { item, rater, residual } = model.components;
    expect(first?.iccAgreement.value).toBeCloseTo(item / (item + rater + residual), 12);
    expect(first?.iccConsistency.value).toBeCloseTo(item / (item + residual), 12);
    expect(first?.iccAverage).toMatchObject({ averaged: 3, value: expect.closeTo(item / (item + (rater + residual) / 3), 12) });
  });

  it("tells the spread of items by its extremes and quartiles, and lists none", () => {
    const { lowest, lowerQuartile, median, upperQuartile, highest } = first?.itemSpread ?? {};
    const ascending = [lowest, lowerQuartile, median, upperQuartile, highest];
    expect([...ascending].sort((one, other) => (one ?? 0) - (other ?? 0))).toEqual(ascending);
    expect(JSON.stringify(analysis)).not.toContain("I0001");
  });

  it("has the groups and their differences, the first named less the second, with Holm over criteria", () => {
    expect(analysis).toMatchObject({ grouping: "origin", groups: ["collected", "synthetic"] });
    const adjusted = adjustedMeans(columns, (item) => origins.get(item) ?? "", 0.95);
    if (adjusted.groups === null) throw new Error(adjusted.reason);
    expect(first?.groups.map(({ group, adjusted: own }) => [group, own?.value])).toEqual(adjusted.groups.map((group) => [group.group, group.adjusted]));
    const [difference] = first?.differences ?? [];
    expect(difference?.adjusted?.value).toBeCloseTo(-(adjusted.differences[0]?.value ?? Number.NaN), 14);
    expect(difference?.adjusted?.ci.low).toBeCloseTo(-(adjusted.differences[0]?.ci.high ?? Number.NaN), 14);
    expect(Math.sign(difference?.adjusted?.value ?? 0)).toBe(Math.sign(difference?.paired.value ?? 0));
    const halves = [flow, images].map((rows) => [rows.filter(({ item }) => !isLate(item)), rows.filter(({ item }) => isLate(item))].map((half) => ratingColumns(half)));
    const direct = halves.map(([one = columns, other = columns]) => pairedDifference(one, other, 0.95));
    expect(analysis.criteria.map(({ differences }) => differences[0]?.paired.value)).toEqual(direct.map(({ value }) => value));
    expect(analysis.criteria.map(({ differences }) => differences[0]?.paired.adjustedP)).toEqual(holm(direct.map(({ p }) => p)));
    const [one = columns, other = columns] = halves[0] ?? [];
    expect(difference?.cliffsDelta).toMatchObject({ value: cliffsDelta(one, other, 0.95).value });
  });

  it("has no groups where all items are of one origin, or nothing is known of them", () => {
    for (const known of [null, new Map(columns.items.map((item) => [item, "synthetic"]))]) {
      expect(meansAnalysis(meansCriteria([criterion("flow", flow)], known), { grouping: "origin", ordinal: false })).toMatchObject({ grouping: null, groups: [], criteria: [{ groups: [], differences: [], adjustedReason: null }] });
    }
  });

  it("takes out the severity of who happened to answer", () => {
    // Both systems are equally good; evaluators 1 to 3, who saw more of the second, are a point more severe.
    const rows = madeRatings({ items: 60, raters: 6, perItem: 6, seed: "severe", severity: (rater) => (rater < 3 ? -0.5 : 0.5) })
      .filter(({ item, evaluator }) => (isLate(item) ? evaluator <= "E03" || item.endsWith("5") : evaluator > "E03" || item.endsWith("5")));
    const known = new Map(rows.map(({ item }) => [item, isLate(item) ? "second" : "first"]));
    const [found] = meansAnalysis(meansCriteria([criterion("flow", rows)], known), { grouping: "system", ordinal: true }).criteria;
    const [difference] = found?.differences ?? [];
    expect(difference?.paired.value).toBeGreaterThan(0.5);
    expect(Math.abs(difference?.adjusted?.value ?? 9)).toBeLessThan(0.3);
    // The ordinal model says the same in its own way.
    expect(found?.ordinal).toMatchObject({ reason: null, groups: [{ group: "second" }] });
    const [one, other] = found?.groups ?? [];
    expect(Math.abs((one?.ordinal?.value ?? 9) - (other?.ordinal?.value ?? -9))).toBeLessThan(0.3);
  });
});

describe("items that several groups share", () => {
  const rows = madeRatings({ items: 15, raters: 4, perItem: 4, seed: "shared" }).flatMap((row) => [
    { ...row, group: "mine" }, { ...row, group: "other", value: Math.max(1, row.value - (row.item.endsWith("2") ? 1 : 0)) },
  ]);
  const made: MeansCriterion = { key: "flow", name: "Flow", criterion: "flow", contrast: null, scale: [], answers: groupedColumns(rows, ["mine", "other"]) };
  const [found] = meansAnalysis([made], { grouping: "system", ordinal: false }).criteria;

  it("are paired by name, and their common mean is not given", () => {
    expect(found?.mean).toBeNull();
    expect(found?.differences[0]).toMatchObject({ first: "mine", second: "other", paired: { pairs: 60, units: 15 } });
    expect(found?.groups.map(({ items, n }) => [items, n])).toEqual([[15, 60], [15, 60]]);
  });

  it("a group without an answer has its reason", () => {
    const [empty] = meansAnalysis([{ ...made, answers: groupedColumns(rows.filter(({ group }) => group === "mine"), ["mine", "other"]) }], { grouping: "system", ordinal: true }).criteria;
    expect(empty?.groups[1]).toMatchObject({ n: 0, mean: { value: null, reason: "no_values" }, adjusted: null, ordinal: null });
    expect(empty?.differences[0]).toMatchObject({ paired: { value: null, reason: "no_values", adjustedP: null }, adjusted: null, cliffsDelta: { value: null, reason: "no_values" } });
  });
});

describe("where there is too little", () => {
  it.each([
    ["no answer", [], "no_values", "no_values"],
    ["one evaluator", [{ evaluator: "a", item: "1", value: 1 }, { evaluator: "a", item: "2", value: 2 }], "too_few_raters", "too_few_raters"],
    ["one item", [{ evaluator: "a", item: "1", value: 1 }, { evaluator: "b", item: "1", value: 2 }], "too_few_units", "too_few_units"],
    ["the same everywhere", ["a", "b"].flatMap((evaluator) => ["1", "2", "3"].map((item) => ({ evaluator, item, value: 3 }))), "no_variation", "no_variation"],
  ])("%s has its reason", (_, rows, ciReason, reason) => {
    const [found] = meansAnalysis(meansCriteria([criterion("flow", rows)], null), { grouping: null, ordinal: true }).criteria;
    expect(found).toMatchObject({ mean: { ci: null, ciReason }, model: { components: null, reason }, itemSpread: null, raterEffects: [], iccAgreement: { value: null, reason } });
    expect(found?.ordinal?.mean ?? null).toBeNull();
    expect(found?.ordinal?.reason).not.toBeNull();
  });
});
