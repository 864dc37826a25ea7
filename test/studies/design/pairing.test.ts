import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawPairs } from "@/lib/studies/design/draw";
import { pairByLikeness, type Unit } from "@/lib/studies/design/pairing";
import { protocolSchema } from "@/lib/studies/protocol";
import { makeComparisonProtocol } from "../made-protocol";

const unit = (name: string, change: Partial<Unit> = {}): Unit => ({ episode: name, session: 1, episodeId: `id-${name}`, sessionId: `session-${name}`, turns: 10, images: 2, storedImages: 2, length: 500, ...change });
const units = (prefix: string, count: number, of: (index: number) => Partial<Unit> = () => ({})) => Array.from({ length: count }, (_, index) => unit(`${prefix}${index}`, of(index)));

function draw(sources: Unit[][], change: Parameters<typeof makeComparisonProtocol>[0] = {}) {
  const protocol = protocolSchema.parse(makeComparisonProtocol(change));
  if (protocol.kind !== "comparison") throw new Error();
  return drawPairs(protocol, sources);
}

describe("drawPairs", () => {
  it("draws the same pairs from the same names, in whatever order the database gives them", () => {
    const sources = [units("a", 30), units("b", 20)];
    const sample = { size: 10, seed: "seven" } as const;
    const names = (drawn: ReturnType<typeof draw>) => drawn.pairs.map(({ units: [one, two] }) => `${one.episode} ${two.episode}`);
    expect(names(draw(sources, { sample }))).toEqual(names(draw(sources.map((source) => [...source].reverse()), { sample })));
    expect(names(draw(sources, { sample }))).not.toEqual(names(draw(sources, { sample: { size: 10, seed: "eight" } })));
    expect(new Set(draw(sources, { sample }).pairs.flatMap((pair) => pair.units.map((side) => side.episode))).size).toBe(20);
  });

  it.each([["stored", 6, 4], ["shared", 8, 2], ["any", 10, 0]] as const)("leaves pairs out in which a side lacks an image (rule: %s), and says how many", (images, drawn, leftOut) => {
    const lacking = (index: number) => (index < 2 ? { images: 0, storedImages: 0 } : index < 4 ? { storedImages: 1 } : {});
    const { contrasts, pairs, problems } = draw([units("a", 10), units("b", 10, lacking)], { images });
    expect(pairs).toHaveLength(drawn);
    expect(contrasts).toMatchObject([{ first: 1, second: 2, units: [10, 10], withoutImages: [0, leftOut], pairs: { possible: 10, leftOut, drawn } }]);
    expect(problems).toEqual([]);
  });

  it("says why it cannot draw", () => {
    expect(draw([units("a", 3), []]).problems).toEqual(["Sources 1 and 2 have no pair to compare."]);
    expect(draw([units("a", 3), units("b", 2)], { sample: { size: 3, seed: "1" } }).problems).toEqual(["The sample asks for 3 pairs of sources 1 and 2, but only 2 can be formed."]);
    expect(draw([units("a", 3), units("a", 2)]).problems).toEqual(["Sources 1 and 2 have 2 conversations in common; a conversation cannot meet itself. Choose parts that do not overlap."]);
  });

  it("draws for every two sources that meet, and mixes the items", () => {
    const { pairs, contrasts } = draw([units("a", 40), units("b", 40), units("c", 40)], { contrasts: [[1, 2], [1, 3]], sample: { size: 30, seed: "s" } });
    expect(contrasts.map(({ first, second, pairs: { drawn } }) => [first, second, drawn])).toEqual([[1, 2, 30], [1, 3, 30]]);
    const firstHalf = pairs.slice(0, 30).filter((pair) => pair.contrast[1] === 2).length;
    expect(firstHalf).toBeGreaterThan(5);
    expect(firstHalf).toBeLessThan(25);
  });

  it("puts no conversation into pairs of two kinds while there are others", () => {
    const names = (count: number, pairing: { method: "random" } | { method: "matched"; on: ["turns"] } = { method: "random" }) => draw([units("a", count, (index) => ({ turns: 1 + (index % 20) })), units("b", 20), units("c", 20)], { contrasts: [[1, 2], [1, 3]], pairing, sample: { size: 10, seed: "s" } }).pairs.map((pair) => pair.units[0].episode);
    for (const pairing of [{ method: "random" }, { method: "matched", on: ["turns"] }] as const) expect(new Set(names(20, pairing.method === "random" ? pairing : { method: "matched", on: ["turns"] })).size).toBe(20);
    expect(new Set(names(20)).size).toBe(20);
    expect(new Set(names(15)).size).toBe(15);
    expect(new Set(names(10)).size).toBe(10);
  });

  it("says how well the sides match, before and after", () => {
    const long = (index: number) => ({ turns: 20 + index });
    const short = (index: number) => ({ turns: 5 + index });
    const sources = [units("a", 40, long), units("b", 60, short)];
    const turns = (method: "random" | "matched") => draw(sources, { pairing: method === "random" ? { method } : { method, on: ["turns"] }, sample: { size: 15, seed: "s" } }).contrasts[0]?.balance[0];
    expect(turns("random")).toMatchObject({ feature: "turns", before: { first: { mean: 39.5 }, second: { mean: 34.5 } } });
    expect(turns("random")?.before.difference).toBeCloseTo(5 / Math.sqrt((1640 / 12 + 3660 / 12) / 2), 9); // n(n+1)/12 is the variance of n neighbours
    expect(Math.abs(turns("matched")?.after.difference ?? 9)).toBeLessThan(0.05);
  });
});

describe("pairByLikeness", () => {
  const any = fc.array(fc.record({ turns: fc.integer({ min: 1, max: 40 }), images: fc.integer({ min: 0, max: 5 }), length: fc.integer({ min: 10, max: 5000 }) }), { minLength: 1, maxLength: 25 });

  it("takes the free one that is nearest of all, as a search of every candidate would", () => {
    fc.assert(fc.property(any, any, (a, b) => {
      const [first, second] = [a.map((one, index) => unit(`a${index}`, one)), b.map((one, index) => unit(`b${index}`, one))];
      const [scarce, plenty] = first.length <= second.length ? [first, second] : [second, first];
      const features = ["turns", "images", "length"] as const;
      const spread = features.map((feature) => {
        const logs = [...scarce, ...plenty].map((one) => Math.log1p(one[feature]));
        const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
        return Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (logs.length - 1)) || Infinity;
      });
      const distance = (one: Unit, two: Unit) => features.reduce((sum, feature, index) => sum + ((Math.log1p(one[feature]) - Math.log1p(two[feature])) / (spread[index] ?? 1)) ** 2, 0);
      const free = new Set(plenty);
      for (const pair of pairByLikeness(first, second, "all", features)) {
        const [one, two] = first.length <= second.length ? pair : [pair[1], pair[0]];
        const nearest = Math.min(...[...free].map((other) => distance(one, other)));
        expect(distance(one, two)).toBeCloseTo(nearest, 9);
        expect(free.delete(two)).toBe(true);
      }
    }));
  });
});
