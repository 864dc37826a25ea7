import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AgreementWeights } from "@/lib/stats/agreement-weights";
import { brennanPrediger } from "@/lib/stats/brennan-prediger";
import { chanceCorrected, type ChanceCorrected } from "@/lib/stats/chance-corrected";
import { gwetAc } from "@/lib/stats/gwet-ac";
import { jackknife } from "@/lib/stats/jackknife";
import { linearisedInterval } from "@/lib/stats/linearised-interval";
import type { PatternTable } from "@/lib/stats/pattern-table";
import { percentAgreement } from "@/lib/stats/percent-agreement";
import { tableOfUnits, unitsOfCounts, unitsOfCrossTable } from "./count-table";
import vectors from "./vectors/chance-corrected.json";

type Printed = { value: number; standardError: number; ci: number[] };
type PrintedSet = Partial<Record<"fleiss" | "ac" | "brennanPrediger" | "percentAgreement", Printed>>;

const CHANCE = { fleiss: { constant: 0, ofSquares: 1 }, percentAgreement: { constant: 0, ofSquares: 0 } };

function coefficient(name: keyof PrintedSet, table: PatternTable, weights: AgreementWeights): ChanceCorrected {
  if (name === "ac") return gwetAc(table, weights);
  if (name === "brennanPrediger") return brennanPrediger(table, weights);
  return chanceCorrected(table, table.values, weights, CHANCE[name]);
}

/** Five printed decimals, or all of them. */
function expectPrinted(actual: number | null | undefined, printed: number): void {
  const decimals = String(printed).split(".")[1]?.length ?? 0;
  expect(Math.abs((actual ?? Number.NaN) - printed)).toBeLessThanOrEqual(decimals > 9 ? 1e-9 : 0.51 * 10 ** -Math.max(decimals, 5));
}

/** @param factor for standard errors that are printed with another divisor. */
function checkSet(table: PatternTable, weights: AgreementWeights, printed: PrintedSet, factor = 1): number {
  let checked = 0;
  for (const [name, expected] of Object.entries(printed) as [keyof PrintedSet, Printed][]) {
    const found = coefficient(name, table, weights);
    expectPrinted(found.value, expected.value);
    const standardError = factor * (found.standardError ?? Number.NaN);
    expectPrinted(standardError, expected.standardError);
    const { ci } = linearisedInterval(found.value ?? Number.NaN, standardError, table.unitCount, [-1, 1], 0.95);
    // Printed to three decimals.
    expect(Math.abs((ci?.low ?? 9) - (expected.ci[0] ?? 0))).toBeLessThan(6e-4);
    expect(Math.abs((ci?.high ?? 9) - (expected.ci[1] ?? 0))).toBeLessThan(6e-4);
    checked += 1;
  }
  return checked;
}

describe("chance-corrected coefficients in print (Gwet 2014)", () => {
  for (const weights of ["unweighted", "linear", "quadratic"] as const) {
    it(`four raters with missing answers, ${weights}: values, standard errors, intervals`, () => {
      expect(checkSet(tableOfUnits(vectors.raters.data, 1), weights, vectors.raters[weights])).toBe(weights === "unweighted" ? 4 : 3);
    });
  }

  for (const { id, table, ...printed } of vectors.tables) {
    it(`two raters: ${id}`, () => {
      const units = tableOfUnits(unitsOfCrossTable(table));
      // For two raters the tables divide by n, for more by n - 1; here it is n - 1 always.
      const factor = Math.sqrt((units.unitCount - 1) / units.unitCount);
      expect(checkSet(units, "unweighted", printed.unweighted, factor)).toBe(4);
      if (printed.quadratic !== undefined) expect(checkSet(units, "quadratic", printed.quadratic, factor)).toBe(3);
    });
  }

  for (const { id, counts, unweighted, ac1 } of vectors.counts) {
    it(`counts: ${id}`, () => {
      const table = tableOfUnits(unitsOfCounts(counts));
      if (unweighted !== undefined) expect(checkSet(table, "unweighted", unweighted)).toBe(4);
      if (ac1 !== undefined) expectPrinted(gwetAc(table, "unweighted").value, ac1);
    });
  }
});

