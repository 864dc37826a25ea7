import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chartTable } from "@/lib/reports/chart-table";
import { prepareCoverage } from "@/lib/reports/coverage-bars";
import { prepareDivergingBars } from "@/lib/reports/diverging-bars";
import { prepareForestPlot } from "@/lib/reports/forest-plot";
import { prepareCorrelationHeatmap } from "@/lib/reports/figures/models/correlation-heatmap";
import { haloPairs, prepareCorrelationTable } from "@/lib/reports/halo";
import { prepareResultsTable } from "@/lib/reports/results-table";
import { studyResults } from "@/lib/reports/study-results";
import { CRITERIA, grid, resultsInput } from "./sample-rows";

const scale = (points: number) => Array.from({ length: points }, (_, index) => ({ value: index + 1, label: `L${index + 1}`, definition: "", example: "" }));
const withScale = (points: number, items: (number | null)[][]) =>
  studyResults(resultsInput(grid("coherence", items), { criteria: [{ key: "coherence", name: "Coherence", question: "?", scale: scale(points) }] })).criteria;

describe("diverging bars", () => {
  it("puts the middle of a four-point scale between 2 and 3", () => {
    const [bar] = prepareDivergingBars(withScale(4, [[1, 2], [3, 4]])).bars;
    expect(bar?.segments.map(({ from, to }) => [from, to])).toEqual([[-50, -25], [-25, 0], [0, 25], [25, 50]]);
    expect(bar?.segments.map((segment) => segment.tone)).toEqual([-1, -1 / 3, 1 / 3, 1].map((tone) => expect.closeTo(tone, 12)));
  });

  it("puts the middle of a five-point scale through point 3", () => {
    const [bar] = prepareDivergingBars(withScale(5, [[3, 3], [3, 5]])).bars;
    expect(bar?.segments[2]).toMatchObject({ from: -37.5, to: 37.5, tone: 0 });
    expect(bar?.segments[4]).toMatchObject({ from: 37.5, to: 62.5, tone: 1 });
  });

  it("always adds up to 100 percent and joins segment to segment, on any scale", () => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 11 }), fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 30 }), (points, answers) => {
      const { bars, reach } = prepareDivergingBars(withScale(points, answers.map((answer) => [1 + (answer % points)])));
      const segments = bars[0]?.segments ?? [];
      expect((segments.at(-1)?.to ?? 0) - (segments[0]?.from ?? 0)).toBeCloseTo(100, 9);
      segments.slice(1).forEach((segment, index) => expect(segment.from).toBe(segments[index]?.to));
      expect(reach).toBeGreaterThanOrEqual(Math.max(-(segments[0]?.from ?? 0), segments.at(-1)?.to ?? 0));
    }), { numRuns: 50 });
  });

  it("writes a number only into a segment with room for it", () => {
    const items = Array.from({ length: 20 }, (_, index) => [index === 0 ? 1 : 4]);
    expect(prepareDivergingBars(withScale(4, items)).bars[0]?.segments.map((segment) => segment.mark)).toEqual(["", "", "", "95%"]);
  });

  it("draws nothing for a criterion without answers and says so", () => {
    expect(prepareDivergingBars(withScale(4, [])).bars[0]).toMatchObject({ segments: [], text: "no answers yet" });
  });

  it("has a legend only where all criteria share their scale", () => {
    expect(prepareDivergingBars(withScale(4, [[1]])).legend).toHaveLength(4);
    const mixed = studyResults(resultsInput([], { criteria: [...CRITERIA, { key: "x", name: "X", question: "?", scale: scale(5) }] })).criteria;
    expect(prepareDivergingBars(mixed).legend).toBeNull();
  });
});

describe("the forest plot", () => {
  it("leaves a gap with its reason where alpha is undefined", () => {
    const [row] = prepareForestPlot(withScale(4, [[4, 4], [4, 4]])).rows;
    expect(row).toMatchObject({ value: null, low: null, high: null, isFaint: false });
    expect(row?.text).toMatch(/^Every answer is the same/);
    expect(row?.gap).toBe("every answer is the same");
  });

  it("greys an estimate from fewer than 30 items and not from 30", () => {
    const items = (count: number) => Array.from({ length: count }, (_, index) => [1 + (index % 4), 1 + ((index * 3) % 4)]);
    expect(prepareForestPlot(withScale(4, items(29))).rows[0]?.isFaint).toBe(true);
    expect(prepareForestPlot(withScale(4, items(30))).rows[0]?.isFaint).toBe(false);
  });

  it("widens to the left for disagreement, in steps, and ends at 1", () => {
    const { domain, ticks } = prepareForestPlot(withScale(4, [[1, 4], [4, 1], [1, 4], [4, 1]]));
    expect(domain[0]).toBeLessThanOrEqual(-0.5);
    expect(domain[0]).toBeGreaterThanOrEqual(-1);
    expect(ticks.at(-1)).toEqual({ at: 1, text: "1.00" });
    expect(prepareForestPlot(withScale(4, [[1, 1], [4, 4], [2, 2], [3, 2]])).domain).toEqual([0, 1]);
  });
});

