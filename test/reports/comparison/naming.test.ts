import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type DrawnContrast, type NamingInput, nameSources } from "@/lib/reports/comparison/naming";

const source = (number: number, alias: string, slug: string, slice = {}) => ({ number, alias, dataset: { slug, title: `Title of ${slug}` }, slice });
const THREE = [source(1, "Source 3", "ours"), source(2, "Source 1", "theirs"), source(3, "Source 2", "others")];
const meet = (first: number, second: number, items = 10): DrawnContrast => ({ first, second, items });
const draw = (salt: string) => (text: string) => createHash("sha256").update(salt + text).digest("hex");
const naming = (change: Partial<NamingInput> = {}) =>
  nameSources({ sources: THREE, contrasts: [meet(1, 2), meet(1, 3), meet(2, 3)], isNamed: false, revealedAt: null, draw: draw("x"), ...change });

describe("names of sources", () => {
  it("are the drawn aliases while all sources look alike, sorted by them, with nothing beside", () => {
    const { nameOf, sources, hasNamesByPair } = naming();
    expect([nameOf(1, 2), nameOf(1, 3), nameOf(2, 1)]).toEqual(["Source 3", "Source 3", "Source 1"]);
    expect(sources).toEqual(["Source 1", "Source 2", "Source 3"].map((name) => ({ name, dataset: null, slice: null, aliases: [] })));
    expect(hasNamesByPair).toBe(false);
  });

  it("belong to a pair where one source meets more than the others, so that it cannot be told by that", () => {
    const { nameOf, sources, hasNamesByPair } = naming({ contrasts: [meet(1, 2), meet(1, 3)] });
    expect(hasNamesByPair).toBe(true);
    expect(sources.map(({ name }) => name)).toEqual(["Source 1a", "Source 1b", "Source 2a", "Source 2b"]);
    expect(new Set([nameOf(1, 2), nameOf(2, 1), nameOf(1, 3), nameOf(3, 1)]).size).toBe(4);
  });

  it("belong to a pair where pairs have different numbers of items", () => {
    expect(naming({ contrasts: [meet(1, 2, 10), meet(1, 3, 10), meet(2, 3, 9)] }).hasNamesByPair).toBe(true);
  });

  it("put the source that meets all others on either side equally often, over installations", () => {
    const names = Array.from({ length: 400 }, (_, salt) => {
      const { nameOf } = naming({ contrasts: [meet(1, 2), meet(1, 3)], draw: draw(String(salt)) });
      return [nameOf(1, 2), nameOf(1, 3)];
    });
    for (const place of [0, 1]) {
      const isA = names.filter((pair) => pair[place]?.endsWith("a")).length;
      const isFirst = names.filter((pair) => pair[place]?.startsWith("Source 1")).length;
      // 400 fair throws lie between 150 and 250 except once in two million times.
      for (const times of [isA, isFirst]) expect(Math.abs(times - 200)).toBeLessThan(50);
    }
  });

  it("are datasets once sources are named, with what stood for them before", () => {
    const { nameOf, sources } = naming({ isNamed: true });
    expect(nameOf(1, 2)).toBe("ours");
    expect(sources[0]).toEqual({ name: "ours", dataset: { slug: "ours", title: "Title of ours" }, slice: null, aliases: ["Source 3"] });
    const star = naming({ isNamed: true, contrasts: [meet(1, 2), meet(1, 3)] });
    expect(star.sources[0]?.aliases).toHaveLength(2);
  });

  it("tell two parts of one dataset apart", () => {
    const sources = [source(1, "Source 2", "ours", { genders: ["woman"] }), source(2, "Source 1", "ours", { genders: ["man"] })];
    const named = naming({ sources, contrasts: [meet(1, 2)], isNamed: true });
    expect(named.sources.map(({ name }) => name)).toEqual(["ours", "ours#2"]);
    expect(named.sources[1]?.slice).toMatch(/man/);
    expect(JSON.stringify(naming({ sources, contrasts: [meet(1, 2)] }).sources)).not.toMatch(/man|ours/);
  });

  it("are not there for a draft, which has drawn nothing", () => {
    const draft = nameSources({ sources: THREE.map((own) => ({ ...own, alias: null })), contrasts: [], isNamed: false, revealedAt: null, draw: draw("x") });
    expect(draft.sources).toEqual([]);
    expect(() => draft.nameOf(1, 2)).toThrow(/has not been started/);
  });
});
