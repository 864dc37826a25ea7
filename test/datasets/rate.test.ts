import { describe, expect, it } from "vitest";
import { aboutText, addSample, rateOf, secondsLeft, type Sample } from "@/lib/datasets/rate";

const looks = (...pairs: [number, number][]) => pairs.reduce<Sample[]>((samples, [at, done]) => addSample(samples, { at, done }), []);

describe("the rate of something", () => {
  it("is what was counted over the time between the looks", () => {
    const samples = looks([0, 0], [1_000, 500], [2_000, 1_000]);
    expect(rateOf(samples)).toBe(500);
    expect(secondsLeft(samples, 4_000)).toBe(6);
  });

  it("is not known from one look, or from two at once", () => {
    expect(rateOf(looks([0, 0]))).toBeNull();
    expect(rateOf(looks([0, 0], [100, 10]))).toBeNull();
    expect(secondsLeft(looks([0, 0]), 10)).toBeNull();
  });

  it("forgets what was long ago", () => {
    expect(rateOf(looks([0, 0], [10_000, 10_000], [30_000, 10_200], [40_000, 10_300]))).toBe(10);
  });

  it("begins anew where the count does", () => {
    expect(rateOf(looks([0, 1_000], [5_000, 2_000], [6_000, 0]))).toBeNull();
  });

  it("has no time left while nothing moves or nobody knows how much there is", () => {
    expect(secondsLeft(looks([0, 5], [5_000, 5]), 10)).toBeNull();
    expect(secondsLeft(looks([0, 0], [5_000, 5]), 0)).toBeNull();
  });
});

describe("about how long", () => {
  it.each([[3, "a few seconds"], [32, "about 30 seconds"], [70, "about a minute"], [200, "about 3 minutes"], [7_300, "about 2 hours"], [400_000, "about 5 days"]])("%d seconds", (seconds, text) => {
    expect(aboutText(seconds)).toBe(text);
  });
});
