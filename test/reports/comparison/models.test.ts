import { describe, expect, it } from "vitest";
import { blindingText } from "@/lib/reports/comparison/blinding-text";
import { caveatsOf, warningsOf } from "@/lib/reports/comparison/cautions";
import { comparePreferences } from "@/lib/reports/comparison/compare-preferences";
import { methodsOf } from "@/lib/reports/comparison/methods";
import { prepareNetForest, signed } from "@/lib/reports/comparison/net-forest";
import { preparePositionTable } from "@/lib/reports/comparison/position-table";
import { preparePreferenceTables } from "@/lib/reports/comparison/preference-table";
import { prepareShareBars } from "@/lib/reports/comparison/share-bars";
import { sourceLabels, withLabels } from "@/lib/reports/comparison/source-labels";
import { prepareWorthsTable } from "@/lib/reports/comparison/worths-table";
import { pairRows } from "./made-rows";

const CRITERIA = [{ key: "wit", name: "Wit" }, { key: "flow", name: "Flow" }];
const rows = [...pairRows("flow", "stark", "dialogcc", ["wwt", "wtl", "wlb"]), ...pairRows("wit", "stark", "dialogcc", ["www", "ttt", "ll-"])];
const preferences = comparePreferences(rows, { first: "stark" });
const triangle = comparePreferences([
  ...pairRows("flow", "a", "b", ["wwl", "wtl", "wlw"]), ...pairRows("flow", "b", "c", ["wwl", "wtl", "wlw"], "J"), ...pairRows("flow", "a", "c", ["wwl", "wtl", "wlw"], "K"),
]);

describe("bars of wins, ties and losses", () => {
  const { blocks, table } = prepareShareBars(preferences.contrasts, CRITERIA);

  it("have a block for each two sources and a bar for each criterion, in the protocol's order", () => {
    expect(blocks.map((block) => block.title)).toEqual(["stark against dialogcc"]);
    expect(blocks[0]?.bars.map((bar) => bar.name)).toEqual(["Wit", "Flow"]);
    expect(blocks[0]?.legend.map((part) => part.label)).toEqual(["stark better", "Tie", "dialogcc better"]);
  });

  it("are whole, joined, and say what they show", () => {
    const flow = blocks[0]?.bars[1];
    expect(flow?.segments.map(({ from, to }) => [from, to].map(Math.round))).toEqual([[0, 44], [44, 78], [78, 100]]);
    expect(flow?.segments.map((segment) => segment.mark)).toEqual(["4 · 44%", "3 · 33%", "2 · 22%"]);
    expect(flow?.segments[1]?.text).toBe("Tie: 3 of 9 (33%), 1 of them both bad");
  });

  it("come with a table that is exact in its file", () => {
    expect(table.csv.split("\r\n")[2]).toBe(`stark,dialogcc,flow,9,4,3,2,${4 / 9},${3 / 9},${2 / 9},1`);
  });

  it("draw nothing for a criterion without answers", () => {
    const [block] = prepareShareBars(comparePreferences(pairRows("flow", "a", "b", ["--"])).contrasts, CRITERIA).blocks;
    expect(block?.bars[0]).toMatchObject({ segments: [], text: "no answers yet" });
  });
});

describe("the forest of net preference", () => {
  it("has 0 in its middle, ends that name the sources, and grey marks for few pairs", () => {
    const { blocks, domain, ticks, hasFaint } = prepareNetForest(preferences.contrasts, CRITERIA);
    expect(domain[0]).toBe(-domain[1]);
    expect(ticks.find((tick) => tick.at === 0)?.text).toBe("0.00");
    expect(blocks[0]?.ends).toEqual({ low: "dialogcc better", high: "stark better" });
    expect(hasFaint).toBe(true);
  });

  it("cuts an interval where the scale ends, on screen only", () => {
    const { blocks, domain, table } = prepareNetForest(preferences.contrasts, CRITERIA);
    const limits = blocks.flatMap((block) => block.rows.flatMap((row) => [row.low ?? 0, row.high ?? 0]));
    for (const limit of limits) expect(Math.abs(limit)).toBeLessThanOrEqual(domain[1]);
    const exact = preferences.contrasts[0]?.criteria.find((cell) => cell.criterion === "flow")?.clustered.ci;
    expect(table.csv).toContain(String(exact?.low));
  });

  it("says why there is no interval", () => {
    const [block] = prepareNetForest(comparePreferences(pairRows("flow", "a", "b", ["w", "l"])).contrasts, CRITERIA).blocks;
    expect(block?.rows[0]).toMatchObject({ text: "0.00, no interval", low: null });
    expect(block?.rows[0]?.basis).toMatch(/2 judgments of 2 pairs by 1 evaluator\. There are too few evaluators/);
  });

  it("writes signs as signs", () => expect([signed(0.254), signed(-0.001), signed(-0.3)]).toEqual(["+0.25", "0.00", "−0.30"]));
});

