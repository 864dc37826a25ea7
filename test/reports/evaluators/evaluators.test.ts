import { describe, expect, it } from "vitest";
import { analysisCriteria } from "@/lib/reports/analysis/analysis-input";
import { evaluatorsAnalysis } from "@/lib/reports/analysis/evaluators-analysis";
import { type JudgmentTimes, PreferenceAnswers, RatingAnswers } from "@/lib/reports/answers";
import { evaluatorFacts, prepareEvaluatorCriteria, prepareEvaluatorRows } from "@/lib/reports/evaluators/evaluators-table";
import { prepareFlagList } from "@/lib/reports/evaluators/flag-list";
import { evaluatorMethods } from "@/lib/reports/evaluators/methods";
import { preparePositionLines } from "@/lib/reports/evaluators/position-lines";
import { evaluatorsQuerySchema, evaluatorsSearch } from "@/lib/reports/evaluators/query";
import { prepareRaterTimeline } from "@/lib/reports/evaluators/rater-timeline";
import { prepareSideBars } from "@/lib/reports/evaluators/side-bars";
import { seededRandom } from "@/lib/stats/random";
import { protocolSchema } from "@/lib/studies/protocol";
import { comparisonTemplate, starkTemplate } from "@/lib/studies/template";

const ITEMS = 40;
const same = (name: string) => name;
const rating = protocolSchema.parse({ ...starkTemplate, sample: { size: "all", seed: "s" } });
const comparison = protocolSchema.parse({ ...comparisonTemplate, criteria: comparisonTemplate.criteria.slice(0, 2), sample: { size: "all", seed: "s" } });

function timesOf(evaluators: readonly string[], seconds: (evaluator: string) => number): JudgmentTimes[] {
  return evaluators.flatMap((evaluator) => Array.from({ length: ITEMS }, (_, item) => ({
    evaluator, item: `I${item}`, position: item + 1, submittedAt: new Date(Date.UTC(2026, 2, 4 + Math.floor(item / 10), 9)).toISOString(), activeMs: seconds(evaluator) * 1_000 * (1 + (item % 5) / 10),
  })));
}

/** Three who look, and one who clicks through: the first point of every scale, in two seconds. */
function ratingStudy() {
  const { nextUniform: random } = seededRandom("careless");
  const rows = [];
  for (let item = 0; item < ITEMS; item += 1) {
    for (const { key } of rating.criteria) {
      const quality = 1 + Math.floor(random() * 4);
      for (const evaluator of ["E01", "E02", "E03"]) rows.push({ evaluator, item: `I${item}`, criterion: key, value: random() < 0.8 ? quality : 1 + Math.floor(random() * 4), nonResponse: null, comment: "" });
      rows.push({ evaluator: "E04", item: `I${item}`, criterion: key, value: 1, nonResponse: null, comment: "" });
    }
  }
  const answers = new RatingAnswers(rows);
  return evaluatorsAnalysis({
    protocol: rating, criteria: analysisCriteria(rating, answers), answers, judgments: timesOf(["E01", "E02", "E03", "E04"], (evaluator) => (evaluator === "E04" ? 2 : 90)),
    charactersOf: () => 1_200, metric: "ordinal",
  });
}

const analysis = ratingStudy();

describe("flags of a study", () => {
  it("point at the one who clicks through first, once for each kind", () => {
    const flagged = prepareFlagList(analysis, same);
    expect(flagged[0]).toMatchObject({ evaluator: "E04", judgments: ITEMS });
    // The others are lenient beside that one, and nothing else.
    for (const { groups } of flagged.slice(1)) expect(groups.map(({ title }) => title)).toEqual(["Lenient"]);
    const titles = flagged[0]?.groups.map(({ title }) => title) ?? [];
    expect(new Set(titles).size).toBe(titles.length);
    for (const title of ["Lowers agreement", "Severe", "Same answer in a row", "Identical answers", "Faster than reading", "Fast"]) expect(titles).toContain(title);
    const severe = flagged[0]?.groups.find(({ title }) => title === "Severe");
    expect(severe?.seen.map(({ criterion }) => criterion).sort()).toEqual(rating.criteria.map(({ name }) => name).sort());
    // The plainest come first: a page shows two of them.
    const sizes = severe?.seen.map(({ text }) => Number(/lie (\d\.\d\d)/.exec(text)?.[1])) ?? [];
    expect(sizes).toEqual([...sizes].sort((one, other) => other - one));
    expect(flagged[0]?.groups.find(({ title }) => title === "Fast")?.seen.map(({ criterion }) => criterion)).toEqual([null]);
  });
});

