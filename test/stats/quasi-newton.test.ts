import { describe, expect, it } from "vitest";
import { hessian } from "@/lib/stats/hessian";
import { quasiNewton, type Differentiable } from "@/lib/stats/quasi-newton";

/** Rosenbrock 1960: a bent valley with its floor at (1, 1). */
const rosenbrock: Differentiable = ([x = 0, y = 0]) => ({
  value: 100 * (y - x * x) ** 2 + (1 - x) ** 2,
  gradient: Float64Array.of(-400 * x * (y - x * x) - 2 * (1 - x), 200 * (y - x * x)),
});

describe("quasiNewton", () => {
  it("finds the floor of Rosenbrock's valley", () => {
    const found = quasiNewton(rosenbrock, Float64Array.of(-1.2, 1), 1e-9);
    expect(found?.point[0]).toBeCloseTo(1, 8);
    expect(found?.point[1]).toBeCloseTo(1, 8);
    expect(found?.iterations).toBeLessThan(60);
  });

  it("walks round where the function cannot be computed", () => {
    // x - log x has its minimum at 1 and no value below 0.
    const walled: Differentiable = ([x = 0]) => (x > 0 ? { value: x - Math.log(x), gradient: Float64Array.of(1 - 1 / x) } : null);
    expect(quasiNewton(walled, Float64Array.of(30), 1e-9)?.point[0]).toBeCloseTo(1, 8);
    expect(quasiNewton(walled, Float64Array.of(-1), 1e-9)).toBeNull();
  });

  it("ends where there is no minimum, too", () => {
    const falling: Differentiable = ([x = 0]) => ({ value: Math.exp(-x), gradient: Float64Array.of(-Math.exp(-x)) });
    const found = quasiNewton(falling, Float64Array.of(0), 1e-6);
    expect(Math.abs(found?.at.gradient[0] ?? 1)).toBeLessThan(1e-6);
  });
});

describe("hessian", () => {
  it("is the matrix of second derivatives", () => {
    const found = hessian(rosenbrock, Float64Array.of(1, 1)) ?? [];
    for (const [place, value] of [802, -400, -400, 200].entries()) expect(Math.abs((found[place] ?? 0) - value)).toBeLessThan(1e-4);
  });

  it("is null at a wall", () => {
    expect(hessian(([x = 0]) => (x > 0 ? { value: x, gradient: Float64Array.of(1) } : null), Float64Array.of(0))).toBeNull();
  });
});