describe("gwetAc", () => {
  const units = [[1, 1, 2], [2, 2, null], [3, null, null], [1, 1, 1]];

  it("equals a calculation by hand, with the unit of one answer in the shares", () => {
    // p_a = (1/3 + 1 + 1) / 3 = 7/9. Shares: 1: (2/3 + 1) / 4 = 5/12, 2: (1/3 + 1) / 4 = 1/3, 3: 1/4.
    // Sum of p (1 - p) = 1 - (25 + 16 + 9) / 144 = 94/144; p_e = 94/144 / 2 = 47/144.
    const { value } = gwetAc(tableOfUnits(units, 1), "unweighted");
    expect(value).toBeCloseTo((7 / 9 - 47 / 144) / (1 - 47 / 144), 14);
  });

  it("counts the points of the scale that nobody used", () => {
    const wide = gwetAc(tableOfUnits(units, 1), "unweighted", [5, 4, 3, 2, 1]).value;
    expect(wide).toBeCloseTo((7 / 9 - 94 / 576) / (1 - 94 / 576), 14);
    // Agreement on the only value used says something once the scale offers others.
    expect(gwetAc(tableOfUnits([[2, 2], [2, 2]], 1), "unweighted", [1, 2, 3])).toMatchObject({ value: 1, reason: null });
  });

  it("says why it has no value", () => {
    expect(gwetAc(tableOfUnits([[1, null], [2]], 1), "unweighted").reason).toBe("no_pairable");
    expect(gwetAc(tableOfUnits([], 1), "quadratic").reason).toBe("no_pairable");
    expect(gwetAc(tableOfUnits([[2, 2], [2, 2]], 1), "unweighted").reason).toBe("no_variation");
    expect(gwetAc(tableOfUnits(units, 1), "unweighted", [1, 2]).reason).toBe("outside_scale");
    expect(brennanPrediger(tableOfUnits(units), "unweighted", [1, 3]).reason).toBe("outside_scale");
    expect(brennanPrediger(tableOfUnits([[2, 2]]), "unweighted").reason).toBe("no_variation");
    expect(brennanPrediger(tableOfUnits([]), "unweighted").reason).toBe("no_pairable");
  });
});

describe("chanceCorrected", () => {
  const units = fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }), { minLength: 3, maxLength: 30 });
  const weightings = fc.constantFrom<AgreementWeights>("unweighted", "linear", "quadratic");

  it("without chance is percent agreement", () => {
    fc.assert(
      fc.property(units, (answers) => {
        const table = tableOfUnits(answers, 1);
        const plain = percentAgreement(table, "unit").value;
        const same = coefficient("percentAgreement", table, "unweighted").value;
        if (plain === null) expect(same).toBeNull();
        else expect(same).toBeCloseTo(plain, 12);
      }),
    );
  });

  it("equals Gwet's definition with its matrix of weights", () => {
    fc.assert(
      fc.property(units, weightings, (answers, weights) => {
        const scale = [1, 2, 3, 4];
        const weight = (left: number, right: number): number => {
          if (weights === "unweighted") return left === right ? 1 : 0;
          return 1 - (Math.abs(left - right) / 3) ** (weights === "linear" ? 1 : 2);
        };
        let total = 0;
        for (const left of scale) for (const right of scale) total += weight(left, right);
        const shares = scale.map((point) => answers.reduce((sum, unit) => sum + unit.filter((a) => a === point).length / unit.length, 0) / answers.length);
        const chance = (total / 12) * shares.reduce((sum, share) => sum + share * (1 - share), 0);
        const pairable = answers.filter((unit) => unit.length > 1);
        const observed = pairable.map((unit) => {
          let sum = 0;
          for (const [i, left] of unit.entries()) for (const [j, right] of unit.entries()) if (i !== j) sum += weight(left, right);
          return sum / (unit.length * (unit.length - 1));
        });
        const { value } = gwetAc(tableOfUnits(answers, 1), weights, scale);
        if (pairable.length === 0) {
          expect(value).toBeNull();
          return;
        }
        const agreement = observed.reduce((sum, share) => sum + share, 0) / pairable.length;
        expect(value).toBeCloseTo((agreement - chance) / (1 - chance), 10);
      }),
    );
  });

  it("depends on neither order nor labels without weights, and on no affine map of the scale with them", () => {
    fc.assert(
      fc.property(units, weightings, (answers, weights) => {
        const base = gwetAc(tableOfUnits(answers, 1), weights);
        const turned = gwetAc(tableOfUnits([...answers].reverse().map((unit) => [...unit].reverse()), 1), weights);
        expect(turned.value).toBe(base.value);
        const moved = gwetAc(tableOfUnits(answers.map((unit) => unit.map((a) => 3 * a - 7)), 1), weights);
        if (base.value === null) expect(moved.value).toBeNull();
        else expect(moved.value).toBeCloseTo(base.value, 9);
      }),
    );
  });

  it("has a standard error near the jackknife's on many units", () => {
    const many = Array.from({ length: 60 }, () => vectors.raters.data.slice(0, 11)).flat();
    for (const name of ["fleiss", "ac", "brennanPrediger", "percentAgreement"] as const) {
      const table = tableOfUnits(many);
      const { statistic, standardError } = coefficient(name, table, "unweighted");
      expect((standardError ?? 0) / (jackknife(table.units, statistic).standardError ?? 1)).toBeCloseTo(1, 2);
    }
  });

  it("has no standard error from a single unit", () => {
    expect(brennanPrediger(tableOfUnits([[1, 2]]), "unweighted")).toMatchObject({ value: -1, standardError: null });
  });
});

describe("linearisedInterval", () => {
  it("says why there is none", () => {
    expect(linearisedInterval(1, 0, 20, [-1, 1], 0.95).ciReason).toBe("no_disagreement");
    expect(linearisedInterval(0.5, null, 20, [-1, 1], 0.95).ciReason).toBe("too_few_units");
    expect(linearisedInterval(0.5, 0, 20, [-1, 1], 0.95).ciReason).toBe("degenerate_resamples");
  });
});
