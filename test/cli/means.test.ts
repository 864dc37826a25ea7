import { CommanderError } from "commander";
import { describe, expect, it } from "vitest";
import { registerMeans } from "@/cli/commands/means";
import { UsageError } from "@/cli/usage-error";
import type { MeansAnalysis } from "@/lib/reports/analysis/means-schema";
import { cliffsDelta } from "@/lib/stats/cliffs-delta";
import { cumulativeLinkModel } from "@/lib/stats/cumulative-link-model";
import { pairedDifferences } from "@/lib/stats/paired-difference";
import { ratingColumns } from "@/lib/stats/rating-columns";
import { madeRatings } from "../reports/analysis/made-ratings";
import clustered from "../stats/vectors/clustered-mean.json";
import crossed from "../stats/vectors/crossed-mean.json";
import wine from "../stats/vectors/ordinal-wine.json";
import { useCommand, widest } from "./run-command";

const run = useCommand("means", registerMeans);
const outputOf = async (content: string, ...flags: string[]) => JSON.parse(await run(content, "--json", ...flags)) as MeansAnalysis;
const HEAD = "evaluator,item,criterion,value";
const csv = (lines: readonly string[], head = HEAD) => [head, ...lines, ""].join("\n");

const systems = ["mine", "other"].flatMap((system) => ["clarity", "naturalness"].flatMap((criterion) =>
  madeRatings({ items: 18, raters: 5, perItem: 3, seed: criterion, lift: () => (system === "mine" ? 0.4 : 0) }).map((row) => ({ ...row, criterion, system }))));
const SYSTEMS = csv(systems.map(({ evaluator, item, criterion, value, system }) => `${evaluator},${item},${criterion},${value},${system}`), `${HEAD},system`);

