import { describe, expect, it } from "vitest";
import { ageGroupLabel, ageGroups } from "@/lib/datasets/analysis/age-groups";
import { Analyser } from "@/lib/datasets/analysis/analyser";
import { analysisCharts } from "@/lib/datasets/analysis/analysis-charts";
import { frequencyBars, valueBars } from "@/lib/datasets/analysis/count-bars";
import { drawCountFigure } from "@/lib/datasets/analysis/count-figure";
import { tableOneLatex, tableTwoLatex } from "@/lib/datasets/analysis/dataset-latex";
import type { EpisodeFacts } from "@/lib/datasets/analysis/facts";
import { Frequency } from "@/lib/datasets/analysis/frequency";
import { FOUND_KEYS } from "@/lib/datasets/analysis/problems";
import { countText, problemReports } from "@/lib/datasets/analysis/quality";
import type { AnalysisBody } from "@/lib/datasets/analysis/schema";
import { absences, TABLE_ONE_COLUMNS, tableOneMethods, tableOneRow, type TableOneRow, tableOneTable } from "@/lib/datasets/analysis/table-one";
import { tableTwo, tableTwoRows } from "@/lib/datasets/analysis/table-two";
import type { AnalysisView } from "@/lib/datasets/analysis/types";
import { figureFonts } from "@/lib/reports/figures/data";
import { episode, MADE, session } from "./made-episodes";

function bodyOf(episodes: readonly EpisodeFacts[]): AnalysisBody {
  const analyser = new Analyser(() => 1);
  for (const own of episodes) analyser.add(own);
  for (const _finding of analyser.repeated()) continue;
  return analyser.body();
}

function rowOf(title: string, body: AnalysisBody): TableOneRow {
  const dataset = { slug: title.toLowerCase(), title, licence: "", version: 2, currentVersion: 2, counts: {} as AnalysisView["dataset"]["counts"] };
  const row = tableOneRow({ dataset, analysis: { body, computedAt: "2026-01-01T00:00:00.000Z", programVersion: "0" }, underWay: null, failed: null });
  if (!row) throw new Error("an analysis has a row");
  return row;
}

const MADE_BODY = bodyOf(MADE);
const TEXT_BODY = bodyOf([episode("t", [session(1, ["A: x", "B: y"])])]);
const EMPTY_BODY = bodyOf([]);

