import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crossedSystem } from "@/lib/stats/crossed-system";
import { ordinalDesign, type Grouping } from "@/lib/stats/ordinal-design";
import { invertPositiveDefinite } from "@/lib/stats/positive-definite";
import { ratingColumns } from "@/lib/stats/rating-columns";

const cells = fc.uniqueArray(
  fc.record({ item: fc.constantFrom("1", "2", "3", "4", "5"), evaluator: fc.constantFrom("a", "b", "c"), value: fc.double({ min: 0, max: 3, noNaN: true }) }),
  { selector: ({ item, evaluator }) => `${item} ${evaluator}`, minLength: 1 },
);
const groupings = fc.constantFrom<Grouping[]>([], ["item"], ["rater"], ["rater", "item"]);
const deviation = fc.double({ min: -2, max: 2, noNaN: true });

describe("crossedSystem", () => {
  it("is what the dense matrix is", () => {
    fc.assert(fc.property(cells, groupings, deviation, deviation, (rows, random, one, other) => {
      const columns = ratingColumns(rows);
      const { effects } = ordinalDesign(columns, [], random);
      const weights = columns.value;
      const deviations = [one, other];
      const system = crossedSystem(effects, deviations, weights);

      const offsets = [0, effects[0]?.names.length ?? 0];
      const size = effects.reduce((sum, { names }) => sum + names.length, 0);
      const dense = new Float64Array(size * size);
      for (let place = 0; place < size; place++) dense[place * size + place] = 1;
      const levelsOf = (entry: number) => effects.map(({ level }, place) => ({ at: (offsets[place] ?? 0) + (level[entry] ?? 0), sd: deviations[place] ?? 0 }));
      for (const [entry, weight] of weights.entries()) {
        for (const left of levelsOf(entry)) for (const right of levelsOf(entry)) dense[left.at * size + right.at] = (dense[left.at * size + right.at] ?? 0) + weight * left.sd * right.sd;
      }
      const inverse = invertPositiveDefinite(dense, size);
      if (system === null || inverse === null) throw new Error("The matrix is positive definite.");

      const right = Float64Array.from({ length: size }, (_, place) => Math.sin(place + 1));
      for (const [row, value] of system.solve(right).entries()) {
        let expected = 0;
        for (let column = 0; column < size; column++) expected += (inverse[row * size + column] ?? 0) * (right[column] ?? 0);
        expect(value).toBeCloseTo(expected, 10);
      }
      const { diagonal, between } = system.inverse();
      for (const [place, value] of diagonal.entries()) expect(value).toBeCloseTo(inverse[place * size + place] ?? Number.NaN, 10);
      for (const [entry, value] of between.entries()) {
        const [left, other] = levelsOf(entry);
        expect(value).toBeCloseTo(inverse[(left?.at ?? 0) * size + (other?.at ?? 0)] ?? Number.NaN, 10);
      }
      expect(system.logDeterminant).toBeCloseTo(Math.log(determinant(dense, size)), 9);
    }));
  });
});

/** By elimination. */
function determinant(matrix: Float64Array, size: number): number {
  const rest = matrix.slice();
  let product = 1;
  for (let pivot = 0; pivot < size; pivot++) {
    const own = rest[pivot * size + pivot] ?? 0;
    product *= own;
    for (let row = pivot + 1; row < size; row++) {
      const factor = (rest[row * size + pivot] ?? 0) / own;
      for (let column = pivot; column < size; column++) rest[row * size + column] = (rest[row * size + column] ?? 0) - factor * (rest[pivot * size + column] ?? 0);
    }
  }
  return product;
}
