import { describe, expect, it } from "vitest";
import { growEpisode } from "@/lib/mcu/grow-episode";
import type { Perform } from "@/lib/mcu/perform";
import type { PictureRecord } from "@/lib/mcu/picture-record";
import { restsOn } from "@/lib/mcu/rests-on";
import { seededRandom } from "@/lib/stats/random";

type Grown = { inputs: Map<string, unknown>; outputs: Map<string, unknown> };

/** A picture that anything can be told from: its hash is the seed of its step. */
const picture = (description: string, hash: string): PictureRecord => ({
  status: "aligned", description, chosen: 0, plan: { module: "t2i", description, planner: "forced", reason: "" }, tried: [],
  candidates: [{
    module: "t2i", sha256: hash, mime: "image/png", width: 1, height: 1, prompt: description, engine: null, parameters: {}, ms: 0, url: null, pageUrl: null, title: null, licence: null, attribution: null,
    source: null, similarity: null, scores: { clip: null, pick: null, nsfw: null, face: null }, unscored: [], refusals: [],
  }],
});

/** By script; what `kept` holds is read back, as the log of steps does it. */
async function grow(seed: string, kept: ReadonlyMap<string, unknown> = new Map()): Promise<Grown> {
  const grown: Grown = { inputs: new Map(), outputs: new Map() };
  const once = <Output>(path: string, input: unknown, make: () => Output): Output => {
    grown.inputs.set(path, structuredClone(input));
    const made = kept.has(path) ? (kept.get(path) as Output) : make();
    // A script may write the same sentence for two seeds.
    const output = typeof made === "string" && !kept.has(path) ? (`${made} (${seed})` as Output) : made;
    grown.outputs.set(path, output);
    return output;
  };
  const random = (path: string) => seededRandom(`${seed}/${path}`);
  const perform: Perform = {
    ask: async (path, step, input) => once(path, input, () => step.scripted(input, random(path))),
    draw: async (path, make) => once(path, null, () => make(random(path))),
    picture: async (path, wish) => once(path, wish, () => picture(wish.description, `${seed}/${path}`)),
  };
  await growEpisode({ people: {}, sessions: { min: 4, max: 4 } }, perform);
  return grown;
}

describe("what rests on a step", () => {
  it("takes in every step whose input changes with it, whichever it is", async () => {
    const first = await grow("first");
    const paths = [...first.outputs.keys()];
    expect(paths.length).toBeGreaterThan(25);
    for (const asked of paths) {
      const kept = new Map([...first.outputs].filter(([path]) => !restsOn(path, asked)));
      const again = await grow(`again ${asked}`, kept);
      for (const path of kept.keys()) expect(again.inputs.get(path), `${path} after ${asked} was done anew`).toEqual(first.inputs.get(path));
    }
  });

  it("takes in no more than that", async () => {
    const restingOn = async (asked: string) => [...(await grow("first")).outputs.keys()].filter((path) => path !== asked && restsOn(path, asked));
    expect((await restingOn("session/2/summary")).sort()).toEqual(["session/3/summary", "session/4/summary"]);
    expect(await restingOn("album/2/picture")).toEqual([]);
    expect((await restingOn("face")).every((path) => path.endsWith("/picture"))).toBe(true);
    expect(await restingOn("narrative")).not.toContain("face/picture");
    expect((await restingOn("session/3/dialogue")).every((path) => /^session\/[34]\//.test(path))).toBe(true);
    expect(restsOn("session/1/dialogue", "session/2/dialogue")).toBe(false);
    expect(restsOn("session/10/summary", "session/9/dialogue")).toBe(true);
  });

  it("is everything, for a step of another version of the program", () => {
    expect(restsOn("session/2/reflection", "face")).toBe(true);
    expect(restsOn("mood", "album/1/picture")).toBe(true);
  });
});
