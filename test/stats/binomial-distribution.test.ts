import { describe, expect, it } from "vitest";
import { binomialAtMost, binomialMass } from "@/lib/stats/binomial-distribution";

describe("binomialMass and binomialAtMost", () => {
  it("equal the definition, multiplied out", () => {
    for (const probability of [0.02, 0.3, 0.5, 0.9]) {
      for (const trials of [1, 2, 7, 40]) {
        let mass = (1 - probability) ** trials;
        let sum = 0;
        for (let successes = 0; successes <= trials; successes++) {
          sum += mass;
          expect(Math.abs(binomialMass(successes, trials, probability) / mass - 1)).toBeLessThan(1e-12);
          expect(Math.abs(binomialAtMost(successes, trials, probability) / sum - 1)).toBeLessThan(1e-12);
          mass *= ((trials - successes) / (successes + 1)) * (probability / (1 - probability));
        }
      }
    }
    expect(binomialAtMost(1, 2, 0.5)).toBeCloseTo(0.75, 14);
  });

  it("is 0 or 1 outside what can happen", () => {
    expect(binomialMass(-1, 5, 0.4)).toBe(0);
    expect(binomialMass(6, 5, 0.4)).toBe(0);
    expect(binomialAtMost(-1, 5, 0.4)).toBe(0);
    expect(binomialAtMost(5, 5, 0.4)).toBe(1);
  });

  it("adds up to 1 over the bulk of a million trials", () => {
    let sum = 0;
    for (let successes = 495_000; successes <= 505_000; successes++) sum += binomialMass(successes, 1e6, 0.5);
    expect(Math.abs(sum - 1)).toBeLessThan(1e-9);
  });
});