describe("Table 1", () => {
  const rows = [rowOf("Made", MADE_BODY), rowOf("=Text & more", TEXT_BODY), rowOf("Empty", EMPTY_BODY)];

  it("has a cell for each of its columns, exact in the file", () => {
    const { columns, rows: shown, csv } = tableOneTable(rows);
    expect(columns).toEqual(TABLE_ONE_COLUMNS.map(({ title }) => title));
    expect(shown[0]).toEqual(["Made, version 2", "T, V", "T, V", "yes", "4", "7", "3", "1", "1", "1", "2.00", "2.43", "0.75", "0.43"]);
    expect(shown[1]?.slice(1)).toEqual(["T", "–", "no", "1", "1", "0", "0", "0", "0", "2.00", "2.00", "–", "–"]);
    expect(csv.split("\r\n")[1]).toBe(`made 2,text and image,text and image,yes,4,7,3,1,1,1,2,${17 / 7},0.75,${3 / 7}`);
    expect(csv.split("\r\n")[2]).toMatch(/^'=text & more 2,text,none,no,1,1,0,0,0,0,2,2,,$/);
  });

  it("leaves out what is undefined, and says why; nothing is 0 that could not be counted", () => {
    expect(rows[1]?.imagesPerEpisode).toEqual({ value: null, n: 1, reason: "The dataset shares no picture." });
    expect(rows[2]?.turnsPerSession).toEqual({ value: null, n: 0, reason: "There is no session." });
    expect(rows.slice(1).map(absences)).toEqual([["The dataset shares no picture."], ["There is no session.", "The dataset shares no picture."]]);
  });

  it("says on how much it rests", () => expect(tableOneMethods(rows)).toContain("3 datasets: n = 5 episodes, 8 sessions, 3 image shares"));

  it("is a table for a paper, in which a name is no command", () => {
    const latex = tableOneLatex(rows);
    expect(latex).toContain("  Made, version 2 & T, V & T, V & yes & 4 & 7 & 3 & 2.00 & 0.75 & 0.43 \\\\");
    expect(latex).toContain("=Text \\& more, version 2 & T & -- & no");
    expect(latex).toContain("=Text \\& more: The dataset shares no picture.");
  });
});

describe("Table 2", () => {
  it("has ages in groups whose lower end belongs to them, and shares of those that state one", () => {
    expect(ageGroups(MADE_BODY.age).map((group) => [ageGroupLabel(group), group.count])).toEqual([["10 to 19", 1], ["20 to 29", 0], ["30 to 39", 0], ["40 to 49", 2]]);
    expect(ageGroups(bodyOf([30, 29, 39].map((age) => episode("a", [], { persona: { age, notes: [] } }))).age).map(({ from, count }) => [from, count])).toEqual([[20, 1], [30, 2]]);
    const [age, gender] = tableTwo(MADE_BODY);
    expect(age).toMatchObject({ title: "Age", n: 3, entries: [{ name: "40 to 49", count: 2, share: 2 / 3 }, { name: "10 to 19" }, { count: 0 }, { count: 0 }] });
    expect(gender).toMatchObject({ n: 3, entries: [{ name: "Female", share: 2 / 3 }, { name: "male", share: 1 / 3 }] });
  });

  it("leaves out columns that nobody states, with the reason below", () => {
    expect(tableTwo(TEXT_BODY).every(({ reason, entries }) => reason !== null && entries.length === 0)).toBe(true);
    expect(tableTwoRows(tableTwo(TEXT_BODY))).toEqual([]);
    expect(tableTwoLatex({ title: "Text", version: 1 }, TEXT_BODY)).toContain("No episode states an age.");
    expect(tableTwoLatex({ title: "Made", version: 1 }, MADE_BODY)).toContain("40 to 49 & 66.67\\% & Female & 66.67\\%");
  });
});

describe("the charts of an analysis", () => {
  it("say how they were made and from how much, each with its table", () => {
    const charts = analysisCharts(MADE_BODY);
    for (const { key, model, methods } of charts) {
      expect(methods, key).toMatch(/n = [\d,]+/);
      expect(model.table.csv.split("\r\n")[0]?.split(",").length, key).toBe(3);
      expect(model.bars.length, key).toBeGreaterThan(0);
      expect(model.bars.every(({ share, count }) => share >= 0 && share <= 1 && count <= model.most), key).toBe(true);
    }
    const of = (wanted: string) => charts.find(({ key }) => key === wanted);
    expect(of("operations")?.lead).toBe("add : update = 66.7% : 33.3%");
    expect(of("image-sources")?.lead).toBe("internet : device = 50.0% : 50.0%");
    expect(of("intervals")?.model.bars.map(({ name, count }) => [name, count])).toEqual([["back in time", 1], ["the same day", 1], ["1 to 6 days", 0], ["7 to 30 days", 1]]);
    expect(of("residence")?.methods).toBe("Residence as the source names it, capitals and blanks aside, n = 3 episodes that state one; 1 does not.");
    expect(of("intervals-written")?.model.bars.map(({ name, count }) => [name, count])).toEqual([["days", 1], ["weeks", 1], ["names no number", 1]]);
  });

  it("of nothing have no bars and say what is missing, also in print", () => {
    const fonts = figureFonts();
    for (const chart of analysisCharts(EMPTY_BODY)) {
      expect(chart.model.bars, chart.key).toEqual([]);
      expect(drawCountFigure(chart, { fonts }).description).toBe(chart.none);
    }
  });

  it("put many values together in steps, and leave none out", () => {
    const { bars } = valueBars("turns", { one: "session", many: "sessions" }, [[1, 3], [17, 2], [183, 1]]);
    expect(bars.length).toBeLessThanOrEqual(14);
    expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(6);
    expect(bars[0]?.name).toBe("0 to 19");
    expect(valueBars("sessions", { one: "episode", many: "episodes" }, [[4, 2], [6, 1]]).bars.map(({ name, count }) => [name, count])).toEqual([["4", 2], ["5", 0], ["6", 1]]);
  });

  it("show the ten most frequent names and the rest as one, in print within the sheet", () => {
    const names = new Frequency();
    for (let index = 0; index < 60; index += 1) names.add(index % 12 === 0 ? `=“名前 ${index}” ${"very ".repeat(30)}` : `name ${index}`, 60 - index);
    const { bars, table } = frequencyBars("country", { one: "episode", many: "episodes" }, names.result());
    expect(bars).toHaveLength(11);
    expect(bars.at(-1)).toMatchObject({ name: "50 other names", count: 1_275 });
    expect(table.rows).toHaveLength(51);
    const [chart] = analysisCharts(MADE_BODY);
    if (!chart) throw new Error("there are charts");
    for (const width of ["page", "column"] as const) {
      const drawing = drawCountFigure({ ...chart, model: { bars, most: 60, table } }, { fonts: figureFonts(), width });
      for (const shape of drawing.shapes) if (shape.kind === "rect") expect(shape.x + shape.width).toBeLessThanOrEqual(drawing.width);
    }
  });
});

describe("the quality report", () => {
  const reports = problemReports(MADE_BODY, { minSessions: 2, maxSessions: 3 }, () => []);
  const of = (problem: string) => reports.find((report) => report.problem === problem);

  it("begins with what is serious and was found", () => {
    expect(reports.map(({ severity }) => severity)).toEqual([...reports.map(({ severity }) => severity)].sort((a, b) => ["serious", "notable", "note"].indexOf(a) - ["serious", "notable", "note"].indexOf(b)));
    expect(reports[0]).toMatchObject({ problem: "date-order", count: 1, n: 3 });
    expect(reports).toHaveLength(FOUND_KEYS.length + 1);
  });

  it("says of how many, and why there is no number", () => {
    expect(of("session-count")).toMatchObject({ count: 2, n: 4, episodes: 2 });
    expect(of("device-reference")).toMatchObject({ count: null, n: 0, reason: "No picture refers to a place in a device album that came with the dataset." });
    const texts = ["date-order", "interval", "session-count", "turn-silent", "device-reference", "persona-relations"].map((problem) => { const report = of(problem); return report && countText(report); });
    expect(texts).toEqual([
      "1 session in 3 pairs of dated sessions in a row (1 episode)", "1 of 2 sessions with both (1 episode)", "2 of 4 episodes", "None in 14 turns with text",
      "No picture refers to a place in a device album that came with the dataset.", "2 of 2 episodes with a persona sentence",
    ]);
  });
});
