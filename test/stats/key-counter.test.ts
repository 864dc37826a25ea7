import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KeyCounter } from "@/lib/stats/key-counter";

describe("KeyCounter", () => {
  it("counts as a map does, up to the largest exact number", () => {
    const keys = fc.array(fc.oneof(fc.nat({ max: 20 }), fc.maxSafeNat(), fc.nat({ max: 9 }).map((n) => Number.MAX_SAFE_INTEGER - n), fc.nat({ max: 9 }).map((n) => n * 2 ** 32)));
    fc.assert(
      fc.property(keys, (list) => {
        const counter = new KeyCounter();
        const counts = new Map<number, number>();
        for (const key of list) {
          counter.add(key);
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
        expect(counter.size).toBe(counts.size);
        expect(new Map(counter.entries())).toEqual(counts);
      }),
    );
  });

  it("grows", () => {
    const counter = new KeyCounter();
    for (let round = 0; round < 3; round++) for (let key = 0; key < 50_000; key++) counter.add(key * 1_000_003, 2);
    expect(counter.size).toBe(50_000);
    expect([...counter.entries()].every(([, count]) => count === 6)).toBe(true);
  });
});
