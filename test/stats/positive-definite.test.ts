import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { invertPositiveDefinite } from "@/lib/stats/positive-definite";

describe("invertPositiveDefinite", () => {
  it("gives the identity when multiplied with what it inverted", () => {
    const factor = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(factor, (entries) => {
        // A Aᵀ + 1 is positive definite whatever A.
        const matrix = new Float64Array(16);
        for (let row = 0; row < 4; row++) {
          for (let column = 0; column < 4; column++) {
            let sum = row === column ? 1 : 0;
            for (let k = 0; k < 4; k++) sum += (entries[row * 4 + k] ?? 0) * (entries[column * 4 + k] ?? 0);
            matrix[row * 4 + column] = sum;
          }
        }
        const inverse = invertPositiveDefinite(matrix, 4);
        for (let row = 0; row < 4; row++) {
          for (let column = 0; column < 4; column++) {
            let sum = 0;
            for (let k = 0; k < 4; k++) sum += (matrix[row * 4 + k] ?? 0) * (inverse?.[k * 4 + column] ?? Number.NaN);
            expect(sum).toBeCloseTo(row === column ? 1 : 0, 8);
          }
        }
      }),
    );
  });

  it("has a closed form for two by two, and for a diagonal", () => {
    const diagonal = invertPositiveDefinite(Float64Array.of(2, 0, 0, 4), 2) ?? [];
    for (const [place, value] of [0.5, 0, 0, 0.25].entries()) expect(diagonal[place]).toBeCloseTo(value, 14);
    const inverse = invertPositiveDefinite(Float64Array.of(4, 2, 2, 3), 2) ?? [];
    for (const [place, value] of [3 / 8, -2 / 8, -2 / 8, 4 / 8].entries()) expect(inverse[place]).toBeCloseTo(value, 14);
  });

  it("is null for what is not positive definite", () => {
    expect(invertPositiveDefinite(Float64Array.of(1, 2, 2, 1), 2)).toBeNull();
    expect(invertPositiveDefinite(Float64Array.of(1, 1, 1, 1), 2)).toBeNull();
    expect(invertPositiveDefinite(Float64Array.of(0, 0, 0, 0), 2)).toBeNull();
  });
});
