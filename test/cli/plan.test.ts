import { CommanderError } from "commander";
import { describe, expect, it } from "vitest";
import { registerPlan } from "@/cli/commands/plan";
import { UsageError } from "@/cli/usage-error";
import { planningAnalysis } from "@/lib/reports/analysis/planning-analysis";
import type { PlanningAnalysis } from "@/lib/reports/analysis/planning-schema";
import { ratingColumns } from "@/lib/stats/rating-columns";
import { madeRatings } from "../reports/analysis/made-ratings";
import { useCommand, widest } from "./run-command";

const run = useCommand("plan", registerPlan);
const outputOf = async (content: string, ...flags: string[]) => JSON.parse(await run(content, "--json", ...flags)) as PlanningAnalysis;
const csv = (lines: readonly string[], head = "evaluator,item,criterion,value") => [head, ...lines, ""].join("\n");
const joined = (printed: string) => printed.replaceAll(/\n +/g, " ");

const ratings = madeRatings({ items: 40, raters: 5, perItem: 3, seed: "plan" });
const RATINGS = csv(ratings.map(({ evaluator, item, value }) => `${evaluator},${item},flow,${value}`));
const PAIRS_HEAD = "evaluator,item,criterion,left,right,choice";
const PAIRS = csv(ratings.map(({ evaluator, item, value }, index) => `${evaluator},${item},flow,${index % 2 ? "mine,other" : "other,mine"},${value === 2 ? "tie" : value > 2 ? "mine" : "other"}`), PAIRS_HEAD);

describe("concord plan", () => {
  it("gives the plan of the same answers", async () => {
    const direct = planningAnalysis([{ key: "flow", name: "flow", criterion: "flow", contrast: null, columns: ratingColumns(ratings) }], { kind: "rating", metric: "ordinal", halfWidth: 0.08, drawn: null });
    expect(await outputOf(RATINGS, "--half-width", "0.08")).toEqual(direct);
    // The order of rows says nothing.
    const [head = "", ...rows] = RATINGS.trim().split("\n");
    expect(await outputOf([head, ...rows.reverse(), ""].join("\n"), "--half-width", "0.08")).toEqual(direct);
  });

  it("says it in plain words first, and the rule", async () => {
    const printed = await run(RATINGS);
    expect(joined(printed)).toMatch(/^For α within ±0\.05 you need about [\d,]+ more items\./);
    expect(joined(printed)).toMatch(/More items cannot bring means within ±0\.10 points: it takes at least \d+ evaluators\./);
    expect(joined(printed)).toContain("To stop once p falls below a line is not");
    expect(widest(printed)).toBeLessThanOrEqual(100);
    expect(await run(RATINGS, "--half-width", "0.9")).toMatch(/^You have α within ±0\.90\.$/m);
  });

  it("plans comparisons too", async () => {
    const plan = await outputOf(PAIRS, "--comparison", "--first", "other");
    expect(plan).toMatchObject({ kind: "comparison", halfWidths: { mean: [0.05, 0.1] }, criteria: [{ contrast: { first: "other", second: "mine" } }] });
    expect(plan.criteria[0]?.preference?.wins).toBe(ratings.filter(({ value }) => value < 2).length);
    const printed = await run(PAIRS, "--comparison");
    expect(joined(printed)).toMatch(/For a sign test with 80% power you need about|You have a sign test/);
    expect(widest(printed)).toBeLessThanOrEqual(100);
  });

  it.each([
    ["one evaluator", ["a,1,x,1", "a,2,x,2"], /What a narrower interval of α would take cannot be told yet\. x: No item has answers from two evaluators/],
    ["unanimous", ["a,1,x,1", "b,1,x,1", "a,2,x,2", "b,2,x,2"], /x: No disagreement was observed/],
    ["one item", ["a,1,x,1", "b,1,x,2"], /x: There are too few items/],
  ])("says why it cannot: %s", async (_, lines, says) => {
    const printed = await run(csv(lines));
    expect(joined(printed)).toMatch(says);
    expect(printed).not.toMatch(/NaN|Infinity/);
  });

  it("leaves wrong usage to the command line", async () => {
    for (const width of ["0", "-1", "wide", "11", ""]) await expect(run(RATINGS, "--half-width", width)).rejects.toBeInstanceOf(CommanderError);
    await expect(run(RATINGS, "--first", "mine")).rejects.toBeInstanceOf(UsageError);
    await expect(run(PAIRS, "--comparison", "--first", "nobody")).rejects.toBeInstanceOf(UsageError);
    await expect(run(csv(["a,1,x,good", "b,1,x,bad"]), "--metric", "nominal")).rejects.toBeInstanceOf(UsageError);
    await expect(run(RATINGS, "--comparison")).rejects.toThrow(/the column "left" is missing/);
  });
});
