import { describe, expect, it } from "vitest";
import { seededRandom } from "@/lib/stats/random";

describe("seededRandom", () => {
  it("gives this sequence for ever: stored results are recomputed from their seed", () => {
    const random = seededRandom(1);
    const first = [random.nextUint32(), random.nextUint32(), random.nextUint32()];
    expect(first).toEqual([4219909025, 769319800, 3966358980]);
  });

  it("sets every bit about half of the time", () => {
    const random = seededRandom("bits");
    const outputs = Array.from({ length: 4000 }, () => random.nextUint32());
    for (let bit = 0; bit < 32; bit++) {
      let ones = 0;
      for (const output of outputs) ones += (output >>> bit) & 1;
      // Four standard deviations of a fair coin.
      expect(Math.abs(ones - 2000)).toBeLessThan(126);
    }
  });

  it("takes 7 and \"7\" as one seed and all others apart", () => {
    const start = (seed: number | bigint | string): number => seededRandom(seed).nextUniform();
    expect(start(7)).toBe(start("7"));
    expect(start(7n)).toBe(start("7"));
    const starts = new Set<number>();
    for (let seed = -500; seed < 500; seed++) starts.add(start(seed));
    for (const text of ["", "a", "b", "ab", "ba", "a ", "12345678901234567890", "12345678901234567891"]) {
      starts.add(start(text));
    }
    expect(starts.size).toBe(1008);
  });

  it("refuses a number that is not a whole number held exactly", () => {
    expect(() => seededRandom(0.5)).toThrow(RangeError);
    expect(() => seededRandom(2 ** 53)).toThrow(RangeError);
    expect(() => seededRandom(Number.NaN)).toThrow(RangeError);
  });

  it("is uniform in one and in two dimensions", () => {
    const random = seededRandom("uniformity");
    const cells = 16;
    const draws = 64_000;
    const single = new Float64Array(cells);
    const pairs = new Float64Array(cells * cells);
    let previous = Math.floor(random.nextUniform() * cells);
    let outside = 0;
    for (let draw = 0; draw < draws; draw++) {
      const uniform = random.nextUniform();
      if (!(uniform >= 0 && uniform < 1)) outside += 1;
      const cell = Math.floor(uniform * cells);
      single[cell] = (single[cell] ?? 0) + 1;
      const pair = previous * cells + cell;
      pairs[pair] = (pairs[pair] ?? 0) + 1;
      previous = cell;
    }
    expect(outside).toBe(0);
    // Chi-square against its 0.999 quantiles with 15 and 240 degrees of freedom.
    expect(chiSquare(single, draws / cells)).toBeLessThan(37.7);
    expect(chiSquare(pairs, draws / cells ** 2)).toBeLessThan(313.5);
  });

  it("uses neighbouring seeds independently", () => {
    const counts = new Float64Array(16);
    for (let seed = 0; seed < 16_000; seed++) {
      const cell = Math.floor(seededRandom(seed).nextUniform() * 16);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
    expect(chiSquare(counts, 1000)).toBeLessThan(37.7);
  });
});

function chiSquare(counts: Float64Array, expected: number): number {
  let sum = 0;
  for (const count of counts) sum += (count - expected) ** 2 / expected;
  return sum;
}
