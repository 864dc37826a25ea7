import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fisherExact } from "@/lib/stats/fisher-exact";

/** Choose `k` of `n`, in whole numbers. */
function choose(n: number, k: number): bigint {
  let result = 1n;
  for (let step = 1; step <= k; step++) result = (result * BigInt(n - k + step)) / BigInt(step);
  return result;
}

/** The test by its definition, adding up tables in whole numbers. */
function exactly(a: number, b: number, c: number, d: number): number {
  const tables: bigint[] = [];
  for (let first = Math.max(0, a - d); first <= Math.min(a + b, a + c); first++) {
    tables.push(choose(a + b, first) * choose(c + d, a + c - first));
  }
  const observed = choose(a + b, a) * choose(c + d, c);
  let unlikely = 0n;
  for (const table of tables) if (table <= observed) unlikely += table;
  // Each rounded once: both stay far below the largest double, and a quotient of whole numbers would lose the digits of a small p.
  return Number(unlikely) / Number(choose(a + b + c + d, a + c));
}

const count = fc.integer({ min: 0, max: 40 });

describe("fisherExact", () => {
  it("gives the p-value of the lady tasting tea", () => {
    // Fisher 1935: 3 of 4 cups right; the tables as unlikely make up 34 of 70.
    expect(fisherExact([[3, 1], [1, 3]]).value).toBeCloseTo(17 / 35, 14);
  });

  it("gives the p-value of the convicted twins", () => {
    // Fisher's data on convictions of like-sex twins; R's fisher.test prints 0.0005367.
    expect(fisherExact([[2, 15], [10, 3]]).value).toBeCloseTo(0.0005367, 7);
  });

  it("equals the definition in whole numbers", () => {
    fc.assert(
      fc.property(count, count, count, count, (a, b, c, d) => {
        const { value } = fisherExact([[a, b], [c, d]]);
        if (value === null) return;
        expect(Math.abs(value / exactly(a, b, c, d) - 1)).toBeLessThan(1e-10);
      }),
      { examples: [[0, 34, 37, 0], [0, 40, 40, 0]] },
    );
  });

  it("does not change under transposition or when both rows and columns swap", () => {
    fc.assert(
      fc.property(count, count, count, count, (a, b, c, d) => {
        const { value, reason } = fisherExact([[a, b], [c, d]]);
        for (const other of [fisherExact([[a, c], [b, d]]), fisherExact([[d, c], [b, a]])]) {
          expect(other.reason).toBe(reason);
          if (value !== null) expect(other.value).toBeCloseTo(value, 12);
        }
      }),
    );
  });

  it("keeps its digits in large tables and far tails", () => {
    // By exact integer arithmetic of our own.
    const far = fisherExact([[400, 100], [100, 400]]).value ?? 0;
    const large = fisherExact([[2050, 1950], [1950, 2050]]).value ?? 0;
    expect(Math.abs(far / 3.288680537741644e-85 - 1)).toBeLessThan(1e-10);
    expect(Math.abs(large / 0.026842729947105425 - 1)).toBeLessThan(1e-10);
  });

  it("says why there is no value", () => {
    expect(fisherExact([[0, 0], [0, 0]])).toEqual({ value: null, reason: "no_values" });
    expect(fisherExact([[3, 5], [0, 0]]).reason).toBe("empty_margin");
    expect(fisherExact([[3, 0], [5, 0]]).reason).toBe("empty_margin");
    expect(() => fisherExact([[3, -1], [5, 0]])).toThrow(RangeError);
  });
});
