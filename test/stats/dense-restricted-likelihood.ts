import type { RatingColumns } from "@/lib/stats/rating-columns";

/**
 * The log restricted likelihood straight from its definition (Patterson & Thompson 1971): the covariance matrix of all
 * answers is written out and inverted by elimination, n × n, nothing exploited. With the residual variance as an argument.
 */
export function denseRestrictedLikelihood(
  { item, rater, value }: RatingColumns,
  groupOfItem: Int32Array,
  groups: number,
  variances: { item: number; rater: number; residual: number },
): number {
  const n = value.length;
  const covariance = Array.from({ length: n }, (_, row) => Array.from({ length: n }, (_, column) =>
    (item[row] === item[column] ? variances.item : 0) + (rater[row] === rater[column] ? variances.rater : 0) + (row === column ? variances.residual : 0)));
  const design = Array.from({ length: n }, (_, row) => Array.from({ length: groups }, (_, group) => (groupOfItem[item[row] ?? 0] === group ? 1 : 0)));
  const { solution, logDeterminant } = eliminate(covariance, design.map((line, row) => [...line, value[row] ?? 0]));
  const information = Array.from({ length: groups }, (_, a) => Array.from({ length: groups }, (_, b) => sum(n, (row) => (design[row]?.[a] ?? 0) * (solution[row]?.[b] ?? 0))));
  const score = Array.from({ length: groups }, (_, a) => [sum(n, (row) => (design[row]?.[a] ?? 0) * (solution[row]?.[groups] ?? 0))]);
  const means = eliminate(information, score);
  const squares = sum(n, (row) => (value[row] ?? 0) * (solution[row]?.[groups] ?? 0)) - sum(groups, (group) => (means.solution[group]?.[0] ?? 0) * (score[group]?.[0] ?? 0));
  return -0.5 * (logDeterminant + means.logDeterminant + squares + (n - groups) * Math.log(2 * Math.PI));
}

function sum(length: number, term: (index: number) => number): number {
  let total = 0;
  for (let index = 0; index < length; index++) total += term(index);
  return total;
}

/** Solves a positive definite system by Gauss-Jordan elimination. */
function eliminate(matrix: readonly number[][], right: readonly number[][]): { solution: number[][]; logDeterminant: number } {
  const size = matrix.length;
  const rows = matrix.map((line, row) => [...line, ...(right[row] ?? [])]);
  let logDeterminant = 0;
  for (const [pivot, pivotRow] of rows.entries()) {
    const scale = pivotRow[pivot] ?? 0;
    logDeterminant += Math.log(scale);
    for (const [row, line] of rows.entries()) {
      const factor = (line[pivot] ?? 0) / scale;
      if (row === pivot || factor === 0) continue;
      for (let column = pivot; column < line.length; column++) line[column] = (line[column] ?? 0) - factor * (pivotRow[column] ?? 0);
    }
    for (let column = pivot; column < pivotRow.length; column++) pivotRow[column] = (pivotRow[column] ?? 0) / scale;
  }
  return { solution: rows.map((line) => line.slice(size)), logDeterminant };
}
