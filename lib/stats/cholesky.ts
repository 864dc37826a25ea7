/**
 * Lower triangular root of a symmetric positive definite matrix, row by row in one array:
 * root × rootᵀ = matrix (Golub & Van Loan 2013, Matrix Computations, section 4.2). Null
 * when a pivot is not above `smallest` times its diagonal entry. O(size^3 / 6).
 *
 * @example choleskyRoot(Float64Array.of(4, 2, 2, 2), 2) // 2 0 1 1
 */
export function choleskyRoot(matrix: Float64Array, size: number, smallest: number): Float64Array | null {
  const root = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row * size + column] ?? 0;
      for (let k = 0; k < column; k++) rest -= (root[row * size + k] ?? 0) * (root[column * size + k] ?? 0);
      if (column < row) root[row * size + column] = rest / (root[column * size + column] ?? 0);
      else if (rest > smallest * (matrix[row * size + row] ?? 0)) root[row * size + row] = Math.sqrt(rest);
      else return null;
    }
  }
  return root;
}

/** Inverse of the matrix that `root` is the root of, symmetric to the last digit. O(size^3 / 3). */
export function inverseFromRoot(root: Float64Array, size: number): Float64Array {
  // Row c of `columns` is column c of the root's inverse, so that the sums below run along rows.
  const columns = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    for (let row = column; row < size; row++) {
      let rest = row === column ? 1 : 0;
      for (let k = column; k < row; k++) rest -= (root[row * size + k] ?? 0) * (columns[column * size + k] ?? 0);
      columns[column * size + row] = rest / (root[row * size + row] ?? 0);
    }
  }
  const inverse = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = 0;
      for (let k = row; k < size; k++) sum += (columns[row * size + k] ?? 0) * (columns[column * size + k] ?? 0);
      inverse[row * size + column] = sum;
      inverse[column * size + row] = sum;
    }
  }
  return inverse;
}

/** Natural logarithm of the determinant of the matrix that `root` is the root of. */
export function logDeterminantFromRoot(root: Float64Array, size: number): number {
  let sum = 0;
  for (let row = 0; row < size; row++) sum += Math.log(root[row * size + row] ?? 0);
  return 2 * sum;
}