describe("the table of evaluators", () => {
  it("has the numbers of one criterion, with their uncertainty", () => {
    const key = rating.criteria[0]?.key ?? "";
    const rows = prepareEvaluatorRows(analysis, key);
    expect(rows.map(({ evaluator, judgments, medianTime }) => [evaluator, judgments, medianTime.text])).toEqual([["E01", "40", "1 min 48 s"], ["E02", "40", "1 min 48 s"], ["E03", "40", "1 min 48 s"], ["E04", "40", "2 s"]]);
    const [careful, , , careless] = rows;
    const own = analysis.evaluators[3]?.byCriterion[0];
    expect(careless?.severity.exact).toBe(own?.shrunkSeverity);
    expect(careless?.severity.text).toMatch(/^−\d\.\d\d$/);
    const half = 1.959964 * (own?.severityError ?? NaN);
    expect(careless?.severityInterval).toBe(`${((own?.shrunkSeverity ?? 0) - half).toFixed(2)} to ${((own?.shrunkSeverity ?? 0) + half).toFixed(2)}`.replaceAll("-", "−"));
    expect(careless?.gain).toMatch(/^\+0\.\d{3} ± 0\.\d{3}$/);
    expect(careful?.gain).toMatch(/^−/);
    expect(careless?.flags).toBeGreaterThan(5);
  });

  it("tells each criterion of one evaluator, and dashes with the reason where there is no number", () => {
    const [first] = analysis.evaluators;
    if (!first) throw new Error("nobody");
    expect(prepareEvaluatorCriteria(analysis, first, same).map(({ name, n, note }) => [name, n, note])).toEqual(rating.criteria.map(({ name }) => [name, "40", ""]));
    const alone = prepareEvaluatorRows({ ...analysis, evaluators: [{ ...first, byCriterion: [], time: null }] }, "none")[0];
    expect(alone).toMatchObject({ medianTime: { text: "–", exact: null }, severity: { text: "–" }, severityInterval: "–", gain: "–", note: "There are no answers yet." });
    const byChance = prepareEvaluatorCriteria(analysis, { ...first, byCriterion: first.byCriterion.map((own) => ({ ...own, shrunkSeverity: 0, severityError: 0 })) }, same)[0];
    expect([byChance?.severity.text, byChance?.severityInterval]).toEqual(["0.00", "no more than chance"]);
    expect(evaluatorFacts(first).join(" ")).toMatch(/Median time 1 min 48 s over 40 judgments; 0 faster than reading.*Longest run/);
    expect(evaluatorFacts({ ...first, time: null, straightLining: null })).toEqual([]);
  });

  it("says how its numbers were made", () => {
    const said = evaluatorMethods(analysis, null, "ordinal").join(" ");
    for (const part of ["160 counted judgments of 4 evaluators", "Robinson 1991", "ordinal", "2,000 draws", "seed “straight-lining”", "below 0 severe"]) expect(said).toContain(part);
    expect(evaluatorMethods(analysis, { first: "a", second: "b" }, "nominal", (name) => name.toUpperCase()).join(" ")).toMatch(/Leaning: .* where A is 1, B is −1 and neither is 0.*nominal/s);
  });
});

describe("who judged when", () => {
  it("has a lane for each evaluator and a mark for each day", () => {
    const { lanes, days, ticks, most, table, note } = prepareRaterTimeline(analysis.evaluators);
    expect([lanes.length, days, most]).toEqual([4, 4, 10]);
    expect(lanes[0]).toMatchObject({ name: "E01", total: "40", marks: [{ day: 0, count: 10, text: "4 Mar 2026: 10 judgments" }, { day: 1 }, { day: 2 }, { day: 3 }] });
    expect(ticks).toEqual([{ at: 0, text: "4 Mar" }, { at: 1, text: "5 Mar" }, { at: 2, text: "6 Mar" }, { at: 3, text: "7 Mar" }]);
    expect(table.csv.split("\r\n").slice(0, 2)).toEqual(["evaluator,day,judgments", "E01,2026-03-04,10"]);
    expect(note).toContain("160 counted judgments of 4 evaluators");
  });

  it("draws those with the most where there are too many, and nothing where there is nobody", () => {
    const many = Array.from({ length: 100 }, (_, index) => ({ evaluator: `E${index}`, judgments: index, days: [{ day: "2026-01-01", judgments: index }] }));
    const chart = prepareRaterTimeline(many);
    expect([chart.lanes.length, chart.lanes[0]?.name, chart.table.rows.length]).toEqual([40, "E60", 100]);
    expect(chart.note).toContain("Drawn are the 40 with the most");
    expect(prepareRaterTimeline([])).toMatchObject({ lanes: [], days: 0, ticks: [], most: 0 });
  });

  it("has few ticks over a year", () => {
    const { ticks, days } = prepareRaterTimeline([{ evaluator: "E01", judgments: 2, days: [{ day: "2025-01-01", judgments: 1 }, { day: "2026-03-31", judgments: 1 }] }]);
    expect(days).toBe(455);
    expect(ticks.length).toBeLessThanOrEqual(7);
  });
});

