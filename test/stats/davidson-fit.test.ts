import { describe, expect, it } from "vitest";
import type { DavidsonCell } from "@/lib/stats/davidson-cells";
import { clusteredCovariance, maximizeDavidson } from "@/lib/stats/davidson-fit";

function cell(wins: number, losses: number, ties: number): DavidsonCell {
  return { first: 0, second: 1, side: 0, wins, losses, ties };
}

const bradleyTerry = { size: 1, tie: null, order: null };

describe("maximizeDavidson", () => {
  it("gives the closed form of two sources", () => {
    // Davidson 1970: log-worth ln(W / L) and nu = T / sqrt(W L).
    const maximum = maximizeDavidson([cell(30, 12, 20)], { size: 2, tie: 1, order: null });
    if (typeof maximum === "string") throw new Error(maximum);
    const [second = Number.NaN, logNu = Number.NaN] = maximum.parameters;
    expect(-second).toBeCloseTo(Math.log(30 / 12), 10);
    expect(Math.exp(logNu)).toBeCloseTo(20 / Math.sqrt(360), 10);
    // The variance of a log-odds is the sum of one over each count.
    expect(maximum.covariance[0]).toBeCloseTo(1 / 30 + 1 / 12, 10);
    expect(maximum.logLikelihood).toBeCloseTo(
      30 * Math.log(30 / 62) + 12 * Math.log(12 / 62) + 20 * Math.log(20 / 62),
      10,
    );
  });

  it("gets there from far away", () => {
    const maximum = maximizeDavidson([cell(999_999, 1, 0)], bradleyTerry);
    if (typeof maximum === "string") throw new Error(maximum);
    expect(maximum.parameters[0]).toBeCloseTo(-Math.log(999_999), 8);
  });

  it("names an order effect without end and one that cannot be told from the worths", () => {
    const withOrder = { size: 2, tie: null, order: 1 };
    const left = { ...cell(5, 0, 0), side: 1 } as const;
    expect(maximizeDavidson([left, { ...cell(0, 5, 0), side: -1 }], withOrder)).toBe("separated");
    expect(maximizeDavidson([{ ...cell(5, 3, 0), side: 1 }], withOrder)).toBe("confounded");
  });
});

describe("clusteredCovariance", () => {
  it("is the plain one, but for G / (G - 1), where each judgment is a cluster", () => {
    const maximum = maximizeDavidson([cell(7, 3, 0)], bradleyTerry);
    if (typeof maximum === "string") throw new Error(maximum);
    const single = [...Array.from({ length: 7 }, () => [cell(1, 0, 0)]), ...Array.from({ length: 3 }, () => [cell(0, 1, 0)])];
    const clustered = clusteredCovariance(single, maximum, bradleyTerry);
    expect(clustered[0]).toBeCloseTo((10 / 9) * (1 / 7 + 1 / 3), 10);
  });

  it("does not shrink when every judgment is there twice in its cluster", () => {
    const once = [[cell(1, 0, 0)], [cell(1, 0, 0)], [cell(0, 1, 0)]];
    const twice = [[cell(2, 0, 0)], [cell(2, 0, 0)], [cell(0, 2, 0)]];
    const one = maximizeDavidson(once.flat(), bradleyTerry);
    const two = maximizeDavidson(twice.flat(), bradleyTerry);
    if (typeof one === "string" || typeof two === "string") throw new Error("No maximum.");
    // The information doubles as if there were twice the evidence; the sandwich knows better.
    expect(two.covariance[0]).toBeCloseTo((one.covariance[0] ?? 0) / 2, 10);
    const expected = clusteredCovariance(once, one, bradleyTerry)[0] ?? 0;
    expect(clusteredCovariance(twice, two, bradleyTerry)[0]).toBeCloseTo(expected, 10);
  });
});
