import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Score, ScoreRow } from "@/lib/stats/judgment";
import { majoritySignTest } from "@/lib/stats/majority-sign-test";
import { DuplicateRatingError } from "@/lib/stats/rating-table";
import { signTest } from "@/lib/stats/sign-test";

/** Rows from the scores of each item, evaluators being numbered. */
function judged(items: readonly (readonly Score[])[]): ScoreRow[] {
  return items.flatMap((scores, item) =>
    scores.map((score, evaluator) => ({ evaluator: `e${evaluator}`, item: `i${item}`, score })),
  );
}

describe("majoritySignTest", () => {
  it("equals a calculation by hand", () => {
    const result = majoritySignTest(judged([[1, 1, -1], [1], [1, -1], [0, 0, -1], [0, 0]]));
    // Items won, won, tied, lost and tied: 2 against 1.
    expect(result).toMatchObject({ wins: 2, losses: 1, ties: 2, reason: null });
    expect(result.value).toBeCloseTo(1, 14);
    expect(majoritySignTest(judged([[1, 1, -1], [1], [1, -1]])).value).toBeCloseTo(0.5, 14);
  });

  it("is the sign test where each item has one judgment", () => {
    const score = fc.constantFrom<Score>(1, 0, -1);
    fc.assert(
      fc.property(fc.array(score, { maxLength: 40 }), (scores) => {
        const counts = { wins: 0, losses: 0, ties: 0 };
        for (const one of scores) counts[one === 1 ? "wins" : one === 0 ? "ties" : "losses"] += 1;
        expect(majoritySignTest(judged(scores.map((one) => [one])))).toEqual(signTest(counts));
      }),
    );
  });

  it("says why there is no value and refuses a second judgment", () => {
    expect(majoritySignTest([]).reason).toBe("no_values");
    expect(majoritySignTest(judged([[1, -1], [0]])).reason).toBe("no_decisive");
    const twice: ScoreRow[] = [...judged([[1]]), ...judged([[0]])];
    expect(() => majoritySignTest(twice)).toThrow(DuplicateRatingError);
  });
});