describe("scores against position", () => {
  it("are means of bins with a slope and its interval", () => {
    const lines = preparePositionLines(analysis, "rating");
    expect(lines.series.map(({ name, points }) => [name, points.length])).toEqual(rating.criteria.map(({ name }) => [name, 10]));
    expect(lines.series[0]?.points[0]).toMatchObject({ x: 2.5, low: null, high: null });
    expect(lines.series[0]?.points[0]?.text).toMatch(/^positions 1 to 4: mean \d\.\d\d of 16 answers$/);
    expect(lines.series[0]?.slope).toMatch(/^[+−]?\d\.\d\d per 10 items \[−?\d\.\d\d to −?\d\.\d\d\]$/);
    expect(lines.x).toMatchObject({ domain: [1, 40], ticks: [{ at: 1, text: "1" }, { at: 10, text: "10" }, { at: 20 }, { at: 30 }, { at: 40 }] });
    expect(lines.y).toMatchObject({ domain: [1, 4], ticks: [{ at: 1, text: "1" }, { at: 2 }, { at: 3 }, { at: 4, text: "4" }] });
    expect(lines.table.rows).toHaveLength(10 * rating.criteria.length);
  });

  it("say so where the slope is clear of nothing, or has a reason instead", () => {
    const [some] = analysis.positions;
    if (!some) throw new Error("no position");
    const of = (slope: Partial<typeof some.slope>) => preparePositionLines({ criteria: analysis.criteria, positions: [{ ...some, slope: { ...some.slope, ...slope } }] }, "rating").series[0];
    expect(of({ value: 0.021, ci: { low: 0.004, high: 0.038, level: 0.95, method: "x" } })).toMatchObject({ slope: "+0.21 per 10 items [0.04 to 0.38]", isClear: true });
    expect(of({ value: 0.021, ci: null, ciReason: "too_few_raters" })).toMatchObject({ slope: "+0.21 per 10 items, no interval. There are too few evaluators to give an interval.", isClear: false });
    expect(of({ value: null, reason: "no_spread" })?.slope).toMatch(/^No slope\. /);
    expect(preparePositionLines({ criteria: [], positions: [] }, "rating")).toMatchObject({ series: [], table: { rows: [] } });
  });
});

describe("sides of a comparison", () => {
  const rows = ["E01", "E02"].flatMap((evaluator) => Array.from({ length: ITEMS }, (_, item) => comparison.criteria.map(({ key }) => ({
    evaluator, item: `I${item}`, criterion: key, comment: "", left: item % 2 ? "stark" : "dialogcc", right: item % 2 ? "dialogcc" : "stark",
    choice: evaluator === "E02" ? (item % 10 === 0 ? "tie" as const : "left" as const) : (item % 4 < 2 ? "left" as const : "right" as const),
  })))).flat();
  const answers = new PreferenceAnswers(rows);
  const compared = evaluatorsAnalysis({ protocol: comparison, criteria: analysisCriteria(comparison, answers), answers, judgments: timesOf(["E01", "E02"], () => 60), charactersOf: null, metric: "ordinal" });

  it("are bars, the one who leans most first, with the tests in the table", () => {
    const { bars, legend, table, note } = prepareSideBars(compared.evaluators);
    expect(bars.map(({ name, n }) => [name, n])).toEqual([["E02", "40"], ["E01", "40"]]);
    expect(bars[0]?.segments.map(({ key, from, to, text }) => [key, from, to, text])).toEqual([
      ["left", 0, 90, "A, the left side: 36 of 40 (90%)"], ["ties", 90, 100, "Neither: 4 of 40 (10%)"], ["right", 100, 100, "B, the right side: 0 of 40 (0%)"],
    ]);
    expect(legend.map(({ label }) => label)).toEqual(["A, the left side", "Neither", "B, the right side"]);
    expect(table.rows).toEqual([["E01", "20", "0", "20", "50.0%", "1.000"], ["E02", "36", "4", "0", "100.0%", "< 0.001"]]);
    expect(note).toContain("n = 80 judgments");
    expect(prepareSideBars(analysis.evaluators).bars, "of a rating study").toEqual([]);
  });

  it("lead to a flag, and its words name no severity", () => {
    const flagged = prepareFlagList(compared, (name) => name.toUpperCase());
    expect(flagged.find(({ evaluator }) => evaluator === "E02")?.groups.map(({ title }) => title)).toContain("Leans to a side");
    expect(JSON.stringify(flagged)).not.toMatch(/severe|lenient/i);
  });
});

it("the address of the page leaves out what is as usual", () => {
  const usual = evaluatorsQuerySchema.parse({});
  expect(evaluatorsSearch(usual)).toBe("");
  const query = evaluatorsQuerySchema.parse({ metric: "nominal", criterion: '["a","b","c"]', evaluator: "E01", more: "?" });
  expect(evaluatorsQuerySchema.parse(Object.fromEntries(new URLSearchParams(evaluatorsSearch(query))))).toEqual(query);
  expect(evaluatorsQuerySchema.parse({ metric: ["x"], evaluator: ["E01", "E02"] })).toEqual(usual);
});
