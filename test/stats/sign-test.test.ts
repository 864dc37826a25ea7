import { describe, expect, it } from "vitest";
import { signTest } from "@/lib/stats/sign-test";
import vectors from "./vectors/sign-test.json";

describe("signTest", () => {
  for (const { wins, losses, p, midP } of vectors.cases) {
    it(`${wins} wins against ${losses} losses, whatever the ties`, () => {
      for (const ties of [0, 17]) {
        const result = signTest({ wins, losses, ties });
        expect(Math.abs((result.value ?? 0) / p - 1)).toBeLessThan(1e-8);
        expect(Math.abs((result.midP ?? 0) / midP - 1)).toBeLessThan(1e-8);
        expect(result).toMatchObject({ wins, losses, ties, reason: null });
      }
    });
  }

  it("equals a calculation by hand", () => {
    expect(signTest({ wins: 5, losses: 0, ties: 2 }).value).toBeCloseTo(2 / 2 ** 5, 14);
  });

  it("says why there is no value", () => {
    const nothing = { value: null, midP: null, wins: 0, losses: 0 };
    expect(signTest({ wins: 0, losses: 0, ties: 3 })).toEqual({ ...nothing, ties: 3, reason: "no_decisive" });
    expect(signTest({ wins: 0, losses: 0, ties: 0 })).toEqual({ ...nothing, ties: 0, reason: "no_values" });
    expect(() => signTest({ wins: 1, losses: 1, ties: -1 })).toThrow(RangeError);
  });
});
