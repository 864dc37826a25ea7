import { choleskyRoot, inverseFromRoot, logDeterminantFromRoot } from "./cholesky";
import type { CrossedDesign, CrossedTotals } from "./crossed-design";

/** Where the restricted likelihood was evaluated, and what it says there. */
export type CrossedPoint = {
  /** Variance of items and of raters over the residual variance. */
  itemRatio: number;
  raterRatio: number;
  /** Residual variance that fits these ratios best. */
  residual: number;
  /** Log restricted likelihood at the best residual variance. */
  logLikelihood: number;
  /** Its slope along the two ratios, finite at zero as well. */
  itemSlope: number;
  raterSlope: number;
  /** Means of the groups, less `centre` of the totals. */
  means: Float64Array;
  /** Covariance of the means over the residual variance, groups × groups. */
  meanCovariance: Float64Array;
  /** Predicted effects of raters. */
  raterEffects: Float64Array;
  /** Inverse of I + raterRatio · G, with G the raters' equations after the items are eliminated; raters × raters. */
  inverse: Float64Array;
  /** Z'V⁻¹X of the raters over the residual variance, raters × groups. */
  raterLoads: Float64Array;
};

/**
 * Restricted likelihood of answer = mean of the item's group + item effect + rater effect + residual, all effects normal and
 * independent, at given ratios of the variances; the residual variance is profiled out (Patterson & Thompson 1971, Biometrika
 * 58:545-554; in the form of Bates et al. 2015, Journal of Statistical Software 67(1), whose constant is used). Items, whose
 * equations are diagonal, are eliminated first; what is left is a dense system of the raters' size. Null if that system is
 * numerically singular. Costs O(raters^3 + pairs of raters × distinct answers per item), whatever the number of answers.
 *
 * @param itemRatio at least 0, as `raterRatio`.
 */