describe("tables", () => {
  it("round for the eye and keep the exact number", () => {
    const [table] = preparePreferenceTables(preferences.contrasts, CRITERIA);
    const flow = table?.rows[1];
    expect(flow).toMatchObject({ net: { text: "+0.22", exact: 2 / 9 }, wins: "4", ties: "3", losses: "2", n: "9", missing: "0", note: null });
    expect(flow?.signP.text).toBe(flow?.signP.exact?.toFixed(3));
  });

  it("count votes for the left and test whole judgments only", () => {
    const { overall, rows: byCriterion, order, summary } = preparePositionTable(preferences, CRITERIA);
    expect(byCriterion.map((row) => row.name)).toEqual(["Wit", "Flow"]);
    expect(overall[0]).toMatchObject({ name: "All answers", shareP: { text: "–", exact: null } });
    expect(overall[1].shareP.exact).not.toBeNull();
    expect(order).toHaveLength(2);
    expect(summary).toMatch(/^Of 9 judgments, \d leaned to the left side/);
  });

  it("put sources on one scale where they go round, and say why not where they do not", () => {
    const fitted = prepareWorthsTable(triangle, []);
    expect(fitted).toMatchObject({ isFitted: true, sources: ["a", "b", "c"] });
    expect(fitted.rows[0]?.cells.map((cell) => cell.source)).toEqual(["a", "b", "c"]);
    expect(prepareWorthsTable(preferences, CRITERIA)).toMatchObject({ isFitted: false, sentence: "No model over all sources (Davidson): A model of all pairs takes three sources or more." });
  });
});

describe("labels of sources", () => {
  const source = (name: string, slug: string, title: string) => ({ name, dataset: { slug, title }, slice: null, aliases: [] });

  it("are titles, numbered where a dataset stands for two, and names where titles are alike or unknown", () => {
    const labelOf = sourceLabels([source("stark", "stark", "STARK"), source("stark#2", "stark", "STARK"), source("x", "x", "Same"), source("y", "y", "Same"), { name: "Source 1", dataset: null, slice: null, aliases: [] }]);
    expect(["stark", "stark#2", "x", "y", "Source 1", "other"].map(labelOf)).toEqual(["STARK", "STARK #2", "x", "y", "Source 1", "other"]);
  });

  it("say which part of a dataset is meant, where few words do", () => {
    const part = (name: string, slice: string) => ({ ...source(name, "stark", "STARK"), slice });
    const labelOf = sourceLabels([part("stark", "only aged 40 at most"), part("stark#2", `only from ${"one country, ".repeat(5)}or another`), part("stark#3", "everything in it")]);
    expect(["stark", "stark#2", "stark#3"].map(labelOf)).toEqual(["STARK (aged 40 at most)", "STARK #2", "STARK (everything in it)"]);
  });

  it("change names and no number", () => {
    const shown = withLabels(triangle, (name) => name.toUpperCase());
    expect(shown.contrasts.map(({ first, second }) => first + second)).toEqual(["AB", "AC", "BC"]);
    expect(JSON.parse(JSON.stringify(shown).replaceAll(/"([ABC])"/g, (text) => text.toLowerCase()))).toEqual(JSON.parse(JSON.stringify(triangle)));
  });
});

describe("what is said about blinding", () => {
  const blinding = { value: 0.5, reason: null, ci: { low: 0.2, high: 0.7, level: 0.95, method: "bonett-price" }, ciReason: null, p: 0.01, pReason: null, n: 20, evaluators: 4, correct: 14, incorrect: 4, cannotTell: 2, method: "blinding-index" } as const;

  it("follows the interval", () => {
    expect(blindingText(blinding).sentence).toMatch(/More were right than guessing explains/);
    expect(blindingText({ ...blinding, ci: { ...blinding.ci, low: -0.7, high: -0.2 } }).sentence).toMatch(/More were wrong/);
    expect(blindingText({ ...blinding, ci: { ...blinding.ci, low: -0.1 } }).sentence).toMatch(/nothing shows/);
    expect(blindingText({ ...blinding, n: 0, value: null, ci: null, p: null }).sentence).toMatch(/Nobody has answered yet/);
  });
});

describe("sentences", () => {
  const progress = { items: 3, evaluatorsPerItem: 3, wanted: 9, counted: 9, surplus: 0, evaluators: 3, coverage: [] };

  it("name the basis of each two sources, and Holm's family", () => {
    const methods = methodsOf(preferences, null, "session");
    expect(methods[0]).toBe("stark against dialogcc: 9 judgments of 3 pairs of sessions by 3 evaluators, each side shown left or right by a balanced plan.");
    expect(methods.join(" ")).toMatch(/each adjusted by Holm's method over the criteria of one pair of sources/);
  });

  it("warn before the numbers of what is interim, simulated, scripted or named early", () => {
    const quiet = { isRunning: false, progress, evaluators: ["E01", "E02"], scripted: 0, revealedAt: null };
    expect(warningsOf(quiet)).toEqual([]);
    const all = warningsOf({ isRunning: true, progress: { ...progress, counted: 4 }, evaluators: ["E01", "SIM001"], scripted: 2, revealedAt: new Date("2026-12-03T14:05:00Z") });
    expect(all.map((sentence) => sentence.split(/[:,.]/)[0])).toEqual(["1 of 2 evaluators simulated", "2 pairs with a side of scripted text", "Interim", "Sources were named on 3 Dec 2026"]);
    expect(all[3]).toContain("14:05 UTC");
  });

  it("keep in mind what there is to keep in mind, and nothing else", () => {
    const quiet = caveatsOf({ preferences: comparePreferences(pairRows("flow", "a", "b", ["wl"])), progress, blinding: null, synthetic: 0, asksInVain: false, hasNamesByPair: false });
    expect(quiet).toHaveLength(3);
    const all = caveatsOf({ preferences, progress: { ...progress, surplus: 1 }, blinding: null, synthetic: 2, asksInVain: false, hasNamesByPair: true }).join(" ");
    expect(all).toMatch(/“Both bad” counts as a tie[^]*1 answer without a choice[^]*1 surplus judgment[^]*2 pairs with a side of synthetic text[^]*names of their own/);
  });
});