describe("progress over items", () => {
  it("has a bar for every number of judgments up to the overlap, also the empty ones", () => {
    const { progress } = resultsInput([]);
    const { bars, summary } = prepareCoverage({ ...progress, counted: 7, coverage: [{ judgments: 3, items: 1 }, { judgments: 2, items: 2 }, { judgments: 0, items: 1 }] });
    expect(bars.map((bar) => bar.items)).toEqual([1, 0, 2, 1]);
    expect(bars.map((bar) => bar.isComplete)).toEqual([false, false, false, true]);
    expect(summary).toBe("7 of 12 judgments (58%); 1 of 4 items complete");
  });

  it("divides by nothing without items", () => {
    const { progress } = resultsInput([]);
    expect(prepareCoverage({ ...progress, items: 0, wanted: 0, counted: 0, coverage: [] }).summary).toBe("0 of 0 judgments; 0 of 0 items complete");
  });
});

describe("the table of criteria", () => {
  it("rounds for the eye and keeps the exact number", () => {
    const [row] = prepareResultsTable(withScale(4, [[1, 1], [2, 2], [1, 2]]));
    expect(row?.mean.text).toBe("1.50");
    expect(row?.alpha.text).toBe(row?.alpha.exact?.toFixed(3));
    expect(row?.percentAgreement.text).toBe("66.7%");
  });

  it("cuts the interval of a mean at the ends of the scale, where the exact one reaches past them", () => {
    const criteria = withScale(4, [[1, 4], [2, 4], [1, 3]]);
    expect(criteria[0]?.mean.ci?.low).toBeLessThan(1);
    expect(prepareResultsTable(criteria)[0]?.meanInterval).toBe("1.00 to 4.00");
  });

  it("shows a dash for what is undefined, with a true minus for what is negative", () => {
    expect(prepareResultsTable(withScale(4, []))[0]).toMatchObject({ mean: { text: "–", exact: null }, alpha: { text: "–", exact: null }, median: "–" });
    expect(prepareResultsTable(withScale(4, [[1, 4], [4, 1]]))[0]?.alpha.text).toMatch(/^−0\.\d{3}$/);
  });
});

describe("the table that stands with a chart", () => {
  it("has every number of the chart, exact in its file", () => {
    const { table } = prepareDivergingBars(withScale(4, [[1, 2, 2]]));
    expect(table.rows.map((row) => row[2])).toEqual(["1", "2", "0", "0"]);
    expect(table.csv).toBe(`criterion,value,answers,share\r\ncoherence,1,1,${1 / 3}\r\ncoherence,2,2,${2 / 3}\r\ncoherence,3,0,0\r\ncoherence,4,0,0\r\n`);
  });

  it("leaves undefined empty in the file and never 0", () => {
    expect(prepareForestPlot(withScale(4, [])).table.csv.split("\r\n")[1]).toMatch(/^coherence,,,,,0,0,"No item/);
  });

  it("keeps names from becoming formulas or columns", () => {
    expect(chartTable(["a"], [[{ text: "", exact: '=1+"x",2' }]]).csv).toBe('a\r\n"\'=1+""x"",2"\r\n');
  });
});

describe("the halo check", () => {
  const alike = Array.from({ length: 4 }, (_, index) => [index + 1, index + 1, index + 1]);
  const results = (items: number[][]) => studyResults(resultsInput([...grid("coherence", items), ...grid("consistency", items)]));

  it("points out criteria that copy each other, from ten judgments on", () => {
    expect(haloPairs(results(alike))).toEqual(["Coherence and Consistency (1.00)"]);
    expect(haloPairs(results(alike.slice(0, 3)))).toEqual([]);
  });

  it("shows each pair once and nothing against itself", () => {
    const { rows, columns, cells } = prepareCorrelationHeatmap(results(alike));
    expect([columns, rows].map((named) => named.map(({ key }) => key))).toEqual([["coherence"], ["consistency"]]);
    expect(cells.map((row) => row.map((cell) => cell?.description))).toEqual([["Coherence and Consistency: 1.00 over 12 judgments"]]);
  });

  it("shows a dash where nothing varies, and marks what rests on few judgments", () => {
    expect(prepareCorrelationHeatmap(results([[2, 2], [2, 2]])).cells[0]?.[0]).toMatchObject({ text: "–", strength: 0, isFew: true });
  });

  it("has the exact number in its table", () => {
    expect(prepareCorrelationTable(results(alike)).csv).toBe("criterion,other,rank correlation,judgments\r\ncoherence,consistency,1,12\r\n");
  });
});
