/** A function at a point; null where it cannot be computed. */
export type ValueAndGradient = { value: number; gradient: Float64Array };
export type Differentiable = (point: Float64Array) => ValueAndGradient | null;

export type Minimum = { point: Float64Array; at: ValueAndGradient; iterations: number };

const MAX_ITERATIONS = 500;
/** Armijo's share of the expected fall, and how much of the slope may remain (Wolfe's conditions). */
const FALL = 1e-4;
const REMAINING = 0.9;

/**
 * Searches a minimum by the method of Broyden, Fletcher, Goldfarb and Shanno with a bisecting line search for the weak
 * Wolfe conditions (Nocedal & Wright 2006, Numerical Optimization, ch. 6; Lewis & Overton 2013). Points where the function
 * is null count as infinitely high. It ends where the gradient is below `tolerance` everywhere, or where the function can
 * fall no further in floating point; whether that is a minimum, the caller checks.
 *
 * @param isLost says of a point that the search need go no further from there.
 * @returns null if the function is null at the start.
 */
export function quasiNewton(target: Differentiable, start: Float64Array, tolerance: number, isLost: (point: Float64Array) => boolean = () => false): Minimum | null {
  let point: Float64Array = start.slice();
  const atStart = target(point);
  if (atStart === null) return null;
  let at = atStart;
  let inverse: Float64Array = scaledIdentity(point.length, 1 / Math.max(1, norm(at.gradient)));
  for (let iterations = 0; iterations < MAX_ITERATIONS; iterations++) {
    if (isLost(point) || at.gradient.every((part) => Math.abs(part) < tolerance)) return { point, at, iterations };
    let direction: Float64Array = times(inverse, at.gradient).map((part) => -part);
    let slope = dot(direction, at.gradient);
    if (!(slope < 0)) {
      inverse = scaledIdentity(point.length, 1 / Math.max(1, norm(at.gradient)));
      direction = times(inverse, at.gradient).map((part) => -part);
      slope = dot(direction, at.gradient);
    }
    const found = lineSearch(target, point, at, direction, slope);
    if (found === null) return { point, at, iterations };
    const step = found.point.map((value, place) => value - (point[place] ?? 0));
    const change = found.at.gradient.map((value, place) => value - (at.gradient[place] ?? 0));
    const bend = dot(step, change);
    if (bend > 0) {
      // The first step shows the scale of the function.
      if (iterations === 0) inverse = scaledIdentity(point.length, bend / dot(change, change));
      update(inverse, step, change, bend);
    }
    point = found.point;
    at = found.at;
  }
  return { point, at, iterations: MAX_ITERATIONS };
}

function lineSearch(target: Differentiable, from: Float64Array, before: ValueAndGradient, direction: Float64Array, slope: number): Omit<Minimum, "iterations"> | null {
  let [low, high, share] = [0, Infinity, 1];
  let best: Omit<Minimum, "iterations"> | null = null;
  for (let trial = 0; trial < 60; trial++) {
    const point = from.map((value, place) => value + share * (direction[place] ?? 0));
    const at = target(point);
    if (at === null || !(at.value <= before.value + FALL * share * slope)) {
      high = share;
    } else {
      if (at.value < before.value) best = { point, at };
      if (dot(at.gradient, direction) >= REMAINING * slope) return best;
      low = share;
    }
    share = high === Infinity ? 2 * low : (low + high) / 2;
  }
  return best;
}

/** The update of the inverse Hessian: (1 - s yᵀ / b) H (1 - y sᵀ / b) + s sᵀ / b with b = sᵀ y. */
function update(inverse: Float64Array, step: Float64Array, change: Float64Array, bend: number): void {
  const size = step.length;
  const turned = times(inverse, change);
  const factor = (1 + dot(change, turned) / bend) / bend;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const [s, t, u, v] = [step[row] ?? 0, step[column] ?? 0, turned[row] ?? 0, turned[column] ?? 0];
      inverse[row * size + column] = (inverse[row * size + column] ?? 0) + factor * s * t - (u * t + s * v) / bend;
    }
  }
}

function scaledIdentity(size: number, scale: number): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let place = 0; place < size; place++) matrix[place * size + place] = scale;
  return matrix;
}

function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  return vector.map((_, row) => {
    let sum = 0;
    for (let column = 0; column < vector.length; column++) sum += (matrix[row * vector.length + column] ?? 0) * (vector[column] ?? 0);
    return sum;
  });
}

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < left.length; place++) sum += (left[place] ?? 0) * (right[place] ?? 0);
  return sum;
}

function norm(vector: Float64Array): number {
  return Math.sqrt(dot(vector, vector));
}
