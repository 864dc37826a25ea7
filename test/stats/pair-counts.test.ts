import { describe, expect, it } from "vitest";
import type { JudgmentRow } from "@/lib/stats/judgment";
import { pairCounts } from "@/lib/stats/pair-counts";
import { DuplicateRatingError } from "@/lib/stats/rating-table";

const judgment: JudgmentRow = { evaluator: "x", item: "1", first: "a", second: "b", score: 1, firstShownLeft: true };

describe("pairCounts", () => {
  it("counts by pair, order and evaluator", () => {
    const counts = pairCounts([
      judgment,
      { ...judgment, item: "2" },
      { ...judgment, item: "3", score: 0 },
      { ...judgment, item: "4", score: -1, firstShownLeft: false },
      { ...judgment, evaluator: "y" },
    ]);
    const row = { first: "a", second: "b", firstShownLeft: true, evaluator: "x" };
    expect(counts).toEqual([
      { ...row, wins: 2, losses: 0, ties: 1 },
      { ...row, firstShownLeft: false, wins: 0, losses: 1, ties: 0 },
      { ...row, evaluator: "y", wins: 1, losses: 0, ties: 0 },
    ]);
  });

  it("refuses a second judgment of a pair on an item, also turned round, but not of another pair", () => {
    expect(() => pairCounts([judgment, { ...judgment, first: "b", second: "a" }])).toThrow(DuplicateRatingError);
    expect(pairCounts([judgment, { ...judgment, second: "c" }])).toHaveLength(2);
  });
});
