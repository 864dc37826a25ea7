import { describe, expect, it } from "vitest";
import { answerCounts } from "@/lib/stats/answer-counts";
import { dawidSkeneStarts } from "@/lib/stats/dawid-skene-starts";

describe("dawidSkeneStarts", () => {
  // Raters a and b agree on everything; c never agrees with them. On item 3 a and c tie.
  const rows = [["1", "a", 1], ["1", "b", 1], ["1", "c", 2], ["2", "a", 2], ["2", "b", 2], ["2", "c", 1], ["3", "a", 1], ["3", "c", 2]] as const;
  const [shares, majorities, weighted] = dawidSkeneStarts(answerCounts(rows.map(([item, evaluator, value]) => ({ item, evaluator, value }))));

  it("are shares, majorities with ties shared, and shares by agreement", () => {
    for (const [place, value] of [2 / 3, 1 / 3, 1 / 3, 2 / 3, 1 / 2, 1 / 2].entries()) expect(shares[place]).toBeCloseTo(value, 14);
    expect([...(majorities ?? [])]).toEqual([1, 0, 0, 1, 0.5, 0.5]);
    // Mean shares of what a and c said: (2/3 + 2/3 + 1/2) / 3 and (1/3 + 1/3 + 1/2) / 3, to the fourth power.
    expect(weighted?.[4]).toBeCloseTo(11 ** 4 / (11 ** 4 + 7 ** 4), 12);
  });

  it("give each item probabilities", () => {
    for (const start of [shares, majorities, weighted]) {
      for (const item of [0, 2, 4]) expect((start?.[item] ?? 0) + (start?.[item + 1] ?? 0)).toBeCloseTo(1, 14);
    }
  });
});
