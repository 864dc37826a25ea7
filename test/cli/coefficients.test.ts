/** What `concord agreement` gives beside alpha. */
import { describe, expect, it } from "vitest";
import { registerAgreement } from "@/cli/commands/agreement";
import { computeAgreement } from "@/lib/stats/agreement";
import { dawidSkene } from "@/lib/stats/dawid-skene";
import { answerCounts } from "@/lib/stats/answer-counts";
import { rowsOf } from "../stats/rating-matrix";
import chanceCorrected from "../stats/vectors/chance-corrected.json";
import shroutFleiss from "../stats/vectors/shrout-fleiss.json";
import { madeRatings } from "../reports/analysis/made-ratings";
import { useCommand, widest } from "./run-command";

type Number = { value: number | null; reason: string | null };
type Classes = { fit: { classes: string[]; prevalences: number[]; raters: { rater: string; confusion: unknown[] }[]; items: { item: string; class: string; posterior: number[] }[] } | null; reason: string | null };
type Result = Record<"fleiss" | "ac1" | "ac2" | "brennanPrediger" | "light" | "lightQuadratic" | "iccAgreement" | "iccConsistency" | "kendall", Number> & {
  alpha: number | null; below: { below: number; probability: number }[] | null; raterPairs: { one: string; other: string; kappa: Number; quadraticKappa: Number }[]; classes?: Classes;
};
type Output = { criteria: Record<string, Result>; stratified: Number & { strata: number; units: number } };

const run = useCommand("agreement", registerAgreement);
const outputOf = async (content: string, ...flags: string[]) => JSON.parse(await run(content, "--json", ...flags)) as Output;

/** @param data rows are items, columns evaluators. */
function csvOf(data: readonly (readonly (number | string | null)[])[], criterion = "x"): string {
  const lines = data.flatMap((answers, item) => answers.map((value, rater) => `r${rater},u${item},${criterion},${value ?? ""}`));
  return ["evaluator,item,criterion,value", ...lines, ""].join("\n");
}

describe("coefficients beside alpha", () => {
  it("are the published ones", async () => {
    const { data, unweighted } = chanceCorrected.raters;
    const { criteria } = await outputOf(csvOf(data), "--metric", "nominal");
    expect(criteria.x?.ac1.value).toBeCloseTo(unweighted.ac.value, 5);
    // Fleiss' kappa takes as many answers to every item, and these differ.
    expect(criteria.x?.fleiss).toMatchObject({ value: null, reason: "unequal_answers" });
    expect(criteria.x?.brennanPrediger.value).toBeCloseTo(unweighted.brennanPrediger.value, 5);
    // Table 4 of Shrout and Fleiss 1979.
    const { criteria: targets } = await outputOf(csvOf(shroutFleiss.data), "--metric", "interval");
    expect(targets.x?.iccAgreement.value).toBeCloseTo(0.29, 2);
    expect(targets.x?.iccConsistency.value).toBeCloseTo(0.71, 2);
    expect(targets.x?.kendall.value).toBeCloseTo(shroutFleiss.kendallW, 9);
  });

  it("know the scale where they are told", async () => {
    const data = [[1, 1], [2, 1], [2, 2], [1, 1], [2, 2]];
    const known = await outputOf(csvOf(data), "--metric", "ordinal", "--scale", "1,2,3,4");
    const unknown = await outputOf(csvOf(data), "--metric", "ordinal");
    // Brennan and Prediger 1981: chance agreement is one over the number of categories; 4 of 5 agree.
    expect(known.criteria.x?.brennanPrediger.value).toBeCloseTo((0.8 - 0.25) / 0.75, 12);
    expect(unknown.criteria.x?.brennanPrediger.value).toBeCloseTo((0.8 - 0.5) / 0.5, 12);
    expect(known.criteria.x?.alpha).toBe(unknown.criteria.x?.alpha);
  });

  it("do not take words for numbers", async () => {
    const words = [["good", "good"], ["bad", "good"], ["bad", "bad"], ["fair", "bad"]];
    const { criteria } = await outputOf(csvOf(words), "--metric", "nominal");
    for (const name of ["ac2", "lightQuadratic", "iccAgreement", "iccConsistency", "kendall"] as const) expect(criteria.x?.[name]).toMatchObject({ value: null, reason: "not_ordered" });
    expect(criteria.x?.raterPairs[0]).toMatchObject({ one: "r0", other: "r1", quadraticKappa: { reason: "not_ordered" } });
    expect(criteria.x?.ac1.value).not.toBeNull();
  });

  it("say how probable it is that alpha is below the conventions, where there are resamples", async () => {
    const content = csvOf(chanceCorrected.raters.data);
    expect((await outputOf(content, "--metric", "ordinal")).criteria.x?.below).toBeNull();
    const { criteria } = await outputOf(content, "--metric", "ordinal", "--seed", "1", "--replicates", "400");
    expect(criteria.x?.below?.map(({ below }) => below)).toEqual([0.667, 0.8]);
    const direct = computeAgreement(rowsOf(chanceCorrected.raters.data[0] ? transposed(chanceCorrected.raters.data) : []), { metric: "ordinal", interval: { kind: "bca", seed: "1", replicates: 400 } });
    expect(criteria.x?.below?.map(({ probability }) => probability)).toEqual(direct.below?.map(({ probability }) => probability));
  });

  it("are stratified over criteria and never pooled", async () => {
    const shifted = (by: number) => [[1, 2], [2, 1], [1, 2], [2, 1]].map((row) => row.map((value) => value + by));
    const content = csvOf(shifted(0), "a") + csvOf(shifted(2), "b").split("\n").slice(1).join("\n");
    const { stratified, criteria } = await outputOf(content, "--metric", "interval");
    expect(criteria.a?.alpha).toBeLessThan(0);
    // Two criteria without agreement stay without it, whatever their means.
    expect(stratified).toMatchObject({ strata: 2, units: 4, value: expect.closeTo(criteria.a?.alpha ?? Number.NaN, 12) });
  });
});

