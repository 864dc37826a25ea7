/**
 * Cosine of two vectors, whatever their lengths: dot(a, b) / (|a| |b|). O(n).
 *
 * @returns null where they are no two vectors of one space: different or no dimensions, a length of 0, a number that is none.
 */
export function cosine(a: ArrayLike<number> | undefined, b: ArrayLike<number> | undefined): number | null {
  if (!a || !b || a.length !== b.length || a.length === 0) return null;
  let [dot, squareA, squareB] = [0, 0, 0];
  for (let place = 0; place < a.length; place += 1) {
    const [x, y] = [a[place] ?? NaN, b[place] ?? NaN];
    dot += x * y;
    squareA += x * x;
    squareB += y * y;
  }
  const value = dot / Math.sqrt(squareA * squareB);
  return Number.isFinite(value) ? Math.max(-1, Math.min(1, value)) : null;
}
