import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choleskyRoot, inverseFromRoot, logDeterminantFromRoot } from "@/lib/stats/cholesky";

describe("the Cholesky root", () => {
  it("has the closed form of two by two", () => {
    const root = choleskyRoot(Float64Array.of(4, 2, 2, 2), 2, 0);
    expect(root).toEqual(Float64Array.of(2, 0, 1, 1));
    if (root === null) return;
    expect(logDeterminantFromRoot(root, 2)).toBeCloseTo(Math.log(4), 14);
    [0.5, -0.5, -0.5, 1].forEach((value, place) => expect(inverseFromRoot(root, 2)[place]).toBeCloseTo(value, 14));
  });

  it("times its transpose is the matrix, and its determinant that of a triangle", () => {
    const entry = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(fc.property(fc.array(entry, { minLength: 10, maxLength: 10 }), (entries) => {
      // A lower triangle with a diagonal of 1 and more.
      const size = 4;
      const triangle = new Float64Array(16);
      let next = 0;
      let logDeterminant = 0;
      for (let row = 0; row < size; row++) {
        for (let column = 0; column <= row; column++) triangle[row * size + column] = (row === column ? 1 : 0) + (row === column ? Math.abs(entries[next++] ?? 0) : (entries[next++] ?? 0));
        logDeterminant += 2 * Math.log(triangle[row * size + row] ?? 0);
      }
      const matrix = new Float64Array(16);
      for (let row = 0; row < size; row++) {
        for (let column = 0; column < size; column++) {
          for (let k = 0; k < size; k++) matrix[row * size + column] = (matrix[row * size + column] ?? 0) + (triangle[row * size + k] ?? 0) * (triangle[column * size + k] ?? 0);
        }
      }
      const root = choleskyRoot(matrix, size, 0) ?? new Float64Array(16);
      triangle.forEach((value, place) => expect(root[place]).toBeCloseTo(value, 8));
      expect(logDeterminantFromRoot(root, size)).toBeCloseTo(logDeterminant, 9);
      const inverse = inverseFromRoot(root, size);
      inverse.forEach((value, place) => expect(value).toBe(inverse[(place % size) * size + Math.floor(place / size)]));
    }));
  });

  it("is null where a pivot is too small", () => {
    expect(choleskyRoot(Float64Array.of(1, 2, 2, 1), 2, 0)).toBeNull();
    expect(choleskyRoot(Float64Array.of(1, 1, 1, 1.001), 2, 0.01)).toBeNull();
    expect(choleskyRoot(Float64Array.of(1, 1, 1, 1.001), 2, 0)).not.toBeNull();
  });
});
