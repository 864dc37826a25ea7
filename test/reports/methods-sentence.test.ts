import { describe, expect, it } from "vitest";
import { agreementSentence } from "@/lib/reports/methods-sentence";
import type { CriterionResult } from "@/lib/reports/schema";
import { studyResults } from "@/lib/reports/study-results";
import { grid, resultsInput } from "./sample-rows";

const WHOLE: CriterionResult["agreement"] = {
  metric: "ordinal", alpha: 0.41, reason: null, ci: { low: 0.3, high: 0.5, level: 0.95, method: "jackknife-eta" }, ciReason: null,
  disagreementBound: null, percentAgreement: 0.6, items: 347, raters: 9, pairs: 1041, ratings: 1041, perItem: { fewest: 3, most: 3 },
};

describe("the methods sentence", () => {
  it("names metric, items, overlap, evaluators and interval", () => {
    expect(agreementSentence(WHOLE, "session")).toBe(
      "Krippendorff's alpha, ordinal, 347 sessions × 3 of 9 evaluators; 95% interval: delete-one jackknife on the eta scale",
    );
  });

  it("gives the range where items have different numbers of answers", () => {
    expect(agreementSentence({ ...WHOLE, items: 1, perItem: { fewest: 2, most: 3 } }, "episode")).toMatch(/1 episode × 2 to 3 of 9 evaluators/);
  });

  it("says what was really used when the eta scale does not exist", () => {
    const ci = { low: 0, high: 1, level: 0.95, method: "jackknife-t" };
    expect(agreementSentence({ ...WHOLE, ci }, "session")).toMatch(/interval: delete-one jackknife with Student's t$/);
  });

  it("gives a reason instead of an interval, and instead of alpha", () => {
    const [perfect] = studyResults(resultsInput(grid("coherence", [[1, 1], [2, 2], [3, 3]]))).criteria;
    expect(perfect?.methods).toMatch(/3 sessions × 2 of 2 evaluators; no interval. No disagreement was observed/);
    // Rule of three: 3 of 3 items, so the bound is everything.
    expect(perfect?.note).toMatch(/up to 100% of all items might still bring disagreement\.$/);
    const [single] = studyResults(resultsInput(grid("coherence", [[1], [2]]))).criteria;
    expect(single?.methods).toBe("Krippendorff's alpha, ordinal: undefined. No item has answers from two evaluators yet, so there is nothing to compare.");
  });

  it("is one sentence where all criteria share it and names criteria where they differ", () => {
    const both = [[1, 2], [3, 3], [2, 2], [4, 3]];
    const same = studyResults(resultsInput([...grid("coherence", both), ...grid("consistency", both)]));
    expect(same.methods[0]).toMatch(/^Krippendorff's alpha, ordinal, 4 sessions × 2 of 2 evaluators/);
    const differing = studyResults(resultsInput([...grid("coherence", both), ...grid("consistency", both.slice(1))]));
    expect(differing.methods.slice(0, 2).map((sentence) => sentence.split(":")[0])).toEqual(["Coherence", "Consistency"]);
  });
});
