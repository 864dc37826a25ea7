import { describe, expect, it } from "vitest";
import { agreementAddress, agreementChoiceSchema, backAddress, pairAddress, pairPlaceSchema } from "@/lib/reports/agreement/address";
import { agreementView } from "@/lib/reports/agreement/agreement-view";
import { preparePairTable } from "@/lib/reports/agreement/pair-table";
import { pairScale } from "@/lib/reports/agreement/pair-scale";
import { pairItems } from "@/lib/reports/analysis/pair-items";
import { figureUrl } from "@/lib/reports/figures/figure-url";
import { comparisonTemplate, starkTemplate } from "@/lib/studies/template";
import { protocolSchema } from "@/lib/studies/protocol";
import { analysisOf, criterionOf } from "./made-analysis";

const SCALE = ["Not at all", "A little", "Somewhat", "A lot"].map((label, index) => ({ value: index + 1, label: `${index + 1} ${label}` }));
const OURS = { first: "stark", second: "dialogcc" };
const THEIRS = { first: "stark", second: "mmdialog" };

describe("the address of agreement", () => {
  it("holds what was chosen, and nothing that is usual", () => {
    const usual = agreementChoiceSchema.parse({});
    expect(agreementAddress("S", usual)).toBe("/studies/S/agreement");
    const address = agreementAddress("S", usual, { metric: "nominal", sources: "stark:dialogcc", criterion: "flow", measure: "kappa" });
    expect(agreementChoiceSchema.parse(Object.fromEntries(new URL(address, "http://x").searchParams))).toEqual({
      metric: "nominal", measure: "kappa", first: undefined, sources: "stark:dialogcc", criterion: "flow",
    });
  });

  it("takes what does not exist for what is usual", () => {
    expect(agreementChoiceSchema.parse({ metric: "cubic", measure: ["kappa", "kappa"], criterion: ["a"] })).toMatchObject({ metric: "ordinal", measure: "agreement", criterion: undefined });
  });

  it("leads to a pair and back, with keys that hold any text", () => {
    const key = JSON.stringify(["Source 1", "a&b=c", "flow"]);
    const address = pairAddress("S", { key, one: "E01", other: "E 2", first: undefined, page: 3 });
    expect(pairPlaceSchema.parse(Object.fromEntries(new URL(address, "http://x").searchParams))).toEqual({ key, one: "E01", other: "E 2", page: 3 });
    expect(pairPlaceSchema.safeParse({ key, one: "E01" }).success).toBe(false);
    expect(backAddress("S", { criterion: "flow", contrast: OURS })).toBe("/studies/S/agreement?sources=stark%3Adialogcc&criterion=flow");
  });

  it("of a figure goes before its query", () => {
    expect(figureUrl("S", "raters", { key: "a b", measure: "kappa", first: undefined })).toBe("/api/v1/studies/S/figures/raters?key=a+b&measure=kappa");
  });
});

const REST = { live: null, study: { state: "running" as const, counted: 4, wanted: 9 }, labelOf: (name: string) => name };

