import { describe, expect, it } from "vitest";
import { coefficientMethods, forestMethods, stratifiedMethods } from "@/lib/reports/agreement/agreement-methods";
import { prepareCoefficientTable } from "@/lib/reports/agreement/coefficient-table";
import { forestOfAnalysis } from "@/lib/reports/agreement/forest-of-analysis";
import { METRICS } from "@/lib/stats/metric";
import { analysisOf, criterionOf } from "./made-analysis";

/** Krippendorff 2011 (Computing Krippendorff's alpha-reliability, example C), four observers on twelve units: nominal .743, ordinal .815, interval .849, ratio .797. */
const KRIPPENDORFF = [
  [1, 1, null, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [null, 5, 5, 5], [null, null, 1, 1], [null, null, 3, null],
];
const ITEMS = { one: "item", many: "items" };

describe("the table of coefficients", () => {
  const scale = [1, 2, 3, 4, 5];
  const criterion = { ...criterionOf("flow", KRIPPENDORFF), scale };
  const analysis = analysisOf([criterion, { ...criterionOf("images", [[2, 2], [2, 2]]), scale }]);
  const table = prepareCoefficientTable(analysis.criteria, "ordinal");
  const cellsOf = (key: string) => table.rows.find((row) => row.key === key)?.cells;

  it("has alpha by every metric as published, the one of the page first and with its interval", () => {
    expect(table.rows[0]?.key).toBe("alpha-ordinal");
    expect(METRICS.map((metric) => cellsOf(`alpha-${metric}`)?.[0]?.text)).toEqual(["0.743", "0.815", "0.849", "0.797"]);
    expect(cellsOf("alpha-ordinal")?.[0]?.interval).toMatch(/^−?0\.\d{3} to 0\.\d{3}$/);
    expect(cellsOf("alpha-nominal")?.[0]?.interval).toBeNull();
  });

  it("gives the reason once where numbers are undefined, and never a number", () => {
    const marks = new Map(table.notes.map(({ mark, text }) => [mark, text]));
    const cell = cellsOf("alpha-ordinal")?.[1];
    expect(cell).toMatchObject({ text: "–", exact: null, interval: null });
    expect(marks.get(cell?.mark ?? "")).toMatch(/^Every answer is the same/);
    for (const row of table.rows) for (const { exact, mark } of row.cells) expect(exact !== null || marks.has(mark ?? ""), row.key).toBe(true);
    expect(new Set(table.notes.map(({ text }) => text)).size).toBe(table.notes.length);
  });

  it("says in a sentence what each of them answers", () => {
    for (const { answers } of table.rows) expect(answers).toMatch(/^[A-Z].{30,}\.$/);
    expect(new Set(table.rows.map(({ answers }) => answers)).size).toBe(table.rows.length);
  });

  it("leaves out a metric that has no meaning for the answers", () => {
    const { rows } = prepareCoefficientTable(analysis.criteria, "nominal", ["nominal", "ordinal", "interval"]);
    expect(rows.map(({ key }) => key).filter((key) => key.startsWith("alpha"))).toEqual(["alpha-nominal", "alpha-ordinal", "alpha-interval"]);
  });

  it("is exact in its file, with what each number was made from", () => {
    const lines = table.csv.trimEnd().split("\r\n");
    expect(lines).toHaveLength(1 + 2 * table.rows.length);
    const [head = [], alpha = []] = lines.map((line) => line.split(","));
    const of = (name: string) => alpha[head.indexOf(name)];
    expect(of("criterion")).toBe("flow");
    expect(Number(of("value"))).toBe(analysis.criteria[0]?.alpha.value);
    expect([of("interval_method"), of("answers"), of("items"), of("evaluators")]).toEqual(["jackknife-eta", "40", "11", "4"]);
  });
});

describe("sentences under the charts", () => {
  const { criteria, stratified } = analysisOf([criterionOf("flow", [[1, 2], [3, 3], [4, 3], [2, 2]]), criterionOf("images", [[1, 1], [3, 3], [4, 2], [null, 2]])]);

  it("say n, the method of the interval, and that nothing is drawn", () => {
    expect(forestMethods(forestOfAnalysis(criteria), ITEMS)).toBe(
      "Krippendorff's alpha, ordinal; n = 6 to 8 answers to 3 to 4 items by 2 evaluators per criterion, items with two answers or more. "
      + "95% interval: delete-one jackknife with Student's t, over items; nothing is drawn at random.",
    );
  });

  it("name the seed where there is one: intervals of intraclass correlations of incomplete tables are drawn", () => {
    expect(criteria[1]?.iccAgreement.ci).toMatchObject({ seed: "icc" });
    expect(coefficientMethods(criteria, ITEMS)).toContain("seed “icc”");
  });

  it("call the number over criteria stratified", () => {
    expect(stratifiedMethods({ ...stratified, metric: "ordinal" }, ITEMS)).toMatch(/^Stratified alpha, ordinal; n = 14 answers to 4 items on 2 criteria; 95% interval: .*, over items with all their criteria\.$/);
  });
});
