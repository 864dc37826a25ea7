import { describe, expect, it } from "vitest";
import { prepareAnswersTable } from "@/lib/reports/item/answers-table";
import { itemPageText } from "@/lib/reports/item/page-text";
import type { ItemAnswers } from "@/lib/reports/item/schema";
import { protocolSchema } from "@/lib/studies/protocol";
import { comparisonTemplate, starkTemplate } from "@/lib/studies/template";

const rating = protocolSchema.parse({ ...starkTemplate, criteria: starkTemplate.criteria.slice(0, 2) });
const comparison = protocolSchema.parse({ ...comparisonTemplate, criteria: comparisonTemplate.criteria.slice(0, 1), sample: { size: "all", seed: "s" } });

type Judgment = ItemAnswers["judgments"][number];
const judgment = (evaluator: string, answers: Judgment["answers"], more: Partial<Judgment> = {}): Judgment => ({
  evaluator, counted: true, revision: 1, submittedAt: "2026-03-04T09:00:00.000Z", activeMs: 125_000, left: null, right: null, answers, comment: "", ...more,
});
const answer = (criterion: string, value: number | null, label: string | null, more: Partial<Judgment["answers"][number]> = {}) => ({ criterion, value, label, nonResponse: null, comment: "", ...more });
const answersOf = (protocol: typeof rating, judgments: Judgment[]): ItemAnswers => ({
  item: "I0001", episodes: [], criteria: protocol.criteria.map(({ key, name, question }) => ({ key, name, question })), judgments, previous: null, next: null,
});

describe("answers to an item", () => {
  const [one, two] = rating.criteria.map(({ key }) => key) as [string, string];
  const table = prepareAnswersTable(answersOf(rating, [
    judgment("E01", [answer(one, 1, "Not at all"), answer(two, null, null, { nonResponse: "cannot_judge", comment: "too dark" })], { comment: "Odd." }),
    judgment("E02", [answer(one, 4, "A lot", { comment: "fine" }), answer(two, 2, "A little")], { revision: 3, activeMs: null }),
    judgment("E03", [answer(one, 1, "Not at all"), answer(two, 2, "A little")], { counted: false }),
  ]), rating);

  it("stand side by side, coloured by their place on the scale, with what was said", () => {
    expect(table.rows.map(({ cells }) => cells.map(({ mark, text, tone, comment }) => [mark, text, tone === null ? null : Math.round(tone * 100) / 100, comment]))).toEqual([
      [["1", "Not at all", -1, ""], ["4", "A lot", 1, "fine"], ["1", "Not at all", -1, ""]],
      [["", "Cannot judge", null, "too dark"], ["2", "A little", -0.33, ""], ["2", "A little", -0.33, ""]],
    ]);
    expect(table.columns.map(({ evaluator, isSurplus, activeTime, revision, comment }) => [evaluator, isSurplus, activeTime, revision, comment])).toEqual([
      ["E01", false, "2 min 5 s", 1, "Odd."], ["E02", false, null, 3, ""], ["E03", true, "2 min 5 s", 1, ""],
    ]);
  });

  it("are as far apart as the list of items says: without the surplus", () => {
    expect(table.rows.map(({ apart }) => apart)).toEqual([{ share: 1, text: "100%" }, { share: null, text: "–" }]);
    expect(itemPageText(table, { place: 2, of: 40, previous: null, next: null }, { one: "item", many: "items" })).toBe("2 judgments and 1 in surplus, 100% apart · 2 of 40 items in this list");
    expect(itemPageText(prepareAnswersTable(answersOf(rating, []), rating), null, { one: "item", many: "items" })).toBe("0 judgments");
  });

  it("of a pair say which source was preferred, whichever side it stood on", () => {
    const key = comparison.criteria[0]?.key ?? "";
    const shown = { left: "Source 2", right: "Source 1" };
    const pairs = prepareAnswersTable(answersOf(comparison as typeof rating, [
      judgment("E01", [answer(key, 1, "Source 1")], { left: "Source 1", right: "Source 2" }),
      judgment("E02", [answer(key, 3, "Source 1")], shown),
      judgment("E03", [answer(key, 1, "Source 2")], shown),
      judgment("E04", [answer(key, 2, "Tie")], shown),
    ]), comparison, (name) => name.toUpperCase());
    expect(pairs.rows[0]?.cells.map(({ text, tone }) => [text, tone])).toEqual([["SOURCE 1", 1], ["SOURCE 1", 1], ["SOURCE 2", -1], ["TIE", 0]]);
    expect(pairs.columns.map(({ left }) => left)).toEqual(["SOURCE 1", "SOURCE 2", "SOURCE 2", "SOURCE 2"]);
    expect(pairs.legend).toEqual([{ label: "SOURCE 1", tone: 1 }, { label: "SOURCE 2", tone: -1 }, { label: "Neither", tone: 0 }]);
    // Distances of 1, 1, 0: two at the end, one at the other, one between: (0 + 2·1 + 1·½·2 + ½) / 6.
    expect(pairs.rows[0]?.apart.share).toBeCloseTo((0 + 1 + 1 + 0.5 + 0.5 + 0.5) / 6, 12);
  });
});
