import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { studyResultsSchema } from "@/lib/reports/schema";
import { studyResults } from "@/lib/reports/study-results";
import { computeAgreement } from "@/lib/stats/agreement";
import { summarizeCriterion } from "@/lib/stats/criterion-summary";
import { METRICS } from "@/lib/stats/metric";
import { cannotJudge, CRITERIA, grid, resultsInput, row } from "./sample-rows";

const COHERENCE = [[1, 1, 2], [4, 4, 4], [3, 4, 3], [2, null, 2]];
const CONSISTENCY = [[4, 4, 4], [4, 4, 4], [4, 4, 4], [4, 4, 4]];

describe("the results of a study", () => {
  const results = studyResults(resultsInput([...grid("coherence", COHERENCE), ...grid("consistency", CONSISTENCY)], { nonResponses: [cannotJudge("coherence", 1)] }));
  const [coherence, consistency] = results.criteria;

  it("counts answers, missing answers and their kinds", () => {
    expect(coherence).toMatchObject({ n: 11, missing: 1, missingBy: { cannot_judge: 1, image_missing: 0, unstated: 0 } });
    expect(coherence?.distribution.map((point) => point.count)).toEqual([2, 3, 2, 4]);
    expect(coherence?.median).toBe(3);
    // 30 points over 11 answers, added by hand.
    expect(coherence?.mean.value).toBeCloseTo(30 / 11, 12);
  });

  it("agrees with Krippendorff's formula worked by hand", () => {
    // Two evaluators, three items: (1,1), (2,2), (1,2). Pairable values: three 1s, three 2s, n = 6.
    // Nominal: observed 2·1/6, expected 2·3·3/(6·5) = 0.6, so alpha = 1 − (1/3)/0.6 = 4/9.
    const rows = grid("coherence", [[1, 1], [2, 2], [1, 2]]);
    expect(studyResults(resultsInput(rows, { metric: "nominal" })).criteria[0]?.agreement.alpha).toBeCloseTo(4 / 9, 12);
  });

  it("says null and why where agreement is undefined, never 0 or 1", () => {
    expect(consistency?.agreement).toMatchObject({ alpha: null, reason: "no_variation", ci: null, percentAgreement: 1 });
    expect(consistency?.note).toMatch(/^Every answer is the same/);
    expect(consistency?.mean).toMatchObject({ value: 4, ci: null, ciReason: "no_variation" });
  });

  it("has every criterion before the first judgment, with nothing made up", () => {
    const empty = studyResults(resultsInput([]));
    expect(empty.criteria.map((criterion) => criterion.key)).toEqual(["coherence", "consistency"]);
    expect(empty.criteria[0]).toMatchObject({ n: 0, median: null, mean: { value: null, reason: "no_values" }, agreement: { alpha: null, reason: "no_pairable" } });
    expect(empty.criteria[0]?.distribution.map((point) => [point.count, point.share])).toEqual([[0, null], [0, null], [0, null], [0, null]]);
  });

  it("never pools: leaving one criterion out does not move the other", () => {
    const alone = studyResults(resultsInput(grid("coherence", COHERENCE), { nonResponses: [cannotJudge("coherence", 1)] }));
    expect(alone.criteria[0]).toEqual(coherence);
    expect(results.caveats.join(" ")).toMatch(/never pooled/);
  });

  it("ignores ratings of criteria that the protocol does not have", () => {
    const stray = studyResults(resultsInput([...grid("coherence", COHERENCE), row("E01", "I1", "charm", 4)], { nonResponses: [cannotJudge("coherence", 1)] }));
    expect(stray.criteria[0]).toEqual(coherence);
    expect(stray.criteria).toHaveLength(2);
  });

  it("names surplus, missing, interim and scripted in the caveats only where there are any", () => {
    const { progress } = resultsInput([]);
    const running = studyResults(resultsInput(grid("coherence", COHERENCE), {
      study: { ...resultsInput([]).study, state: "running" },
      progress: { ...progress, counted: 4, surplus: 2, origins: { collected: 3, synthetic: 0, scripted: 1 } },
    }));
    expect(running.warnings).toEqual(["Interim: 4 of 12 judgments so far. Numbers will change."]);
    expect(running.caveats.join("\n")).toMatch(/1 answer without a value[^]*2 surplus judgments[^]*1 item of scripted text/);
    expect(studyResults(resultsInput(grid("coherence", [[1, 2]]))).caveats.join("\n")).not.toMatch(/surplus|without a value|scripted/);
  });

  it("warns before the numbers when evaluators are simulated", () => {
    const rows = [row("E01", "I1", "coherence", 1), row("SIM001", "I1", "coherence", 2)];
    expect(studyResults(resultsInput(rows)).warnings[0]).toMatch(/^1 of 2 evaluators simulated/);
    expect(studyResults(resultsInput(rows.slice(0, 1))).warnings.join()).not.toMatch(/simulated/);
  });

  it("gives the numbers of lib/stats on the same rows, whatever the rows and the metric, and fits its own schema", () => {
    const value = fc.option(fc.integer({ min: 1, max: 4 }), { nil: null });
    const items = fc.array(fc.array(value, { minLength: 3, maxLength: 3 }), { minLength: 0, maxLength: 12 });
    fc.assert(fc.property(items, fc.constantFrom(...METRICS), (answers, metric) => {
      const rows = grid("coherence", answers);
      const all = studyResults(resultsInput(rows, { metric }));
      const [result] = all.criteria;
      const agreement = computeAgreement(rows, { metric, interval: "jackknife" });
      const summary = summarizeCriterion(rows, [1, 2, 3, 4]);
      expect(result?.agreement).toMatchObject({
        alpha: agreement.alpha, reason: agreement.reason, percentAgreement: agreement.percentAgreement,
        items: agreement.units, raters: agreement.raters, pairs: agreement.pairs,
      });
      expect([result?.agreement.ci?.low, result?.agreement.ci?.high]).toEqual([agreement.ci?.low, agreement.ci?.high]);
      expect([result?.n, result?.missing, result?.median, result?.mean.value]).toEqual([summary.n, summary.missing, summary.median, summary.mean.value]);
      expect(studyResultsSchema.parse(JSON.parse(JSON.stringify(all)))).toEqual(all);
    }), { numRuns: 60 });
  });

  it("counts a missing value without a kind as unstated", () => {
    const unstated = studyResults(resultsInput(grid("coherence", COHERENCE)));
    expect(unstated.criteria[0]?.missingBy).toEqual({ cannot_judge: 0, image_missing: 0, unstated: 1 });
  });

  it("warns of what the interval and ratio metrics assume", () => {
    const caveats = (metric: "ordinal" | "interval" | "ratio") => studyResults(resultsInput([], { metric })).caveats.join(" ");
    expect(caveats("ratio")).toMatch(/true zero/);
    expect(caveats("interval")).toMatch(/equally far apart/);
    expect(caveats("ordinal")).not.toMatch(/true zero|equally far/);
  });

  it("keeps the protocol's order of criteria and of points", () => {
    const reversed = studyResults(resultsInput([], { criteria: [...CRITERIA].reverse() }));
    expect(reversed.criteria.map((criterion) => criterion.key)).toEqual(["consistency", "coherence"]);
  });
});
