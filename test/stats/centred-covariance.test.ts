import { describe, expect, it } from "vitest";
import { centredCovariance } from "@/lib/stats/centred-covariance";

describe("centredCovariance", () => {
  it("equals T V Tᵀ multiplied out", () => {
    // Three sources, hence two contrasts, and one parameter more.
    const covariance = [
      [2, 0.5, 0.3],
      [0.5, 1, -0.2],
      [0.3, -0.2, 4],
    ];
    const map = [
      [-1 / 3, -1 / 3, 0],
      [2 / 3, -1 / 3, 0],
      [-1 / 3, 2 / 3, 0],
      [0, 0, 1],
    ];
    const result = centredCovariance(Float64Array.from(covariance.flat()), 3, 3);
    for (const [row, left] of map.entries()) {
      for (const [column, right] of map.entries()) {
        let sum = 0;
        for (const [i, a] of left.entries()) for (const [j, b] of right.entries()) sum += a * (covariance[i]?.[j] ?? 0) * b;
        expect(result[row]?.[column]).toBeCloseTo(sum, 14);
      }
    }
  });

  it("halves a contrast of two sources between them", () => {
    expect(centredCovariance(Float64Array.of(4), 1, 2)).toEqual([
      [1, -1],
      [-1, 1],
    ]);
  });
});
