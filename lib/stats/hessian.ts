import type { Differentiable } from "./quasi-newton";

/** Steps this long, in units of the larger of 1 and the number itself, balance rounding against curvature. */
const STEP = 1e-4;

/**
 * Second derivatives of a function from central differences of its gradient, row by row and symmetric; good to about eight
 * digits. Null where the function cannot be computed nearby. Costs two evaluations per parameter.
 */
export function hessian(target: Differentiable, point: Float64Array): Float64Array | null {
  const size = point.length;
  const differences = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    const step = STEP * Math.max(1, Math.abs(point[column] ?? 0));
    const ahead = target(point.map((value, place) => (place === column ? value + step : value)));
    const behind = target(point.map((value, place) => (place === column ? value - step : value)));
    if (ahead === null || behind === null) return null;
    for (let row = 0; row < size; row++) differences[row * size + column] = ((ahead.gradient[row] ?? 0) - (behind.gradient[row] ?? 0)) / (2 * step);
  }
  return differences.map((value, place) => {
    const mirrored = differences[(place % size) * size + Math.floor(place / size)] ?? 0;
    return (value + mirrored) / 2;
  });
}
