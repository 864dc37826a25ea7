import { choleskyRoot, inverseFromRoot, logDeterminantFromRoot } from "./cholesky";
import type { RandomEffect } from "./ordinal-design";

/** What is asked of the matrix of a crossed system. Vectors have one place per level: the first effect's, then the second's. */
export type CrossedSystem = {
  logDeterminant: number;
  solve: (right: Float64Array) => Float64Array;
  /** Entries of the inverse that belong to each level, and per answer that of its two levels. */
  inverse: () => { diagonal: Float64Array; between: Float64Array };
};

/**
 * The matrix 1 + Zᵀ W Z, where each of the n rows of Z has `deviations[0]` at the answer's level of the first effect and
 * `deviations[1]` at that of the second, and W is diagonal. Both effects' blocks are diagonal and each answer is one entry
 * between them, so the first effect, with more levels, is eliminated by hand, which leaves one dense matrix over the
 * levels of the second (Bates et al. 2015, Journal of Statistical Software 67, section 3, do so with a general sparse
 * solver). It is positive definite for weights of 0 or more. No answer may share both its levels with another.
 * O(n * m + levels of the second^3) for m answers per level of the first.
 */
export function crossedSystem(effects: readonly RandomEffect[], deviations: ArrayLike<number>, weights: Float64Array): CrossedSystem | null {
  const [first, second] = effects;
  const [sd = 0, otherSd = 0] = [deviations[0], deviations[1]];
  const many = first?.names.length ?? 0;
  const few = second?.names.length ?? 0;
  const diagonal = new Float64Array(many).fill(1);
  const schur = new Float64Array(few * few);
  const cross = new Float64Array(second === undefined ? 0 : weights.length);
  for (let b = 0; b < few; b++) schur[b * few + b] = 1;
  for (let a = 0; a < many; a++) {
    for (const entry of levelEntries(first, a)) diagonal[a] = (diagonal[a] ?? 0) + sd * sd * (weights[entry] ?? 0);
    if (second === undefined) continue;
    for (const entry of levelEntries(first, a)) {
      const b = second.level[entry] ?? 0;
      cross[entry] = sd * otherSd * (weights[entry] ?? 0);
      schur[b * few + b] = (schur[b * few + b] ?? 0) + otherSd * otherSd * (weights[entry] ?? 0);
    }
    for (const left of levelEntries(first, a)) {
      const row = (second.level[left] ?? 0) * few;
      const share = (cross[left] ?? 0) / (diagonal[a] ?? 1);
      for (const right of levelEntries(first, a)) {
        const place = row + (second.level[right] ?? 0);
        schur[place] = (schur[place] ?? 0) - share * (cross[right] ?? 0);
      }
    }
  }
  const root = choleskyRoot(schur, few, 0);
  if (root === null) return null;
  let logDeterminant = logDeterminantFromRoot(root, few);
  for (const value of diagonal) logDeterminant += Math.log(value);

  return {
    logDeterminant,
    solve(right) {
      const solution = right.slice();
      const reduced = right.slice(many);
      for (let a = 0; second !== undefined && a < many; a++) {
        for (const entry of levelEntries(first, a)) {
          const b = second.level[entry] ?? 0;
          reduced[b] = (reduced[b] ?? 0) - ((cross[entry] ?? 0) * (right[a] ?? 0)) / (diagonal[a] ?? 1);
        }
      }
      solution.set(solveWithRoot(root, reduced), many);
      for (let a = 0; a < many; a++) {
        let rest = right[a] ?? 0;
        if (second !== undefined) for (const entry of levelEntries(first, a)) rest -= (cross[entry] ?? 0) * (solution[many + (second.level[entry] ?? 0)] ?? 0);
        solution[a] = rest / (diagonal[a] ?? 1);
      }
      return solution;
    },
    inverse() {
      const schurInverse = inverseFromRoot(root, few);
      const inverse = new Float64Array(many + few);
      const between = new Float64Array(cross.length);
      for (let b = 0; b < few; b++) inverse[many + b] = schurInverse[b * few + b] ?? 0;
      for (let a = 0; a < many; a++) {
        const own = diagonal[a] ?? 1;
        let added = 0;
        if (second !== undefined) {
          for (const entry of levelEntries(first, a)) {
            const row = (second.level[entry] ?? 0) * few;
            let sum = 0;
            for (const other of levelEntries(first, a)) sum += (cross[other] ?? 0) * (schurInverse[row + (second.level[other] ?? 0)] ?? 0);
            between[entry] = -sum / own;
            added += (cross[entry] ?? 0) * sum;
          }
        }
        inverse[a] = 1 / own + added / (own * own);
      }
      return { diagonal: inverse, between };
    },
  };
}

/** Solves root × rootᵀ × solution = right. */
function solveWithRoot(root: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  const solution = right.slice();
  for (let row = 0; row < size; row++) {
    let rest = solution[row] ?? 0;
    for (let k = 0; k < row; k++) rest -= (root[row * size + k] ?? 0) * (solution[k] ?? 0);
    solution[row] = rest / (root[row * size + row] ?? 1);
  }
  for (let row = size - 1; row >= 0; row--) {
    let rest = solution[row] ?? 0;
    for (let k = row + 1; k < size; k++) rest -= (root[k * size + row] ?? 0) * (solution[k] ?? 0);
    solution[row] = rest / (root[row * size + row] ?? 1);
  }
  return solution;
}

function levelEntries(effect: RandomEffect | undefined, level: number): Uint32Array {
  return effect === undefined ? new Uint32Array(0) : effect.entries.subarray(effect.starts[level] ?? 0, effect.starts[level + 1] ?? 0);
}
