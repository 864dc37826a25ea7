import { describe, expect, it } from "vitest";
import { seededRandom } from "@/lib/stats/random";
import { straightLining, type RaterJudgments } from "@/lib/stats/straight-lining";

const random = seededRandom(8);
const careful = (rater: string, judgments: number): RaterJudgments => ({ rater, judgments: Array.from({ length: judgments }, () => Array.from({ length: 5 }, () => 1 + Math.floor(random.nextUniform() * 4))) });

describe("straightLining", () => {
  it("measures the longest run of uniform judgments of one value, in judgments and answers", () => {
    const runOf = (judgments: (number | null)[][]) => straightLining([{ rater: "a", judgments }], 1, 1)[0];
    expect(runOf([[1, 1], [2, 2], [2, null], [null, null], [2, 2], [3, 3], [2, 2]])?.longestRun).toEqual({ judgments: 3, answers: 5 });
    expect(runOf([[1, 1], [1, 2], [1, 1]])?.longestRun).toEqual({ judgments: 1, answers: 2 });
    expect(runOf([[1, 2]])?.longestRun).toEqual({ judgments: 0, answers: 0 });
    expect(runOf([[1, 1], [1, 2], [3, null], [null, null]])).toMatchObject({ n: 3, identicalShare: 0.5, spread: expect.closeTo(Math.sqrt((3 * 0.36 + 0.16 + 1.96) / 4), 12) });
  });

  it("finds who gives one answer to everything, and nobody else", () => {
    const flat: RaterJudgments = { rater: "flat", judgments: Array.from({ length: 30 }, (_, index) => (index % 10 === 0 ? [3, 3, 3, 4, 3] : [3, 3, 3, 3, 3])) };
    const result = straightLining([flat, ...["a", "b", "c", "d"].map((rater) => careful(rater, 40))], 999, 1);
    const found = result.find(({ rater }) => rater === "flat");
    expect(found?.othersSpread).toBeCloseTo(Math.sqrt(1.25), 1);
    expect(found?.othersIdenticalShare).toBeLessThan(0.05);
    expect(found).toMatchObject({ n: 30, longestRun: { judgments: 9, answers: 45 }, identicalShare: 0.9, spreadP: 0.001, identicalP: 0.001, adjustedSpreadP: 0.005, pReason: null });
    for (const { rater, adjustedSpreadP, adjustedIdenticalP } of result) {
      if (rater === "flat") continue;
      expect(adjustedSpreadP).toBeGreaterThan(0.05);
      expect(adjustedIdenticalP).toBeGreaterThan(0.05);
    }
  });

  it("gives p-values that are uniform where all raters are alike", () => {
    let below = 0;
    for (let round = 0; round < 40; round++) {
      for (const { spreadP } of straightLining(["a", "b", "c", "d", "e"].map((rater) => careful(rater, 30)), 99, round)) if ((spreadP ?? 1) <= 0.2) below += 1;
    }
    // 200 raters at .2: 40 expected, standard deviation 5.7.
    expect(Math.abs(below - 40)).toBeLessThan(20);
  });

  it("does not depend on the order of raters", () => {
    const raters = ["a", "b", "c"].map((rater) => careful(rater, 12));
    expect(straightLining([...raters].reverse(), 50, "seed")).toEqual(straightLining(raters, 50, "seed"));
  });

  it("says why there is no p-value", () => {
    expect(straightLining([careful("a", 9), careful("b", 20)], 9, 1)[0]).toMatchObject({ spreadP: null, adjustedIdenticalP: null, pReason: "too_few_judgments" });
    expect(straightLining([careful("a", 20)], 9, 1)[0]).toMatchObject({ spreadP: null, pReason: "no_pairable" });
    expect(straightLining([{ rater: "a", judgments: [[null]] }], 9, 1)[0]).toMatchObject({ n: 0, identicalShare: null, spread: null, othersIdenticalShare: null, othersSpread: null, pReason: "too_few_judgments" });
    expect(straightLining([], 9, 1)).toEqual([]);
    expect(() => straightLining([], 0, 1)).toThrow(RangeError);
  });
});
