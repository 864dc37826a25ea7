import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparisonFault, type PairTotal } from "@/lib/stats/comparison-graph";

function pair(first: number, second: number, wins: number, losses: number, ties: number): PairTotal {
  return { first, second, wins, losses, ties };
}

/**
 * Whether the likelihood of three sources can rise for ever, by trying directions: log-
 * worths (0, u, v) and a log tie parameter e of 0 or 1 (or -1 where nothing is tied).
 * Along one, no observed outcome of a pair may fall behind another outcome of it, and
 * some must gain. Bounds of the inequalities are 0 or 2, over at most two edges, so whole
 * numbers up to 4 are enough.
 */
function canRiseForEver(pairs: readonly PairTotal[]): boolean {
  for (const e of [-1, 0, 1]) {
    for (let u = -4; u <= 4; u++) {
      for (let v = -4; v <= 4; v++) {
        const worths = [0, u, v];
        let isAllowed = true;
        let isGain = false;
        for (const { first, second, wins, losses, ties } of pairs) {
          const half = ((worths[first] ?? 0) - (worths[second] ?? 0)) / 2;
          const slopes = [half, -half, e];
          const best = Math.max(...slopes);
          for (const [outcome, count] of [wins, losses, ties].entries()) {
            if (count === 0) continue;
            if ((slopes[outcome] ?? 0) < best) isAllowed = false;
            if (Math.min(...slopes) < best) isGain = true;
          }
        }
        // Without ties nu is 0 from the start, so its fall is no gain.
        const isTrivial = u === 0 && v === 0 && e <= 0;
        if (isAllowed && isGain && !isTrivial) return true;
      }
    }
  }
  return false;
}

describe("comparisonFault", () => {
  it("asks for three sources that are connected in a circle", () => {
    expect(comparisonFault(3, [])).toBe("no_values");
    expect(comparisonFault(3, [pair(0, 1, 0, 0, 0)])).toBe("no_values");
    expect(comparisonFault(2, [pair(0, 1, 5, 5, 5)])).toBe("too_few_sources");
    expect(comparisonFault(3, [pair(0, 1, 5, 5, 5)])).toBe("not_connected");
    expect(comparisonFault(4, [pair(0, 1, 5, 5, 5), pair(2, 3, 5, 5, 5)])).toBe("not_connected");
    expect(comparisonFault(3, [pair(0, 1, 5, 5, 5), pair(1, 2, 5, 5, 5)])).toBe("not_cyclic");
    expect(comparisonFault(3, [pair(0, 1, 5, 5, 5), pair(1, 2, 5, 5, 5), pair(0, 2, 0, 0, 0)])).toBe("not_cyclic");
    expect(comparisonFault(3, [pair(0, 1, 5, 5, 5), pair(1, 2, 5, 5, 5), pair(0, 2, 1, 0, 0)])).toBeNull();
  });

  it("finds a source that never lost, and one that only ties hold back", () => {
    expect(comparisonFault(3, [pair(0, 1, 5, 0, 0), pair(1, 2, 5, 5, 0), pair(0, 2, 3, 0, 0)])).toBe("separated");
    expect(comparisonFault(3, [pair(0, 1, 5, 0, 1), pair(1, 2, 5, 5, 0), pair(0, 2, 3, 0, 0)])).toBeNull();
    expect(comparisonFault(3, [pair(0, 1, 5, 0, 0), pair(1, 2, 5, 0, 0), pair(0, 2, 0, 3, 0)])).toBeNull();
  });

  it("finds ties that outgrow all wins", () => {
    expect(comparisonFault(3, [pair(0, 1, 0, 0, 4), pair(1, 2, 0, 0, 4), pair(0, 2, 0, 0, 4)])).toBe("separated");
    // One win in a circle of ties: nu can grow for ever, with the worths behind it.
    expect(comparisonFault(3, [pair(0, 1, 4, 0, 0), pair(1, 2, 0, 0, 4), pair(0, 2, 0, 0, 4)])).toBe("separated");
    expect(comparisonFault(3, [pair(0, 1, 4, 1, 0), pair(1, 2, 0, 0, 4), pair(0, 2, 0, 0, 4)])).toBeNull();
  });

  it("agrees with a search through all directions for three sources", () => {
    const count = fc.constantFrom(0, 0, 1, 3);
    const outcomes = fc.tuple(count, count, count);
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(outcomes, outcomes, outcomes, (one, two, three) => {
        const pairs = [pair(0, 1, ...one), pair(0, 2, ...two), pair(1, 2, ...three)];
        const fault = comparisonFault(3, pairs);
        seen.set(String(fault), (seen.get(String(fault)) ?? 0) + 1);
        if (fault !== null && fault !== "separated") return;
        expect(fault === "separated").toBe(canRiseForEver(pairs));
      }),
      { numRuns: 3000 },
    );
    // Otherwise the search has had nothing to say.
    expect(seen.get("separated")).toBeGreaterThan(100);
    expect(seen.get("null")).toBeGreaterThan(100);
  });
});