describe("what the page shows", () => {
  const analysis = analysisOf([criterionOf("flow", [[1, 1], [0, -1]], OURS), criterionOf("images", [[1, 0]], OURS), criterionOf("flow", [[1, -1]], THEIRS), criterionOf("images", [[0, 0]], THEIRS)]);
  const viewOf = (asked: Record<string, string>) => agreementView({ analysis, ...REST }, agreementChoiceSchema.parse(asked));

  it("is one pair of sources at a time, the first unless another is chosen", () => {
    expect(viewOf({}).contrasts.map(({ label }) => label)).toEqual(["stark against dialogcc", "stark against mmdialog"]);
    expect(viewOf({}).criteria.map(({ contrast }) => contrast)).toEqual([OURS, OURS]);
    expect(viewOf({ sources: "stark:mmdialog" })).toMatchObject({ contrast: THEIRS, isForestLive: false, criterion: { criterion: "flow", contrast: THEIRS } });
    expect(viewOf({ sources: "nobody" }).contrast).toEqual(OURS);
  });

  it("is the chosen criterion in the heatmap", () => {
    expect(viewOf({ criterion: "images" }).criterion?.criterion).toBe("images");
    expect(viewOf({ criterion: "gone" }).criterion?.criterion).toBe("flow");
  });

  it("warns of what is not done, and of evaluators who are none", () => {
    expect(viewOf({}).warnings).toEqual(["Interim: 4 of 9 judgments so far. Numbers will change."]);
    const simulated = agreementView({ analysis: { ...analysis, evaluators: ["E01", "SIM001"] }, ...REST, study: { ...REST.study, state: "closed" } }, agreementChoiceSchema.parse({}));
    expect(simulated.warnings).toEqual([expect.stringMatching(/^1 of 2 evaluators simulated/)]);
  });

  it("is stratified alpha over all criteria only where there are two or more", () => {
    expect(viewOf({}).stratified?.strata).toBe(4);
    expect(agreementView({ analysis: analysisOf([criterionOf("flow", [[1, 2], [3, 3]])]), ...REST }, agreementChoiceSchema.parse({})).stratified).toBeNull();
  });
});

describe("the items behind a cell", () => {
  const criteria = [criterionOf("flow", [[1, 4, 2], [2, 2, 2], [3, 2, null], [null, 1, 1], [4, 4, 1]])];
  const tableOf = (one: string, other: string) => preparePairTable(pairItems(criteria, { key: "flow", one, other }), [one, other], SCALE);

  it("are those that both answered, furthest apart first", () => {
    const { rows, summary } = tableOf("E01", "E02");
    expect(rows.map(({ item, one, other, difference }) => [item, one, other, difference])).toEqual([
      ["I1", "1 Not at all", "4 A lot", "3 points"], ["I3", "3 Somewhat", "2 A little", "1 point"], ["I2", "2 A little", "2 A little", "same"], ["I5", "4 A lot", "4 A lot", "same"],
    ]);
    expect(summary).toBe("The same answer to 2 of 4 items in common; 1 item at opposite ends of the scale. So few items say little about two people.");
  });

  it("keep to the order of the two in the address", () => {
    const { evaluators, rows, table } = tableOf("E02", "E01");
    expect(evaluators).toEqual(["E02", "E01"]);
    expect(rows[0]).toMatchObject({ item: "I1", one: "4 A lot", other: "1 Not at all" });
    expect(table.csv.split("\r\n").slice(0, 2)).toEqual(["item,E02,E01,difference", "I1,4,1,3"]);
  });

  it("have the numbers of the cell, or say why there is none", () => {
    expect(tableOf("E01", "E02").facts.map(({ cell }) => cell.text)[0]).toBe("50.0%");
    const unanimous = preparePairTable(pairItems([criterionOf("flow", [[2, 2], [2, 2]])], { key: "flow", one: "E01", other: "E02" }), ["E01", "E02"], SCALE);
    expect(unanimous.facts[1]).toMatchObject({ cell: { text: "–", exact: null }, note: expect.stringMatching(/^Every answer is the same/) as unknown });
  });

  it("may be none", () => {
    expect(preparePairTable(pairItems([criterionOf("flow", [[1, null], [null, 2]])], { key: "flow", one: "E01", other: "E02" }), ["E01", "E02"], SCALE)).toMatchObject({
      rows: [], facts: [], summary: "They have answered no item in common.",
    });
  });

  it("have the words of their scale, in a comparison those of its two sources", () => {
    const rating = protocolSchema.parse(starkTemplate);
    const [criterion] = starkTemplate.criteria;
    expect(pairScale(rating, { criterion: criterion?.key ?? "", contrast: null }, (name) => name).map(({ label }) => label)).toEqual(criterion?.scale.map(({ value, label }) => `${value} ${label}`));
    expect(pairScale(protocolSchema.parse(comparisonTemplate), { criterion: "flow", contrast: OURS }, (name) => name.toUpperCase())).toEqual([
      { value: -1, label: "DIALOGCC" }, { value: 0, label: "Neither" }, { value: 1, label: "STARK" },
    ]);
  });
});
