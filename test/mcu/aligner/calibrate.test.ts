import { describe, expect, it } from "vitest";
import { calibrateThreshold, type RatedScore } from "@/lib/mcu/aligner/calibrate";
import { seededRandom } from "@/lib/stats/random";

const list = (scores: readonly number[], rating: number): RatedScore[] => scores.map((score) => ({ score, rating }));
const twenty = (from: number) => Array.from({ length: 20 }, (_, place) => from + place / 100);

describe("calibrateThreshold", () => {
  it("finds the gap between classes that are apart", () => {
    const outcome = calibrateThreshold([...list(twenty(0), 1), ...list(twenty(0.5), 4)], 1);
    expect(outcome).toMatchObject({ threshold: 0.5, youden: 1, auc: 1, n: 40, relevant: 20, reason: null });
    expect(outcome.threshold !== null && outcome.roc[0]).toEqual({ threshold: 0, truePositiveRate: 1, falsePositiveRate: 1 });
  });

  it("agrees with every threshold and every pair tried one by one", () => {
    const random = seededRandom("calibrate");
    const rated = Array.from({ length: 120 }, () => {
      const rating = 1 + (random.nextUint32() % 4);
      return { score: Math.round((random.nextUniform() + rating * 0.1) * 20) / 20, rating };
    });
    const [yes, no] = [rated.filter(({ rating }) => rating >= 3), rated.filter(({ rating }) => rating < 3)];
    const gain = (threshold: number) => yes.filter(({ score }) => score >= threshold).length / yes.length - no.filter(({ score }) => score >= threshold).length / no.length;
    const pairs = yes.flatMap((one) => no.map((other) => (one.score > other.score ? 1 : one.score === other.score ? 0.5 : 0) as number));
    const outcome = calibrateThreshold(rated, 5);
    if (outcome.threshold === null) throw new Error(outcome.reason);
    expect(outcome.youden).toBeCloseTo(Math.max(...rated.map(({ score }) => gain(score))), 12);
    expect(gain(outcome.threshold)).toBeCloseTo(outcome.youden, 12);
    expect(outcome.auc).toBeCloseTo(pairs.reduce((sum, value) => sum + value, 0) / pairs.length, 12);
    const { ci } = outcome.aucInterval;
    expect(ci && ci.low < outcome.auc && outcome.auc < ci.high).toBe(true);
    expect(calibrateThreshold(rated, 5)).toEqual(outcome);
  });

  it("is absent with a reason where a class has too few pictures", () => {
    expect(calibrateThreshold([...list(twenty(0), 1), ...list(twenty(0.5).slice(1), 4)], 1)).toEqual({
      threshold: null, n: 39, relevant: 19, reason: "A threshold takes 20 pictures rated 3 or more and as many rated below; there are 19 and 20.",
    });
    expect(calibrateThreshold([], 1).threshold).toBeNull();
    expect(() => calibrateThreshold([{ score: Number.NaN, rating: 3 }], 1)).toThrow(RangeError);
  });
});