describe("concord means", () => {
  it("gives the mean with its clustered interval, and the components of the published model", async () => {
    const rows = clustered.data.map(([item, rater, value]) => `r${rater},u${item},x,${value}`);
    const [x] = (await outputOf(csv(rows))).criteria;
    expect(x?.mean?.value).toBeCloseTo(clustered.mean, 11);
    for (const part of ["item", "rater", "residual"] as const) expect(Math.abs((x?.model.components?.[part] ?? 0) / crossed[part] - 1)).toBeLessThan(1e-4);
    expect(x?.model.mean).toBeCloseTo(crossed.mean, 5);
    expect(x?.model.standardError).toBeCloseTo(crossed.standardError, 4);
  });

  it("holds groups against each other, paired by the names of items and evaluators", async () => {
    const { criteria, groups, grouping } = await outputOf(SYSTEMS, "--group", "system");
    expect({ groups, grouping }).toEqual({ groups: ["mine", "other"], grouping: "system" });
    const columns = (criterion: string, system: string) => ratingColumns(systems.filter((row) => row.criterion === criterion && row.system === system));
    const direct = pairedDifferences(["clarity", "naturalness"].map((criterion) => ({ criterion, first: columns(criterion, "mine"), second: columns(criterion, "other") })), 0.95);
    expect(criteria.map(({ differences }) => [differences[0]?.paired.value, differences[0]?.paired.adjustedP, differences[0]?.paired.pairs])).toEqual(direct.map(({ value, adjustedP, pairs }) => [value, adjustedP, pairs]));
    expect(criteria[0]?.differences[0]?.cliffsDelta.value).toBe(cliffsDelta(columns("clarity", "mine"), columns("clarity", "other"), 0.95).value);
    const printed = await run(SYSTEMS, "--group", "system", "--raters");
    expect(printed).toMatch(/^clarity: mine - other +0\.\d{3} /m);
    expect(printed).toMatch(/^E01 +\d+ +-?\d\.\d{3} +\d\.\d{3}$/m);
    expect(widest(printed)).toBeLessThanOrEqual(100);
  });

  it("fits the ordinal model if asked to, as the wine of Randall 1989", async () => {
    const warm = csv(wine.answers.map(([judge, bottle, answer]) => `j${judge},b${bottle},bitter,${answer},${(bottle ?? 0) > 4 ? "warm" : "cold"}`), `${HEAD},pressed`);
    const [bitter] = (await outputOf(warm, "--group", "pressed", "--ordinal")).criteria;
    const columns = ratingColumns(wine.answers.map(([judge, bottle, answer]) => ({ evaluator: `j${judge}`, item: `b${bottle}`, value: answer ?? null })));
    const { fit } = cumulativeLinkModel(columns, { predictors: [{ name: "warm", of: (item) => (Number(item.slice(1)) > 4 ? 1 : 0) }], random: ["item", "rater"] });
    expect(bitter?.ordinal?.groups).toMatchObject([{ group: "warm", logOdds: fit?.predictors[0]?.estimate, p: fit?.predictors[0]?.p }]);
    const [cold, other] = bitter?.groups ?? [];
    expect(other?.ordinal?.value).toBeGreaterThan(cold?.ordinal?.value ?? 5);
    expect((await outputOf(warm, "--group", "pressed")).criteria[0]?.ordinal).toBeNull();
    expect(await run(warm, "--group", "pressed", "--ordinal")).toMatch(/^bitter +warm +\d\.\d{3} +\d\.\d\d to \d\.\d\d +\d\.\d{3} \(SE \d\.\d{3}\)/m);
  });

  it("takes points that are words for their places", async () => {
    const [x] = (await outputOf(csv(["a,1,x,Bad", "b,1,x,Fair", "a,2,x,Good", "b,2,x,Good"]), "--scale", "Bad,Fair,Good")).criteria;
    expect(x).toMatchObject({ mean: { value: 2.25 }, scale: { low: 1, high: 3 } });
  });

  it.each([
    ["one evaluator", ["a,1,x,1", "a,2,x,2"], /x: no interval\. There are too few evaluators/],
    ["one item", ["a,1,x,1", "b,1,x,2"], /x: no interval\. There are too few items/],
    ["unanimous", ["a,1,x,3", "b,1,x,3", "a,2,x,3", "b,2,x,3"], /x: no interval\. Every answer is the same/],
    ["empty answers alone", ["a,1,x,", "b,1,x,"], /x: no mean\. There are no answers yet/],
  ])("says why there is none: %s", async (_, lines, says) => {
    const printed = await run(csv(lines), "--ordinal", "--raters");
    expect(printed.replaceAll(/\n +/g, " ")).toMatch(says);
    expect(printed).toMatch(/x: no ordinal model\./);
    expect(printed).not.toMatch(/NaN|Infinity/);
  });

  it.each([
    ["a value outside the scale", ["a,1,x,1", "b,1,x,9"], ["--scale", "1,2,3,4"], /row 3, column "value": "9" is not on the scale/],
    ["a value above the highest", ["a,1,x,9"], ["--max", "4"], /9 is above --max 4/],
    ["a word", ["a,1,x,good"], [], /"good" is not a number.* Words are taken in an order: --scale "Bad,Fair,Good"\.$/],
    ["a column that is not there", ["a,1,x,1"], ["--group", "system"], /the column "system" is missing/],
    ["the same answer twice", ["a,1,x,1", "a,1,x,2"], [], /evaluator "a" has already rated item "1" on "x"/],
  ])("refuses %s with its place", async (_, lines, flags, says) => {
    await expect(run(csv(lines), ...flags)).rejects.toThrow(says);
  });

  it("refuses a row without a group, and the same evaluator twice in one", async () => {
    await expect(run(csv(["a,1,x,1,mine", "b,1,x,2,"], `${HEAD},system`), "--group", "system")).rejects.toThrow(/row 3, column "system": it is empty/);
    await expect(run(csv(["a,1,x,1,mine", "a,1,x,2,mine"], `${HEAD},system`), "--group", "system")).rejects.toThrow(/already rated item "1"/);
  });

  it("leaves wrong usage to the command line", async () => {
    await expect(run(csv(["a,1,x,1,mine"], `${HEAD},system`), "--group", "system")).rejects.toBeInstanceOf(UsageError);
    await expect(run(csv(["a,1,x,1"]), "--metric", "ordinal")).rejects.toBeInstanceOf(CommanderError);
    await expect(run(csv(["a,1,x,1"]), "--columns", "group=x")).rejects.toBeInstanceOf(UsageError);
  });
});
