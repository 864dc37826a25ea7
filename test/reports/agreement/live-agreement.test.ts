import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreementView } from "@/lib/reports/agreement/agreement-view";
import { agreementChoiceSchema } from "@/lib/reports/agreement/address";
import { forestOfAnalysis } from "@/lib/reports/agreement/forest-of-analysis";
import { liveAgreement } from "@/lib/reports/agreement/live-agreement";
import { agreementAnalysis } from "@/lib/reports/analysis/agreement-analysis";
import { analysisCriteria } from "@/lib/reports/analysis/analysis-input";
import { PreferenceAnswers, RatingAnswers } from "@/lib/reports/answers";
import type { CriterionPatterns } from "@/lib/reports/patterns/criterion-patterns";
import { METRICS } from "@/lib/stats/metric";
import { RatingTable } from "@/lib/stats/rating-table";
import { CHOICE_VALUES, choiceOf } from "@/lib/studies/preference";
import { comparisonTemplate, starkTemplate } from "@/lib/studies/template";
import { protocolSchema } from "@/lib/studies/protocol";

const rating = protocolSchema.parse({ ...starkTemplate, criteria: starkTemplate.criteria.slice(0, 2) });
const comparison = protocolSchema.parse({ ...comparisonTemplate, criteria: comparisonTemplate.criteria.slice(0, 2), allowBothBad: true });

type Answer = { evaluator: string; item: string; criterion: number; value: number; pair: number };
const answers = fc
  .array(fc.record({
    evaluator: fc.integer({ min: 1, max: 4 }).map((number) => `E0${number}`), item: fc.integer({ min: 1, max: 9 }).map((number) => `I000${number}`),
    criterion: fc.integer({ min: 0, max: 1 }), value: fc.integer({ min: 1, max: 4 }), pair: fc.constant(0),
  }), { maxLength: 60 })
  // An item is of one pair of sources.
  .map((rows) => [...new Map(rows.map((row): [string, Answer] => [`${row.item} ${row.evaluator} ${row.criterion}`, { ...row, pair: Number(row.item.at(-1)) % 3 }])).values()]);

/** Sources 1, 2, 3 by name; the order of names is not that of numbers. */
const NAMES = ["", "mmdialog", "dialogcc", "stark"];
const PAIRS = [[1, 2], [1, 3], [2, 3]] as const;
const naming = { nameOf: (source: number) => NAMES[source] ?? "" };

function storedOf(given: readonly Answer[], criterion: string, stratum: number): CriterionPatterns[] {
  const table = RatingTable.fromRows(given);
  return given.length === 0 ? [] : [{ criterion, stratum, raters: table.countPairableRaters(), patterns: [...table.histogram.entries()] }];
}

describe("alpha from stored counts", () => {
  it("is that of the analysis of every answer, to the last digit, by every metric", () => {
    fc.assert(fc.property(answers, fc.constantFrom(...METRICS), (given, metric) => {
      const keys = rating.criteria.map(({ key }) => key);
      const rows = given.map(({ evaluator, item, criterion, value }) => ({ evaluator, item, criterion: keys[criterion] ?? "", value, nonResponse: null, comment: "" }));
      const stored = keys.flatMap((key, place) => storedOf(given.filter(({ criterion }) => criterion === place), key, 0));
      const analysis = agreementAnalysis(analysisCriteria(rating, new RatingAnswers(rows)), { metric, bootstrap: null });
      expect(liveAgreement(stored, { criteria: rating.criteria, metric, naming: null, first: null })).toEqual([{ contrast: null, criteria: forestOfAnalysis(analysis.criteria) }]);
    }), { numRuns: 60 });
  });

  it("of a comparison is that of each of its pairs of sources, whichever is named first", () => {
    fc.assert(fc.property(answers, fc.constantFrom("ordinal" as const, "nominal" as const, "interval" as const), fc.constantFrom(null, "stark", "dialogcc"), (given, metric, first) => {
      const keys = comparison.criteria.map(({ key }) => key);
      const rows = given.map(({ evaluator, item, criterion, value, pair }, place) => {
        const [one, two] = PAIRS[pair] ?? [1, 2];
        const isTurned = place % 2 === 1;
        const choice = choiceOf(isTurned && value <= CHOICE_VALUES.right ? CHOICE_VALUES.left + CHOICE_VALUES.right - value : value);
        const sides = [naming.nameOf(one), naming.nameOf(two)];
        const [left = "", right = ""] = isTurned ? sides.toReversed() : sides;
        return { evaluator, item, criterion: keys[criterion] ?? "", left, right, choice, comment: "" };
      });
      const stored = PAIRS.flatMap(([one, two], pair) => keys.flatMap((key, place) => storedOf(given.filter((row) => row.pair === pair && row.criterion === place), key, 1_000 * one + two)));
      const analysis = agreementAnalysis(analysisCriteria(comparison, new PreferenceAnswers(rows), first), { metric, bootstrap: null });
      const live = liveAgreement(stored, { criteria: comparison.criteria, metric, naming, first });
      expect(live.flatMap(({ criteria }) => criteria)).toEqual(forestOfAnalysis(analysis.criteria));
      expect(live.flatMap(({ contrast, criteria }) => criteria.map(() => contrast))).toEqual(analysis.criteria.map(({ contrast }) => contrast));
    }), { numRuns: 60 });
  });

  it("stands in for the analysis where that is behind, for the pair of sources that is chosen", () => {
    const stored = [{ criterion: comparison.criteria[0]?.key ?? "", stratum: 1_003, raters: 2, patterns: [{ pattern: [1, 1], units: 3 }, { pattern: [1, 3], units: 2 }] }];
    const live = liveAgreement(stored, { criteria: comparison.criteria, metric: "ordinal", naming, first: null });
    const view = agreementView(
      { analysis: null, live, study: { state: "closed", counted: 10, wanted: 10 }, labelOf: (name) => name.toUpperCase() }, agreementChoiceSchema.parse({ sources: "mmdialog:stark" }),
    );
    expect(view).toMatchObject({ contrasts: [{ name: "mmdialog:stark", label: "MMDIALOG against STARK" }], isForestLive: true, criteria: [], stratified: null, criterion: null });
    expect(view.forest.map(({ agreement }) => agreement.items)).toEqual([5, 0]);
  });
});
