import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawSample, type SampleUnit, shuffleCriteria } from "@/lib/studies/sampling";

const unit = fc.record({ episode: fc.string(), session: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }) });
const units = fc.uniqueArray(unit, { selector: (one) => JSON.stringify(one), maxLength: 40 });
const episodes = (count: number): SampleUnit[] => Array.from({ length: count }, (_, index) => ({ episode: `episode-${index}`, session: null }));

describe("drawSample", () => {
  it("does not depend on the order in which the units come", () => {
    fc.assert(fc.property(units, fc.string(), fc.nat(40), (all, seed, size) => {
      expect(drawSample([...all].reverse(), seed, size)).toEqual(drawSample(all, seed, size));
    }));
  });

  it("takes distinct units of those given, all of them where asked", () => {
    fc.assert(fc.property(units, fc.string(), fc.nat(40), (all, seed, size) => {
      const drawn = drawSample(all, seed, size);
      expect(drawn).toHaveLength(Math.min(size, all.length));
      expect(new Set(drawn).size).toBe(drawn.length);
      expect(drawn.every((one) => all.includes(one))).toBe(true);
      expect(drawSample(all, seed, "all").slice(0, size)).toEqual(drawn);
    }));
  });

  it("keeps who stands before whom when other units come or go", () => {
    const all = drawSample(episodes(30), "seed", "all").map((one) => one.episode);
    const fewer = drawSample(episodes(20), "seed", "all").map((one) => one.episode);
    expect(all.filter((episode) => fewer.includes(episode))).toEqual(fewer);
  });

  it("gives every unit the same chance", () => {
    const times = new Map<string, number>();
    for (let seed = 0; seed < 4_000; seed += 1) for (const { episode } of drawSample(episodes(8), String(seed), 2)) times.set(episode, (times.get(episode) ?? 0) + 1);
    // 1,000 expected each; the standard deviation is 27.
    for (const count of times.values()) expect(Math.abs(count - 1_000)).toBeLessThan(5 * 27);
  });

  it("draws what it always drew, so that a study can be repeated years later", () => {
    expect(drawSample(episodes(10), "spring", 4).map((one) => one.episode)).toEqual(["episode-8", "episode-1", "episode-6", "episode-7"]);
  });
});

describe("shuffleCriteria", () => {
  const criteria = ["a", "b", "c", "d", "e", "f", "g"].map((key) => ({ key }));

  it("orders the same criteria anew for each evaluator and item, and the same way each time", () => {
    const order = (pseudonym: string, item: number) => shuffleCriteria(criteria, "seed", pseudonym, item).map(({ key }) => key).join("");
    expect(order("E01", 1)).toBe(order("E01", 1));
    expect([...order("E01", 1)].sort().join("")).toBe("abcdefg");
    expect(new Set([order("E01", 1), order("E01", 2), order("E02", 1), order("E02", 2)]).size).toBe(4);
  });
});
