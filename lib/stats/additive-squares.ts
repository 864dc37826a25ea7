import { choleskyRoot, inverseFromRoot } from "./cholesky";
import type { CrossedDesign, CrossedTotals } from "./crossed-design";

/** Sums of squares of answer = item + rater + residual with every effect fitted freely, and their degrees of freedom. */
export type AdditiveSquares = {
  /** What items explain beyond raters, what raters explain beyond items, and what neither explains. */
  item: number;
  rater: number;
  residual: number;
  /** Degrees of freedom of the three. */
  itemFreedom: number;
  raterFreedom: number;
  residualFreedom: number;
  /** The expectation of `item / itemFreedom` is residual variance + itemWeight × item variance; of raters likewise. */
  itemWeight: number;
  raterWeight: number;
};

/**
 * Sums of squares for an incomplete table of items and raters, by fitting constants (Henderson 1953, Biometrics 9:226-252,
 * method 3). In a complete table they are the mean squares of the two-way analysis of variance, and the weights the numbers
 * of raters and of items.
 *
 * Answers fall into components, between which no rater and no item makes a link; degrees of freedom are lost for each. Where
 * one of the three has none, its part cannot be told from the others. Costs O(raters^3).
 */
export function additiveSquares(design: CrossedDesign, totals: CrossedTotals): AdditiveSquares {
  const { n, items, raters, groups, sizes, answerCounts, pairStarts, pairPlaces, pairCounts } = design;
  const equations = new Float64Array(raters * raters);
  const answersOfRater = new Float64Array(raters);
  const right = totals.ofRater.slice();
  let withinItems = totals.squares;
  for (const [size, answers] of sizes.entries()) {
    withinItems -= (totals.itemSquares[size] ?? 0) / answers;
    for (let rater = 0; rater < raters; rater++) {
      for (let group = 0; group < groups; group++) {
        answersOfRater[rater] = (answersOfRater[rater] ?? 0) + (answerCounts[(size * groups + group) * raters + rater] ?? 0);
      }
      right[rater] = (right[rater] ?? 0) - (totals.ofItemsByRater[size * raters + rater] ?? 0) / answers;
    }
    const end = pairStarts[size + 1] ?? 0;
    for (let pair = pairStarts[size] ?? 0; pair < end; pair++) {
      const place = pairPlaces[pair] ?? 0;
      equations[place] = (equations[place] ?? 0) - (pairCounts[pair] ?? 0) / answers;
    }
  }
  const component = components(pairPlaces, raters);
  let componentCount = 0;
  let withinRaters = totals.squares;
  for (let rater = 0; rater < raters; rater++) {
    if (component[rater] === rater) componentCount += 1;
    const answers = answersOfRater[rater] ?? 0;
    withinRaters -= (totals.ofRater[rater] ?? 0) ** 2 / answers;
    equations[rater * raters + rater] = (equations[rater * raters + rater] ?? 0) + answers;
  }
  // Within a component effects are known up to a constant; asking them to sum to zero there makes the system regular.
  for (let row = 0; row < raters; row++) {
    for (let column = 0; column <= row; column++) {
      if (component[row] === component[column]) equations[row * raters + column] = (equations[row * raters + column] ?? 0) + 1;
      equations[column * raters + row] = equations[row * raters + column] ?? 0;
    }
  }
  let explained = 0;
  const root = choleskyRoot(equations, raters, 0);
  if (root !== null) {
    const inverse = inverseFromRoot(root, raters);
    for (let row = 0; row < raters; row++) {
      for (let column = 0; column < raters; column++) explained += (right[row] ?? 0) * (inverse[row * raters + column] ?? 0) * (right[column] ?? 0);
    }
  }
  const residual = Math.max(0, withinItems - explained);
  const itemFreedom = items - componentCount;
  const raterFreedom = raters - componentCount;
  return {
    item: Math.max(0, withinRaters - residual),
    rater: Math.max(0, withinItems - residual),
    residual,
    itemFreedom,
    raterFreedom,
    residualFreedom: n - items - raters + componentCount,
    itemWeight: itemFreedom === 0 ? 0 : (n - raters) / itemFreedom,
    raterWeight: raterFreedom === 0 ? 0 : (n - items) / raterFreedom,
  };
}

/** For each rater the first rater that a chain of common items leads to. */
function components(pairPlaces: Uint32Array, raters: number): Int32Array {
  const parent = Int32Array.from({ length: raters }, (_, rater) => rater);
  const rootOf = (rater: number): number => {
    let at = rater;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? 0] ?? 0;
      at = parent[at] ?? 0;
    }
    return at;
  };
  for (const place of pairPlaces) {
    const one = rootOf(Math.floor(place / raters));
    const other = rootOf(place % raters);
    parent[Math.max(one, other)] = Math.min(one, other);
  }
  return Int32Array.from({ length: raters }, (_, rater) => rootOf(rater));
}