export function crossedPoint(design: CrossedDesign, totals: CrossedTotals, itemRatio: number, raterRatio: number): CrossedPoint | null {
  const { n, raters, groups, sizes, itemCounts, answerCounts, pairStarts, pairPlaces, pairCounts } = design;

  // M = (I + itemRatio · Z Z')⁻¹ over items takes `share` = itemRatio / (1 + itemRatio · m) of an item's sum off each of its m
  // answers. `equations` is Z'MZ of the raters, `squaredPairs` Z'MZZ'MZ through the items, `loads` Z'MX, `squaredLoads` with
  // the items between likewise.
  const equations = new Float64Array(raters * raters);
  const squaredPairs = new Float64Array(raters * raters);
  const loads = new Float64Array(raters * groups);
  const squaredLoads = new Float64Array(raters * groups);
  const right = totals.ofRater.slice();
  const groupWeights = new Float64Array(groups);
  const squaredWeights = new Float64Array(groups);
  const groupRight = new Float64Array(groups);
  let squares = totals.squares;
  let logDeterminant = 0;
  let itemTrace = 0;
  for (const [size, answers] of sizes.entries()) {
    const scale = 1 / (1 + itemRatio * answers);
    const share = itemRatio * scale;
    squares -= share * (totals.itemSquares[size] ?? 0);
    for (let group = 0; group < groups; group++) {
      const cell = size * groups + group;
      const count = itemCounts[cell] ?? 0;
      logDeterminant -= count * Math.log(scale);
      itemTrace += count * answers * scale;
      groupWeights[group] = (groupWeights[group] ?? 0) + count * answers * scale;
      squaredWeights[group] = (squaredWeights[group] ?? 0) + count * (answers * scale) ** 2;
      groupRight[group] = (groupRight[group] ?? 0) + scale * (totals.bySizeAndGroup[cell] ?? 0);
      for (let rater = 0; rater < raters; rater++) {
        const given = answerCounts[cell * raters + rater] ?? 0;
        const place = rater * groups + group;
        loads[place] = (loads[place] ?? 0) + given * scale;
        squaredLoads[place] = (squaredLoads[place] ?? 0) + given * answers * scale * scale;
        equations[rater * raters + rater] = (equations[rater * raters + rater] ?? 0) + given;
      }
    }
    for (let rater = 0; rater < raters; rater++) right[rater] = (right[rater] ?? 0) - share * (totals.ofItemsByRater[size * raters + rater] ?? 0);
    const end = pairStarts[size + 1] ?? 0;
    for (let pair = pairStarts[size] ?? 0; pair < end; pair++) {
      const place = pairPlaces[pair] ?? 0;
      const count = pairCounts[pair] ?? 0;
      equations[place] = (equations[place] ?? 0) - share * count;
      squaredPairs[place] = (squaredPairs[place] ?? 0) + scale * scale * count;
    }
  }
  mirror(equations, raters);
  mirror(squaredPairs, raters);

  const system = new Float64Array(raters * raters);
  for (let place = 0; place < system.length; place++) system[place] = raterRatio * (equations[place] ?? 0);
  for (let rater = 0; rater < raters; rater++) system[rater * raters + rater] = (system[rater * raters + rater] ?? 0) + 1;
  const root = choleskyRoot(system, raters, 0);
  if (root === null) return null;
  const inverse = inverseFromRoot(root, raters);
  logDeterminant += logDeterminantFromRoot(root, raters);

  // V⁻¹ = M - raterRatio · M Z inverse Z' M, so that Z'V⁻¹x = inverse · Z'Mx.
  const solved = times(inverse, right, raters, 1);
  const raterLoads = times(inverse, loads, raters, groups);
  const information = new Float64Array(groups * groups);
  const score = new Float64Array(groups);
  for (let row = 0; row < groups; row++) {
    information[row * groups + row] = groupWeights[row] ?? 0;
    score[row] = groupRight[row] ?? 0;
    for (let rater = 0; rater < raters; rater++) {
      const load = raterRatio * (loads[rater * groups + row] ?? 0);
      score[row] = (score[row] ?? 0) - load * (solved[rater] ?? 0);
      for (let column = 0; column < groups; column++) {
        information[row * groups + column] = (information[row * groups + column] ?? 0) - load * (raterLoads[rater * groups + column] ?? 0);
      }
    }
  }
  const groupRoot = choleskyRoot(information, groups, 0);
  if (groupRoot === null) return null;
  logDeterminant += logDeterminantFromRoot(groupRoot, groups);
  const meanCovariance = inverseFromRoot(groupRoot, groups);
  const means = times(meanCovariance, score, groups, 1);

  for (let rater = 0; rater < raters; rater++) squares -= raterRatio * (right[rater] ?? 0) * (solved[rater] ?? 0);
  for (let group = 0; group < groups; group++) squares -= (means[group] ?? 0) * (score[group] ?? 0);
  const free = n - groups;
  const residual = squares / free;
  if (!(residual > 0)) return null;
  const logLikelihood = -0.5 * (logDeterminant + free * (1 + Math.log(2 * Math.PI * residual)));

  // Z'Py, for raters and (squared and summed) for items, P being V⁻¹ after the means are fitted.
  const raterEffects = new Float64Array(raters);
  let raterSquares = 0;
  let raterTrace = 0;
  let itemSquares = 0;
  for (let rater = 0; rater < raters; rater++) {
    let part = solved[rater] ?? 0;
    for (let group = 0; group < groups; group++) part -= (raterLoads[rater * groups + group] ?? 0) * (means[group] ?? 0);
    raterSquares += part * part;
    raterEffects[rater] = raterRatio * part;
  }
  for (let place = 0; place < inverse.length; place++) {
    const row = Math.floor(place / raters);
    const column = place - row * raters;
    raterTrace += (inverse[place] ?? 0) * (equations[place] ?? 0);
    itemTrace -= raterRatio * (inverse[place] ?? 0) * (squaredPairs[place] ?? 0);
    itemSquares += (raterEffects[row] ?? 0) * (raterEffects[column] ?? 0) * (squaredPairs[place] ?? 0);
  }
  for (const [size, answers] of sizes.entries()) {
    const squared = 1 / (1 + itemRatio * answers) ** 2;
    itemSquares += squared * (totals.itemSquares[size] ?? 0);
    for (let rater = 0; rater < raters; rater++) itemSquares -= 2 * squared * (raterEffects[rater] ?? 0) * (totals.ofItemsByRater[size * raters + rater] ?? 0);
    for (let group = 0; group < groups; group++) {
      itemSquares -= 2 * squared * answers * (means[group] ?? 0) * (totals.bySizeAndGroup[size * groups + group] ?? 0);
    }
  }
  for (let group = 0; group < groups; group++) {
    const mean = means[group] ?? 0;
    itemSquares += mean * mean * (squaredWeights[group] ?? 0);
    for (let rater = 0; rater < raters; rater++) itemSquares += 2 * mean * (raterEffects[rater] ?? 0) * (squaredLoads[rater * groups + group] ?? 0);
  }

  // What fitting the means takes off the traces: X'V⁻¹ZZ'V⁻¹X, once through raters and once through items.
  const spread = times(squaredPairs, raterLoads, raters, groups);
  for (let row = 0; row < groups; row++) {
    for (let column = 0; column < groups; column++) {
      let throughRaters = 0;
      let throughItems = row === column ? (squaredWeights[row] ?? 0) : 0;
      for (let rater = 0; rater < raters; rater++) {
        const left = rater * groups + row;
        const other = rater * groups + column;
        throughRaters += (raterLoads[left] ?? 0) * (raterLoads[other] ?? 0);
        throughItems += raterRatio * raterRatio * (raterLoads[left] ?? 0) * (spread[other] ?? 0);
        throughItems -= raterRatio * ((squaredLoads[left] ?? 0) * (raterLoads[other] ?? 0) + (raterLoads[left] ?? 0) * (squaredLoads[other] ?? 0));
      }
      raterTrace -= (meanCovariance[row * groups + column] ?? 0) * throughRaters;
      itemTrace -= (meanCovariance[row * groups + column] ?? 0) * throughItems;
    }
  }
  return {
    itemRatio, raterRatio, residual, logLikelihood,
    itemSlope: -0.5 * (itemTrace - itemSquares / residual),
    raterSlope: -0.5 * (raterTrace - raterSquares / residual),
    means, meanCovariance, raterEffects, inverse, raterLoads,
  };
}

/** Copies the lower triangle of a square matrix to the upper. */
function mirror(matrix: Float64Array, size: number): void {
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < row; column++) matrix[column * size + row] = matrix[row * size + column] ?? 0;
  }
}

/** A square matrix times one of `columns` columns, both row by row. */
function times(matrix: Float64Array, other: Float64Array, size: number, columns: number): Float64Array {
  const product = new Float64Array(size * columns);
  for (let row = 0; row < size; row++) {
    for (let k = 0; k < size; k++) {
      const factor = matrix[row * size + k] ?? 0;
      for (let column = 0; column < columns; column++) {
        product[row * columns + column] = (product[row * columns + column] ?? 0) + factor * (other[k * columns + column] ?? 0);
      }
    }
  }
  return product;
}
