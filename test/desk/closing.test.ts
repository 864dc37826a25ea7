import { describe, expect, it } from "vitest";
import { planClosing } from "@/lib/desk/closing";

describe("the last question", () => {
  it("goes through the pairs that the server names, one after the other", () => {
    expect(planClosing(["a", "b", "c"], new Set())).toEqual({ current: "a", next: "b", number: 1, total: 3 });
    expect(planClosing(["a", "b", "c"], new Set(["a"]))).toEqual({ current: "b", next: "c", number: 2, total: 3 });
    expect(planClosing(["a", "b", "c"], new Set(["a", "b"]))).toEqual({ current: "c", next: null, number: 3, total: 3 });
  });

  it("counts on when the server has taken answers out of its list", () => {
    expect(planClosing(["c"], new Set(["a", "b"]))).toEqual({ current: "c", next: null, number: 3, total: 3 });
  });

  it("has an end", () => {
    expect(planClosing([], new Set())).toBeNull();
    // Given here, on its way to the server.
    expect(planClosing(["a"], new Set(["a"]))).toBeNull();
  });
});
