import { choleskyRoot, inverseFromRoot } from "./cholesky";

/** A pivot that elimination shrinks by more than this is taken as zero. */
const SINGULAR = 1e-10;

/**
 * Inverse of a symmetric positive definite matrix, row by row in one array, by its
 * Cholesky root. Null when the matrix is not positive definite, or so close to singular
 * that digits are lost. O(size^3).
 *
 * @example invertPositiveDefinite(Float64Array.of(2, 0, 0, 4), 2) // 0.5 0 0 0.25
 */
export function invertPositiveDefinite(matrix: Float64Array, size: number): Float64Array | null {
  const root = choleskyRoot(matrix, size, SINGULAR);
  return root === null ? null : inverseFromRoot(root, size);
}
