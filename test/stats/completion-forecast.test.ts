import { describe, expect, it } from "vitest";
import { completionForecast } from "@/lib/stats/completion-forecast";
import { seededRandom, type RandomSource } from "@/lib/stats/random";

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 5);

/** Waiting times of a Poisson process. */
const wait = (random: RandomSource, mean: number): number => -mean * Math.log(1 - random.nextUniform());

/** People sit down three times a day and submit about eight judgments, two minutes apart. */
function sittings(days: number, seed: string): number[] {
  const random = seededRandom(seed);
  const times: number[] = [];
  for (let sitting = START + wait(random, DAY / 3); sitting < START + days * DAY; sitting += wait(random, DAY / 3)) {
    for (let time = sitting; random.nextUniform() < 7 / 8; time += wait(random, 120_000)) times.push(time);
  }
  return times.sort((one, other) => one - other);
}

describe("the forecast of completion", () => {
  it("is the missing number at the pace so far", () => {
    const submitted = Array.from({ length: 40 }, (_, index) => START + (index + 0.5) * (DAY / 4));
    const forecast = completionForecast({ submitted, wanted: 100, since: START, now: START + 10 * DAY, level: 0.95 });
    expect(forecast).toMatchObject({ remaining: 60, ratePerDay: 4, reason: null });
    expect(forecast.at).toBe(START + 25 * DAY);
    // Four a day without fail bunch less than a Poisson process, which is the least that is assumed: F(120, 80) is .6736 to 1.5158 there.
    expect(((forecast.low ?? 0) - START) / DAY).toBeCloseTo(10 + 15 * 0.6736, 0);
    expect(((forecast.high ?? 0) - START) / DAY).toBeCloseTo(10 + 15 * 1.5158, 0);
    expect(completionForecast({ submitted: [...submitted].reverse(), wanted: 100, since: START, now: START + 10 * DAY, level: 0.95 })).toEqual(forecast);
  });

  it("covers the truth where people work in sittings", () => {
    let covered = 0;
    const runs = 300;
    for (let run = 0; run < runs; run++) {
      const all = sittings(120, `sittings ${run}`);
      const now = START + 10 * DAY;
      const wanted = all.filter((time) => time <= now).length + 200;
      const { low, high } = completionForecast({ submitted: all, wanted, since: START, now, level: 0.9 });
      const truth = all[wanted - 1] ?? Infinity;
      if (low !== null && high !== null && low <= truth && truth <= high) covered += 1;
    }
    expect(covered / runs).toBeGreaterThan(0.83);
    expect(covered / runs).toBeLessThan(0.97);
  });

  it("takes the pace of the stretch it is given, and counts all that came before", () => {
    const slow = Array.from({ length: 10 }, (_, index) => START + index * DAY);
    const fast = Array.from({ length: 70 }, (_, index) => START + 10 * DAY + (index + 0.5) * (DAY / 10));
    const forecast = completionForecast({ submitted: [...slow, ...fast], wanted: 100, since: START + 10 * DAY, now: START + 17 * DAY, level: 0.95 });
    expect(forecast).toMatchObject({ remaining: 20, ratePerDay: 10 });
    expect(forecast.at).toBe(START + 19 * DAY);
  });

  it("knows what is reached, and what has no pace", () => {
    const submitted = [1, 2, 3, 4, 5].map((day) => START + day * DAY);
    const now = START + 6 * DAY;
    expect(completionForecast({ submitted, wanted: 3, since: START, now, level: 0.95 })).toMatchObject({ remaining: 0, at: START + 3 * DAY, low: START + 3 * DAY, reason: null });
    expect(completionForecast({ submitted, wanted: 9, since: START + 2.5 * DAY, now, level: 0.95 })).toMatchObject({ remaining: 4, at: null, reason: "no_pace" });
    expect(completionForecast({ submitted: [], wanted: 9, since: START, now, level: 0.95 })).toMatchObject({ remaining: 9, ratePerDay: null, reason: "no_pace" });
    expect(() => completionForecast({ submitted, wanted: 9, since: now, now, level: 0.95 })).toThrow(RangeError);
    expect(() => completionForecast({ submitted, wanted: 9, since: START, now, level: 0 })).toThrow(RangeError);
  });
});
