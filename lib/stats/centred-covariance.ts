/**
 * Covariance of log-worths that sum to zero from that of the log-worths of sources 1, 2, …
 * against source 0. Parameters behind those keep their place and their variance: the
 * result has one row more than the input, for source 0. This is T V Tᵀ with T the map
 * that subtracts the mean log-worth. O(size^2).
 *
 * @param covariance of size rows, row by row.
 * @example variance 4 of one contrast gives [[1, -1], [-1, 1]]
 */
export function centredCovariance(covariance: Float64Array, size: number, sources: number): number[][] {
  const at = (row: number, column: number): number =>
    // Source 0 against itself is a constant.
    row === 0 || column === 0 ? 0 : (covariance[(row - 1) * size + column - 1] ?? 0);
  const means = new Float64Array(size + 1);
  let meanOfMeans = 0;
  for (let column = 0; column <= size; column++) {
    let sum = 0;
    for (let row = 0; row < sources; row++) sum += at(row, column);
    means[column] = sum / sources;
    if (column < sources) meanOfMeans += sum / sources / sources;
  }
  const centred: number[][] = [];
  for (let row = 0; row <= size; row++) {
    const line: number[] = [];
    for (let column = 0; column <= size; column++) {
      let value = at(row, column);
      if (row < sources) value -= means[column] ?? 0;
      if (column < sources) value -= means[row] ?? 0;
      if (row < sources && column < sources) value += meanOfMeans;
      line.push(value);
    }
    centred.push(line);
  }
  return centred;
}
