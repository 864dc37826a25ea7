import { describe, expect, it } from "vitest";
import { figureFonts } from "@/lib/reports/figures/data";
import { paperPreview } from "@/lib/reports/publish/paper-preview";
import { publishedResults } from "@/lib/reports/bundle/published-results";
import { agreementAnalysis } from "@/lib/reports/analysis/agreement-analysis";
import { analysisCriteria } from "@/lib/reports/analysis/analysis-input";
import { RatingAnswers } from "@/lib/reports/answers";
import { studyResults } from "@/lib/reports/study-results";
import { protocolSchema } from "@/lib/studies/protocol";
import { starkTemplate } from "@/lib/studies/template";
import { CRITERIA, grid, resultsInput } from "../sample-rows";

const ITEMS = Array.from({ length: 12 }, (_, item) => [1 + (item % 4), 1 + ((item + (item % 3)) % 4), 1 + (item % 4)]);
const protocol = protocolSchema.parse({ ...starkTemplate, criteria: CRITERIA });
const rows = CRITERIA.flatMap(({ key }) => grid(key, ITEMS));
const preview = (answers = rows) => paperPreview(protocol, studyResults(resultsInput(answers)), figureFonts());

describe("what goes into the paper", () => {
  it("is the paragraph, whole in its two parts, about the intervals that are on screen", () => {
    const { text, paragraph, rest } = preview().methods;
    expect(paragraph + rest).toBe(text);
    expect(paragraph).toContain("3 evaluators rated 4 items");
    expect(rest).toMatch(/^## How the numbers were made/);
    expect(text).toContain("delete-one jackknife");
    expect(text).not.toMatch(/bundle|BCa/);
  });

  it("has a table and each figure with its words; a figure's digest changes with the figure alone", () => {
    const { table, figures } = preview();
    expect(table).toMatchObject({ name: "means-and-agreement.tex", latex: expect.stringContaining("\\begin{table}") });
    expect(figures.map(({ kind }) => kind)).toEqual(["distribution", "agreement", "progress", "correlation"]);
    for (const { title, description, width, height } of figures) expect([title, description, width > 400, height > 20]).toEqual([expect.stringMatching(/\w/), expect.stringMatching(/\w/), true, true]);
    const digests = (answers = rows) => preview(answers).figures.map(({ digest }) => digest);
    expect(digests([...rows].reverse())).toEqual(digests());
    const other = digests(rows.map((row, index) => (index === 0 ? { ...row, value: 4 } : row)));
    expect(digests().map((digest, index) => digest === other[index])).toEqual([false, false, true, false]);
  });
});

describe("results in a bundle", () => {
  it("speak of the bootstrap interval that they have, in every sentence", () => {
    const live = studyResults(resultsInput(rows));
    const answers = new RatingAnswers(rows.map((row) => ({ ...row, nonResponse: null, comment: "" })));
    const agreement = agreementAnalysis(analysisCriteria(protocol, answers, null), { metric: "ordinal", bootstrap: { seed: "1", replicates: 200 } });
    const published = publishedResults(live, agreement);
    if (!("metric" in published)) throw new Error("These are ratings.");
    expect(published.criteria.map(({ agreement: { ci } }) => ci?.method)).toEqual(["bca", "bca"]);
    for (const sentence of [...published.methods, ...published.criteria.map(({ methods }) => methods)]) expect(sentence).not.toContain("jackknife");
    expect(published.methods[0]).toMatch(/bootstrap/);
    expect(live.methods[0]).toContain("jackknife");
  });
});
