import { describe, expect, it } from "vitest";
import { prepareRaterTable, raterMethods } from "@/lib/reports/agreement/rater-table";
import type { RaterPairResult } from "@/lib/reports/analysis/agreement-schema";
import { prepareRaterHeatmap } from "@/lib/reports/figures/models/rater-heatmap";
import { analysisOf, criterionOf } from "./made-analysis";

/**
 * Cohen 1960 (Educational and Psychological Measurement 20:37-46), table of p. 37 as counts of 200: the two agree on 0.70
 * of the items, 0.41 by chance, so kappa is 0.29 / 0.59 = 0.492.
 */
const COHEN = [[88, 10, 2], [14, 40, 6], [18, 10, 12]].flatMap((row, one) => row.flatMap((times, other) => Array.from({ length: times }, () => [one + 1, other + 1])));

const pairsOf = (items: (number | null)[][]): RaterPairResult[] => analysisOf([criterionOf("flow", items)]).criteria[0]?.raterPairs ?? [];

describe("evaluators two by two", () => {
  it("shows the measure that is asked for", () => {
    const pairs = pairsOf(COHEN);
    expect(prepareRaterHeatmap(pairs, "agreement")).toMatchObject({
      rows: [{ key: "E02" }], columns: [{ key: "E01" }], scale: { low: "0%", isSigned: false },
      cells: [[{ text: "70%", note: "n 200", strength: 0.7, isFew: false, description: "E01 and E02: percent agreement 70% over 200 items" }]],
    });
    const kappa = prepareRaterHeatmap(pairs, "kappa");
    expect(kappa.scale.isSigned).toBe(true);
    expect(kappa.cells[0]?.[0]).toMatchObject({ text: "0.49", description: "E01 and E02: kappa 0.49 over 200 items" });
    expect(kappa.cells[0]?.[0]?.strength).toBeCloseTo(0.29 / 0.59, 12);
    expect(prepareRaterHeatmap(pairs, "quadraticKappa").cells[0]?.[0]?.strength).toBe(pairs[0]?.quadraticKappa.value);
  });

  it("is half of a matrix: each two once, nobody with themselves, evaluators in the order of their numbers", () => {
    const names = ["E10", "E2", "E1"];
    const pairs = names.flatMap((one, index) => names.slice(index + 1).map((other): RaterPairResult => ({
      one, other, shared: 12, agreement: 0.5, kappa: { value: 0.1, reason: null }, quadraticKappa: { value: 0.2, reason: null },
    })));
    const { rows, columns, cells } = prepareRaterHeatmap(pairs, "kappa");
    expect([columns, rows].map((named) => named.map(({ name }) => name))).toEqual([["E1", "E2"], ["E2", "E10"]]);
    expect(cells.map((row) => row.map((cell) => cell !== null))).toEqual([[true, false], [true, true]]);
  });

  it("leaves out who shares no item with anybody, and leaves empty who share none with each other", () => {
    const { rows, columns, cells } = prepareRaterHeatmap(pairsOf([[1, 2, null, null], [null, 2, 3, null], [null, null, null, 4]]), "agreement");
    expect([columns, rows].map((named) => named.map(({ name }) => name))).toEqual([["E01", "E02"], ["E02", "E03"]]);
    expect(cells.map((row) => row.map((cell) => cell?.note ?? null))).toEqual([["n 1", null], [null, "n 1"]]);
  });

  it("marks few items in common, and says why there is no number", () => {
    expect(prepareRaterHeatmap(pairsOf([[2, 2], [2, 2]]), "kappa").cells[0]?.[0]).toMatchObject({
      text: "–", strength: 0, isFew: true, description: expect.stringMatching(/^E01 and E02: kappa undefined over 2 items\. Every answer is the same/) as unknown,
    });
  });

  it("has nothing to draw before two have answered one item", () => {
    expect(prepareRaterHeatmap(pairsOf([[1], [2]]), "agreement")).toMatchObject({ rows: [], columns: [], cells: [] });
  });

  it("has every measure exact in its table, and says what it rests on", () => {
    const pairs = pairsOf([[1, 1, 2], [2, 2, null], [3, 4, 3]]);
    const { rows, csv } = prepareRaterTable(pairs);
    expect(rows.map((row) => row.slice(0, 4))).toEqual([["E01", "E02", "3", "66.7%"], ["E01", "E03", "2", "50.0%"], ["E02", "E03", "2", "0.0%"]]);
    expect(csv.split("\r\n")[1]).toMatch(/^E01,E02,3,0\.6666666666666666,/);
    expect(raterMethods(pairs, "agreement")).toContain("n = 3 pairs of 3 evaluators, 2 to 3 items in common");
  });
});
