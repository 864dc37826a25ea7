import { describe, expect, it } from "vitest";
import type { DavidsonCell } from "@/lib/stats/davidson-cells";
import { davidsonLikelihood, type DavidsonLayout } from "@/lib/stats/davidson-likelihood";

const cells: DavidsonCell[] = [
  { first: 0, second: 1, side: 1, wins: 5, losses: 3, ties: 2 },
  { first: 0, second: 1, side: -1, wins: 4, losses: 6, ties: 1 },
  { first: 0, second: 2, side: 1, wins: 2, losses: 7, ties: 0 },
  { first: 1, second: 2, side: -1, wins: 1, losses: 1, ties: 5 },
];
const parameters = Float64Array.of(0.4, -0.7, -0.3, 0.25);
const layout: DavidsonLayout = { size: 4, tie: 2, order: 3 };

describe("davidsonLikelihood", () => {
  it("is the multinomial likelihood of Davidson's probabilities", () => {
    // Davidson 1970: odds w1 : nu sqrt(w1 w2) : w2, with the order half on either side.
    const worths = [1, Math.exp(0.4), Math.exp(-0.7)];
    let expected = 0;
    for (const { first, second, side, wins, losses, ties } of cells) {
      const one = (worths[first] ?? 0) * Math.exp((side * 0.25) / 2);
      const two = (worths[second] ?? 0) * Math.exp((-side * 0.25) / 2);
      const tie = Math.exp(-0.3) * Math.sqrt(one * two);
      const sum = one + two + tie;
      expected += wins * Math.log(one / sum) + losses * Math.log(two / sum) + ties * Math.log(tie / sum);
    }
    expect(davidsonLikelihood(cells, parameters, layout).logLikelihood).toBeCloseTo(expected, 11);
  });

  it("has the derivatives that differences give", () => {
    const { gradient, information } = davidsonLikelihood(cells, parameters, layout);
    const step = 1e-5;
    const moved = (index: number, by: number): Float64Array =>
      parameters.map((value, other) => (other === index ? value + by : value));
    for (let row = 0; row < 4; row++) {
      const up = davidsonLikelihood(cells, moved(row, step), layout);
      const down = davidsonLikelihood(cells, moved(row, -step), layout);
      expect(gradient[row]).toBeCloseTo((up.logLikelihood - down.logLikelihood) / (2 * step), 7);
      for (let column = 0; column < 4; column++) {
        const slope = ((up.gradient[column] ?? 0) - (down.gradient[column] ?? 0)) / (2 * step);
        expect(information[row * 4 + column]).toBeCloseTo(-slope, 7);
      }
    }
  });

  it("is Bradley and Terry's without a tie parameter", () => {
    const { logLikelihood } = davidsonLikelihood(
      [{ first: 0, second: 1, side: 0, wins: 3, losses: 2, ties: 0 }],
      Float64Array.of(0.6),
      { size: 1, tie: null, order: null },
    );
    const win = 1 / (1 + Math.exp(0.6));
    expect(logLikelihood).toBeCloseTo(3 * Math.log(win) + 2 * Math.log(1 - win), 13);
  });

  it("stays finite far out", () => {
    const far = davidsonLikelihood(cells, Float64Array.of(2000, -2000, 1500, 0), layout);
    expect(Number.isFinite(far.logLikelihood)).toBe(true);
    for (const value of [...far.gradient, ...far.information]) expect(Number.isFinite(value)).toBe(true);
  });
});
