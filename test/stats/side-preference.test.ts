import { describe, expect, it } from "vitest";
import { binomialTest } from "@/lib/stats/binomial-test";
import type { SidedScoreRow } from "@/lib/stats/judgment";
import { sidePreference } from "@/lib/stats/side-preference";

function votes(evaluator: string, left: number, right: number, ties: number): SidedScoreRow[] {
  const rows: SidedScoreRow[] = [];
  const add = (times: number, vote: "left" | "right" | "tie"): void => {
    for (let time = 0; time < times; time++) {
      const firstShownLeft = time % 2 === 0;
      rows.push({ evaluator, item: String(rows.length), firstShownLeft, score: vote === "tie" ? 0 : (vote === "left") === firstShownLeft ? 1 : -1 });
    }
  };
  add(left, "left");
  add(right, "right");
  add(ties, "tie");
  return rows;
}

describe("sidePreference", () => {
  it("tests every rater's left votes, adjusted over raters", () => {
    const result = sidePreference([...votes("c", 5, 5, 1), ...votes("a", 18, 2, 3), ...votes("b", 0, 0, 4)], 0.95);
    expect(result.map(({ rater, left, right, ties, value }) => [rater, left, right, ties, value])).toEqual([["a", 18, 2, 3, 0.9], ["b", 0, 0, 4, null], ["c", 5, 5, 1, 0.5]]);
    expect(result[0]?.p).toBeCloseTo(binomialTest(18, 20).value ?? Number.NaN, 12);
    // Two tests, since one rater has only ties.
    expect(result[0]?.adjustedP).toBeCloseTo(2 * (result[0]?.p ?? 0), 12);
    expect(result[1]).toMatchObject({ reason: "no_decisive", p: null, adjustedP: null });
    expect(result[2]?.adjustedP).toBe(1);
    expect(sidePreference([], 0.95)).toEqual([]);
  });
});
