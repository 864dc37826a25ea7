import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fleissKappa } from "@/lib/stats/fleiss-kappa";
import { krippendorffAlpha } from "@/lib/stats/krippendorff-alpha";
import { tableOfUnits, unitsOfCounts } from "./count-table";
import { tableOf } from "./rating-matrix";
import alpha from "./vectors/alpha-published.json";
import vectors from "./vectors/chance-corrected.json";

describe("fleissKappa", () => {
  for (const { id, counts, published, kappa, z, perCategory } of vectors.counts) {
    it(`${id}: ${published.kappa}`, () => {
      const found = fleissKappa(tableOfUnits(unitsOfCounts(counts)));
      expect(found.value).toBeCloseTo(published.kappa, 2);
      expect(Math.abs((found.value ?? 0) - kappa)).toBeLessThan(1e-9);
      if (z !== undefined) expect(Math.abs((found.z ?? 0) - z)).toBeLessThan(1e-9);
      // Printed to three decimals each.
      for (const [place, [value, score]] of (perCategory ?? []).entries()) {
        expect(found.categories[place]?.category).toBe(place + 1);
        expect(found.categories[place]?.value).toBeCloseTo(value ?? Number.NaN, 3);
        expect(found.categories[place]?.z).toBeCloseTo(score ?? Number.NaN, 3);
      }
    });
  }

  it("is as Freelon 2010 prints it beside alpha for three coders", () => {
    const printed = { "freelon-2010-r301": 0.628, "freelon-2010-r302": 0.337, "freelon-2010-r303": -0.012, "freelon-2010-r304": -0.0417, "freelon-2010-r305": 0.862 };
    let checked = 0;
    for (const [id, kappa] of Object.entries(printed)) {
      const example = alpha.examples.find((entry) => entry.id.startsWith(id));
      if (example === undefined) continue;
      expect(Math.abs((fleissKappa(tableOf(example.data)).value ?? 9) - kappa)).toBeLessThan(6e-4);
      checked += 1;
    }
    expect(checked).toBe(5);
  });

  it("differs from alpha of complete nominal data by (1 - kappa) / n, and its categories average to it", () => {
    const units = fc.integer({ min: 2, max: 5 }).chain((m) => fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: m, maxLength: m }), { minLength: 2, maxLength: 20 }));
    fc.assert(
      fc.property(units, (answers) => {
        const table = tableOfUnits(answers);
        const kappa = fleissKappa(table);
        if (kappa.value === null) {
          expect(kappa).toMatchObject({ reason: "no_variation", categories: [], z: null });
          return;
        }
        expect(krippendorffAlpha(table, "nominal").value).toBeCloseTo(kappa.value + (1 - kappa.value) / table.answerCount, 10);
        let weighted = 0;
        let weights = 0;
        for (const { category, value } of kappa.categories) {
          const share = answers.flat().filter((answer) => answer === category).length / answers.flat().length;
          weighted += share * (1 - share) * (value ?? Number.NaN);
          weights += share * (1 - share);
        }
        expect(weighted / weights).toBeCloseTo(kappa.value, 10);
      }),
    );
  });

  it("says why it has no value", () => {
    expect(fleissKappa(tableOfUnits([[1, 2], [1, 2, 2]]))).toMatchObject({ value: null, reason: "unequal_answers", categories: [] });
    expect(fleissKappa(tableOfUnits([[1], [2]])).reason).toBe("no_pairable");
    expect(fleissKappa(tableOfUnits([[1, 1], [1, 1]])).reason).toBe("no_variation");
    // A unit of one answer is in no pair and does not count.
    expect(fleissKappa(tableOfUnits([[1, 2], [2, 2], [3]])).reason).toBeNull();
  });
});
