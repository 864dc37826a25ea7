import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cohenKappa } from "@/lib/stats/cohen-kappa";
import { disagreementOf, type KappaWeighting } from "@/lib/stats/mean-disagreements";
import vectors from "./vectors/kappa.json";

/** The pairs of a table of counts; answers are 1, 2, … */
function pairsOf(table: readonly (readonly number[])[]): { left: number[]; right: number[] } {
  const left: number[] = [];
  const right: number[] = [];
  table.forEach((line, row) => line.forEach((count, column) => {
    for (let time = 0; time < count; time++) {
      left.push(row + 1);
      right.push(column + 1);
    }
  }));
  return { left, right };
}

const answers = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 30 });

describe("cohenKappa", () => {
  it.each(vectors.tables)("of $name, $weighting, is the published one with its standard error", ({ table, weighting, kappa, standardError }) => {
    const { left, right } = pairsOf(table);
    const result = cohenKappa(left, right, weighting as KappaWeighting, 0.95);
    expect(result.value).toBeCloseTo(kappa, 12);
    expect(result.standardError).toBeCloseTo(standardError, 12);
  });

  it("takes disagreement weights of one's own, as Cohen 1968 printed", () => {
    const { disagreement, kappa } = vectors.cohen1968;
    const { left, right } = pairsOf(vectors.tables[0]?.table ?? []);
    const result = cohenKappa(left, right, (one, other) => disagreement[one - 1]?.[other - 1] ?? Number.NaN, 0.95);
    expect(result.value).toBeCloseTo(kappa, 12);
    expect(result.value).toBeCloseTo(0.348, 3);
  });

  it("has a normal interval", () => {
    const { left, right } = pairsOf(vectors.tables[0]?.table ?? []);
    const { value, standardError, ci, agreement, n } = cohenKappa(left, right, "unweighted", 0.95);
    expect(ci).toMatchObject({ level: 0.95, method: "fleiss-cohen-everitt" });
    expect(ci?.low).toBeCloseTo((value ?? 0) - 1.959963984540054 * (standardError ?? 0), 12);
    // Printed to three decimals as .392 to .591 where the interval is reported.
    expect([ci?.low, ci?.high].map((limit) => limit?.toFixed(3))).toEqual(["0.392", "0.591"]);
    expect([agreement, n]).toEqual([0.7, 200]);
  });

  it("equals the sum over the whole table, with the standard error in the form it was published in", () => {
    const weightings = fc.constantFrom<KappaWeighting>("unweighted", "linear", "quadratic");
    fc.assert(fc.property(answers, weightings, (drawn, weighting) => {
      const left = drawn.map(([value]) => value);
      const right = drawn.map(([, value]) => value);
      const result = cohenKappa(left, right, weighting, 0.95);
      const expected = byTable(drawn, weighting);
      if (expected === null) {
        expect(result.reason).toBe("no_variation");
        return;
      }
      expect(result.value).toBeCloseTo(expected.kappa, 10);
      expect(result.standardError).toBeCloseTo(expected.standardError, 7);
    }));
  });

  it("does not depend on who comes first, on the order of pairs or on the unit of the scale", () => {
    fc.assert(fc.property(answers, fc.constantFrom<KappaWeighting>("unweighted", "linear", "quadratic"), (drawn, weighting) => {
      const left = drawn.map(([value]) => value);
      const right = drawn.map(([, value]) => value);
      const { value } = cohenKappa(left, right, weighting, 0.95);
      const others = [
        cohenKappa(right, left, weighting, 0.95),
        cohenKappa([...left].reverse(), [...right].reverse(), weighting, 0.95),
        cohenKappa(left.map((answer) => 25 * answer - 1e6), right.map((answer) => 25 * answer - 1e6), weighting, 0.95),
      ];
      for (const other of others) {
        if (value === null) expect(other.value).toBeNull();
        else expect(other.value).toBeCloseTo(value, 9);
      }
    }));
  });

  it("has a reason where it is undefined, never NaN", () => {
    expect(cohenKappa([], [], "linear", 0.95)).toMatchObject({ value: null, reason: "no_pairable", agreement: null, n: 0 });
    expect(cohenKappa([3, 3], [3, 3], "linear", 0.95)).toMatchObject({ value: null, reason: "no_variation", agreement: 1 });
    expect(cohenKappa([1, 2], [1, 2], "linear", 0.95)).toMatchObject({ value: 1, ci: null, ciReason: "no_disagreement" });
    expect(cohenKappa([1, 1], [2, 2], "linear", 0.95)).toMatchObject({ value: 0, ci: null, ciReason: "no_spread" });
    expect(() => cohenKappa([1], [], "linear", 0.95)).toThrow(RangeError);
    expect(() => cohenKappa([1], [1], "linear", 1)).toThrow(RangeError);
  });
});

/** Cohen 1968 and Fleiss, Cohen & Everitt 1969, with agreement weights that run from 0 to 1 and every cell of the table. */
function byTable(drawn: readonly (readonly [number, number])[], weighting: KappaWeighting): { kappa: number; standardError: number } | null {
  const n = drawn.length;
  const disagreement = disagreementOf(weighting);
  const weight = (row: number, column: number): number => 1 - disagreement(row, column) / disagreement(1, 4);
  const cell = (row: number, column: number): number => drawn.filter(([one, other]) => one === row && other === column).length / n;
  const scale = [1, 2, 3, 4];
  const total = (of: (value: number) => number): number => scale.reduce((sum, value) => sum + of(value), 0);
  const row = (value: number): number => total((other) => cell(value, other));
  const column = (value: number): number => total((other) => cell(other, value));
  const observed = total((one) => total((other) => weight(one, other) * cell(one, other)));
  const chance = total((one) => total((other) => weight(one, other) * row(one) * column(other)));
  if (1 - chance < 1e-12) return null;
  const kappa = (observed - chance) / (1 - chance);
  const sum = total((one) => total((other) => {
    const means = total((third) => column(third) * weight(one, third)) + total((third) => row(third) * weight(third, other));
    return cell(one, other) * (weight(one, other) - means * (1 - kappa)) ** 2;
  }));
  const variance = (sum - (kappa - chance * (1 - kappa)) ** 2) / (n * (1 - chance) ** 2);
  return { kappa, standardError: Math.sqrt(Math.max(0, variance)) };
}