describe("in a terminal", () => {
  const rows = ["clarity", "naturalness"].flatMap((criterion) => madeRatings({ items: 25, raters: 5, perItem: 3, seed: criterion }).map(({ evaluator, item, value }) => `${evaluator},${item},${criterion},${value}`));
  const content = ["evaluator,item,criterion,value", ...rows, ""].join("\n");

  it("they are tables that fit 100 columns, with pairs if asked for", async () => {
    const printed = await run(content, "--metric", "ordinal", "--raters", "--seed", "1", "--replicates", "200", "--classes");
    expect(printed).toMatch(/^criterion +AC1 +AC2 +Fleiss +B-P +Light +ICC\(A,1\) +ICC\(C,1\) +q\(.667\) +q\(.8\)$/m);
    expect(printed).toMatch(/^E01 - E02 +\d+ +\d+\.\d %/m);
    expect(printed).toMatch(/^Stratified alpha over 2 criteria: /m);
    expect(widest(printed)).toBeLessThanOrEqual(100);
    expect(await run(content, "--metric", "ordinal")).not.toMatch(/E01 - E02|likely class|q\(/);
  });

  it("what is missing has its reason once, as a sentence", async () => {
    const printed = await run(csvOf([["good", "good"], ["bad", "good"], ["bad", "bad"]]), "--metric", "nominal");
    expect(printed.replaceAll(/\n +/g, " ")).toContain("x: no AC2, ICC(A,1), ICC(C,1). The answers are names without an order");
  });

  it.each([
    ["one evaluator", [[1], [2], [3]], /No item has answers from two evaluators/],
    ["unanimous items", [[1, 1], [2, 2], [3, 3]], /No disagreement was observed/],
    ["the same everywhere", [[2, 2], [2, 2]], /Every answer is the same/],
    ["one item", [[1, 2]], /interval|too few items/i],
  ])("%s", async (_, data, says) => {
    const printed = await run(csvOf(data), "--metric", "ordinal", "--classes", "--raters");
    expect(printed.replaceAll(/\n +/g, " ")).toMatch(says);
    expect(printed).not.toMatch(/NaN|undefined,|Infinity/);
  });
});

describe("classes", () => {
  it("are those of the model, under the names of the file", async () => {
    const words = [["good", "good", "bad"], ["bad", "bad", "bad"], ["good", "good", "good"], ["bad", "good", "bad"], ["good", "good", "good"], ["bad", "bad", "good"]];
    const { criteria } = await outputOf(csvOf(words), "--metric", "nominal", "--classes");
    const rows = words.flatMap((answers, item) => answers.map((value, rater) => ({ evaluator: `r${rater}`, item: `u${item}`, value: value === "bad" ? 0 : 1 })));
    const { fit } = dawidSkene(answerCounts(rows));
    const found = criteria.x?.classes?.fit;
    expect(found?.classes).toEqual(["bad", "good"]);
    expect(found?.prevalences).toEqual(fit?.prevalences);
    expect(found?.items.map((item) => item.class)).toEqual(fit?.items.map(({ value }) => (value === 0 ? "bad" : "good")));
    const onScale = await outputOf(csvOf(words), "--metric", "ordinal", "--scale", "bad,good", "--classes");
    expect(onScale.criteria.x?.classes?.fit?.classes).toEqual(["bad", "good"]);
    expect((await outputOf(csvOf(words), "--metric", "nominal")).criteria.x).not.toHaveProperty("classes");
  });

  it("have their reason where there are none", async () => {
    const { criteria } = await outputOf(csvOf([[1], [2]]), "--metric", "nominal", "--classes");
    expect(criteria.x?.classes).toEqual({ fit: null, reason: "no_pairable" });
  });
});

function transposed(data: readonly (readonly (number | null)[])[]): (number | null)[][] {
  return (data[0] ?? []).map((_, rater) => data.map((answers) => answers[rater] ?? null));
}
