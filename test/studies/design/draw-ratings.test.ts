import { describe, expect, it } from "vitest";
import { drawRatings } from "@/lib/studies/design/draw-ratings";
import type { Unit } from "@/lib/studies/design/pairing";
import { drawSample } from "@/lib/studies/sampling";

const unit = (name: string): Unit => ({ episode: name, session: null, episodeId: name, sessionId: null, turns: 4, images: 0, storedImages: 0, length: 80 });
const units = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => unit(`${prefix}-${index + 1}`));
const terms = (size: number | "all", more: object = {}) => ({ unit: "episode" as const, includeScripted: false, sample: { size, seed: "s" }, ...more });

describe("drawRatings", () => {
  it("draws from one source as it always has", () => {
    const all = units("a", 20);
    expect(drawRatings(terms(7), [all]).items).toEqual(drawSample(all, "s", 7).map((each) => ({ source: 1, unit: each })));
  });

  it("draws as many of each of several sources, mixed, whatever the others have", () => {
    const [one, two, three] = [units("a", 30), units("b", 12), units("c", 12)];
    const { items, problems } = drawRatings(terms(10), [one, two]);
    expect(problems).toEqual([]);
    expect([1, 2].map((source) => items.filter((item) => item.source === source).length)).toEqual([10, 10]);
    const places = items.map(({ source }) => source);
    expect(places).not.toEqual([...places].sort());
    const ofFirst = (draw: typeof items) => draw.filter(({ source }) => source === 1).map(({ unit: { episode } }) => episode).sort();
    expect(ofFirst(drawRatings(terms(10), [one, three]).items)).toEqual(ofFirst(items));
    expect(drawRatings(terms(10), [one.toReversed(), two.toReversed()]).items).toEqual(items);
    expect(drawRatings(terms("all"), [one, two]).items).toHaveLength(42);
  });

  it("says which source is short, and which have a conversation in common", () => {
    const said = (size: number | "all", sources: Unit[][]) => drawRatings(terms(size), sources).problems.map(({ message }) => message);
    expect(said(5, [units("a", 3)])).toEqual(["The dataset has 3 episodes with turns that were collected from people (made ones are left out by this protocol); the sample asks for 5."]);
    expect(said(5, [units("a", 9), units("b", 3)])).toEqual([expect.stringMatching(/^Source 2 has 3 episodes/)]);
    expect(said("all", [units("a", 9), []])).toEqual([expect.stringMatching(/^Source 2 has no episodes/)]);
    expect(said("all", [units("a", 9), units("a", 2)])).toEqual(["Sources 1 and 2 have 2 conversations in common. Choose parts that do not overlap."]);
    expect(drawRatings(terms(9), [units("a", 9), units("a", 2)]).problems.map(({ path }) => path)).toEqual(["protocol.sample.size", "sources"]);
  });
});
