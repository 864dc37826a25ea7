import { afterEach, describe, expect, it } from "vitest";
import { engineConfigSchema } from "@/lib/mcu/engines/engine-config";
import { probeEngine } from "@/lib/mcu/engines/probe";
import { seededRandom } from "@/lib/stats/random";
import { png } from "../../fixtures/pictures";
import { startStandInEngine, type StandInEngine, type StandInOptions } from "../../fixtures/stand-in-engine";

let engine: StandInEngine;
afterEach(() => engine.close());

async function probe(port: string, options: StandInOptions) {
  engine = await startStandInEngine({ models: ["m"], ...options });
  const config = engineConfigSchema.parse({ port, name: "lab", baseUrl: engine.origin, model: "m", timeoutSeconds: 30 });
  return probeEngine({ config }, { signal: new AbortController().signal, random: seededRandom(1) });
}
/** A space in which red and blue are two directions. */
const colours = (input: string | Buffer) => (typeof input !== "string" || input.includes("red") ? [2, 1] : [1, 2]);
const cat = () => [{ url: "https://a.example/1.jpg", img_src: "https://a.example/1.jpg" }];
const says = (isSafe: boolean) => () => `Safety: ${isSafe ? "Safe" : "Unsafe"}\nCategories: None`;
const rain = (yes: number, no: number) => (_: string, hypothesis: string) => [{ label: "contradiction", score: hypothesis.includes("not") ? no : yes }];

const SENSIBLE: [port: string, options: StandInOptions][] = [
  ["images", { pictures: () => png() }], ["clip", { embeds: colours }], ["pick", { embeds: colours }], ["retrieval", { finds: cat }], ["web", { finds: cat }],
  ["safety", { answers: says(true) }], ["nsfw", { classifies: () => [{ label: "normal", score: 1 }] }], ["inference", { infers: rain(0, 1) }],
];
const ODD: [port: string, options: StandInOptions, note: string][] = [
  ["clip", { embeds: () => [1, 1] }, "no more like the word red"], ["web", { finds: () => [] }, "found no picture"], ["safety", { answers: says(false) }, '"intervention"'],
  ["nsfw", { classifies: () => [{ label: "nsfw", score: 1 }] }, "unsuitable"], ["inference", { infers: rain(1, 0) }, "no more likely"],
];

describe("probeEngine of the other ports", () => {
  it.each(SENSIBLE)("has nothing to say of a sensible engine for %s", async (port, options) => {
    expect(await probe(port, options)).toMatchObject({ isUp: true, ms: expect.any(Number), structuredOutput: null, streams: null, countsTokens: null, notes: [] });
  });

  it.each(SENSIBLE)("says that nobody is there for %s, and asks no more", async (port, options) => {
    const result = await probe(port, { ...options, faults: (asked) => (asked.path === "/v1/models" ? undefined : { kind: "down" }) });
    expect(result).toMatchObject({ isUp: false, ms: null, notes: [expect.stringMatching(/^lab answered 503/)] });
    expect(Object.entries(engine.calls).filter(([path]) => path !== "/v1/models").map(([, calls]) => calls)).toEqual([1]);
  });

  it.each(ODD)("says what is odd about one for %s", async (port, options, note) => {
    expect(await probe(port, options)).toMatchObject({ isUp: true, notes: [expect.stringContaining(note)] });
  });

  it("says that a server of pictures cannot do faces", async () => {
    const result = await probe("images", { pictures: ({ face }) => { if (face) throw new Error("no edits here"); return png(); } });
    expect(result).toMatchObject({ isUp: true, notes: [expect.stringContaining("no edits here")] });
  });
});
