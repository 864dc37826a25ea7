import { describe, expect, it } from "vitest";
import { judgmentTimes, type TimedJudgment } from "@/lib/stats/judgment-time";
import { lengthStrata } from "@/lib/stats/length-strata";
import { normalQuantile } from "@/lib/stats/normal-distribution";
import { seededRandom } from "@/lib/stats/random";
import { readingFloorSeconds } from "@/lib/stats/reading-floor";
import { robustScores } from "@/lib/stats/robust-scores";

describe("readingFloorSeconds", () => {
  it("is three tenths of the reading time, and a second per answer at least", () => {
    expect(readingFloorSeconds(2380, 7)).toBeCloseTo(180, 12);
    expect(readingFloorSeconds(10, 7)).toBe(7);
  });
});

describe("robustScores", () => {
  it("is the distance to the median over 1.4826 median absolute deviations, group by group", () => {
    const { scores, medians } = robustScores([1, 2, 3, 4, 100, 7, 7, 9], [0, 0, 0, 0, 0, 2, 2, 2]);
    expect(medians).toEqual([3, null, 7]);
    expect(scores[4]).toBeCloseTo(97 / 1.482602218505602, 12);
    // Most of the last group is one value.
    expect(scores.slice(5)).toEqual([null, null, null]);
  });
});

describe("lengthStrata", () => {
  it("makes quarters of many texts, one group of few, and never parts equal lengths", () => {
    const strata = lengthStrata(Array.from({ length: 100 }, (_, index) => index));
    expect([0, 1, 2, 3].map((stratum) => strata.filter((one) => one === stratum).length)).toEqual([25, 25, 25, 25]);
    expect(new Set(lengthStrata(Array.from({ length: 39 }, (_, index) => index)))).toEqual(new Set([0]));
    expect(new Set(lengthStrata(Array.from({ length: 100 }, () => 7))).size).toBe(1);
  });
});

describe("judgmentTimes", () => {
  const random = seededRandom(2);
  const normal = (): number => normalQuantile(random.nextUniform() || 0.5);
  const at = (rater: string, factor: number): TimedJudgment[] =>
    Array.from({ length: 40 }, (_, index) => ({ rater, words: 200 + 40 * (index % 20), criteria: 5, seconds: factor * (60 + 0.25 * (200 + 40 * (index % 20))) * Math.exp(0.2 * normal()) }));

  it("tells a hasty and a slow rater from the others, whatever the lengths of their texts", () => {
    const times = judgmentTimes([...at("hasty", 0.15), ...["a", "b", "c", "d", "e", "f"].flatMap((rater) => at(rater, 1)), ...at("slow", 4)]);
    const of = (rater: string) => times.find((time) => time.rater === rater);
    expect(times.map(({ rater }) => rater)).toEqual(["a", "b", "c", "d", "e", "f", "hasty", "slow"]);
    expect(of("hasty")).toMatchObject({ n: 40, belowHalfMedian: 40, slow: 0 });
    expect(of("hasty")?.belowFloor).toBeGreaterThan(35);
    expect(of("hasty")?.medianZ).toBeLessThan(-3.5);
    expect(of("slow")?.medianZ).toBeGreaterThan(3.5);
    expect(of("slow")?.slow).toBeGreaterThan(35);
    for (const rater of ["a", "b", "c", "d", "e", "f"]) {
      expect(of(rater)).toMatchObject({ belowFloor: 0, fast: 0, slow: 0 });
      expect(Math.abs(of(rater)?.medianZ ?? 99)).toBeLessThan(1);
    }
  });

  it("has no z without spread, takes a clock that shows 0, and refuses what is no time", () => {
    const judgment = { rater: "a", seconds: 0, words: 0, criteria: 3 };
    expect(judgmentTimes([judgment])).toEqual([{ rater: "a", n: 1, medianSeconds: 0, medianZ: null, belowFloor: 1, belowHalfMedian: 0, fast: 0, slow: 0 }]);
    expect(judgmentTimes([])).toEqual([]);
    expect(() => judgmentTimes([{ ...judgment, seconds: -1 }])).toThrow(RangeError);
    expect(() => judgmentTimes([{ ...judgment, words: Number.NaN }])).toThrow(RangeError);
  });
});
