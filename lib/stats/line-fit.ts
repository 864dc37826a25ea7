/** A straight line by least squares. */
export type LineFit = { slope: number; intercept: number; /** Sum of squares of x about its mean, and of the residuals. */ xSquares: number; residuals: Float64Array; residualSquares: number };

/**
 * Least-squares line of y on x, or null where x does not vary or there is no point. O(n).
 *
 * @throws RangeError if the sides differ in length.
 */
export function lineFit(x: ArrayLike<number>, y: ArrayLike<number>): LineFit | null {
  if (x.length !== y.length) throw new RangeError(`Paired values are needed, not ${x.length} and ${y.length}.`);
  const n = x.length;
  const xOrigin = x[0] ?? 0;
  const yOrigin = y[0] ?? 0;
  let xMean = 0;
  let yMean = 0;
  for (let point = 0; point < n; point++) {
    xMean += ((x[point] ?? 0) - xOrigin) / n;
    yMean += ((y[point] ?? 0) - yOrigin) / n;
  }
  let xSquares = 0;
  let products = 0;
  for (let point = 0; point < n; point++) {
    const across = (x[point] ?? 0) - xOrigin - xMean;
    xSquares += across ** 2;
    products += across * ((y[point] ?? 0) - yOrigin - yMean);
  }
  if (xSquares === 0) return null;
  const slope = products / xSquares;
  const residuals = new Float64Array(n);
  let residualSquares = 0;
  for (let point = 0; point < n; point++) {
    const residual = (y[point] ?? 0) - yOrigin - yMean - slope * ((x[point] ?? 0) - xOrigin - xMean);
    residuals[point] = residual;
    residualSquares += residual ** 2;
  }
  return { slope, intercept: yOrigin + yMean - slope * (xOrigin + xMean), xSquares, residuals, residualSquares };
}
