/** A pivot that elimination shrinks by more than this is taken as zero. */
const SINGULAR = 1e-10;

/**
 * Inverse of a symmetric positive definite matrix, row by row in one array, by Cholesky
 * decomposition (Golub & Van Loan 2013, Matrix Computations, section 4.2). Null when the
 * matrix is not positive definite, or so close to singular that digits are lost.
 * O(size^3).
 *
 * @example invertPositiveDefinite(Float64Array.of(2, 0, 0, 4), 2) // 0.5 0 0 0.25
 */
export function invertPositiveDefinite(matrix: Float64Array, size: number): Float64Array | null {
  const root = new Float64Array(size * size);
  const at = (values: Float64Array, row: number, column: number): number => values[row * size + column] ?? 0;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = at(matrix, row, column);
      for (let k = 0; k < column; k++) rest -= at(root, row, k) * at(root, column, k);
      if (column < row) root[row * size + column] = rest / at(root, column, column);
      else if (rest > SINGULAR * at(matrix, row, row)) root[row * size + row] = Math.sqrt(rest);
      else return null;
    }
  }
  // Solve root x rootᵀ = unit vector, one column of the inverse at a time.
  const inverse = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    for (let row = column; row < size; row++) {
      let rest = row === column ? 1 : 0;
      for (let k = column; k < row; k++) rest -= at(root, row, k) * at(inverse, k, column);
      inverse[row * size + column] = rest / at(root, row, row);
    }
    for (let row = size - 1; row >= 0; row--) {
      let rest = at(inverse, row, column);
      for (let k = row + 1; k < size; k++) rest -= at(root, k, row) * at(inverse, k, column);
      inverse[row * size + column] = rest / at(root, row, row);
    }
  }
  return inverse;
}
