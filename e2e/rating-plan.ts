/**
 * Who gives which point to which session, so that agreement is known before anybody has rated.
 * One row per session, one column per evaluator; null: "cannot judge".
 */
export type Plan = readonly (readonly (readonly (number | null)[])[])[];

export const PLAN: Plan = [
  // Coherence. Every point is used:
  //   n₁ = 4, n₂ = 4, n₃ = 4, n₄ = 3, n = 15.
  // Ordinal distances (Σ of the counts from c to k, less half of both ends, squared):
  //   δ²(1,2) = (8 − 4)² = 16        δ²(2,3) = 16             δ²(1,3) = (12 − 4)² = 64
  //   δ²(3,4) = (7 − 3.5)² = 12.25   δ²(2,4) = (11 − 3.5)² = 56.25   δ²(1,4) = (15 − 3.5)² = 132.25
  // Observed: only the last session disagrees, 2 · (16 + 16 + 64) / (3 − 1) = 96, so Dₒ = 96 / 15.
  // Expected: 2 · (16·16 + 16·16 + 16·64 + 12·12.25 + 12·56.25 + 12·132.25) = 2 · 3945, so Dₑ = 7890 / (15 · 14).
  // α = 1 − (96 · 14) / 7890 = 1 − 1344 / 7890 = 1091 / 1315.
  [[1, 1, 1], [2, 2, 2], [3, 3, 3], [4, 4, 4], [1, 2, 3]],
  // One evaluator cannot judge the last session.
  [[2, 2, 3], [4, 4, 4], [1, 2, 1], [3, 3, 4], [2, 2, null]],
  // The same point for everything: agreement cannot be measured.
  [[3, 3, 3], [3, 3, 3], [3, 3, 3], [3, 3, 3], [3, 3, 3]],
  // Full agreement over different points: α = 1.
  [[2, 2, 2], [3, 3, 3], [4, 4, 4], [1, 1, 1], [2, 2, 2]],
  // Two points only, 8 times a 1 and 7 times a 4: the distance cancels out. Dₒ = (4 / 2) / 15, Dₑ = 2 · 8 · 7 / (15 · 14).
  // α = 1 − (2 / 15) / (8 / 15) = 3 / 4.
  [[1, 1, 1], [1, 1, 1], [4, 4, 4], [4, 4, 4], [1, 1, 4]],
  // Everybody disagrees in the same way: below zero.
  [[1, 2, 3], [1, 2, 3], [1, 2, 3], [1, 2, 3], [1, 2, 3]],
  [[4, 4, 3], [3, 4, 3], [4, 4, 4], [2, 3, 1], [1, 1, 2]],
];

/** In the order of criteria of the template. */
export const KNOWN_ALPHA: ReadonlyMap<number, number> = new Map([[0, 1091 / 1315], [3, 1], [4, 3 / 4]]);
export const UNDEFINED_ALPHA = 2;
