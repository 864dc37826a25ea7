import { afterEach, describe, expect, it } from "vitest";
import { engineConfigSchema } from "@/lib/mcu/engines/engine-config";
import { openEngines } from "@/lib/mcu/engines/open-engines";
import { unitVectors } from "@/lib/mcu/engines/unit-vectors";
import { seededRandom } from "@/lib/stats/random";
import { jpeg, png, webp } from "../../fixtures/pictures";
import { startStandInEngine, type StandInEngine, type StandInOptions } from "../../fixtures/stand-in-engine";
import { standInOnly } from "../../fixtures/stand-in-only";

standInOnly("clip/vllm", "clip/infinity", "clip/llamacpp", "pick/vllm", "pick/infinity", "pick/llamacpp");

let engine: StandInEngine;
afterEach(() => engine.close());
const signal = new AbortController().signal;

/** Different for every input, and never of length 1. */
const embeds = (input: string | Buffer) => [input.length, 3, typeof input === "string" ? 0 : (input[0] ?? 0)];
const expected = (input: string | Buffer) => {
  const vector = embeds(input);
  const length = Math.hypot(...vector);
  return vector.map((value) => expect.closeTo(value / length, 5) as number);
};

async function start(dialect: string, options: StandInOptions = {}) {
  engine = await startStandInEngine({ embeds, ...options });
  const config = engineConfigSchema.parse({ port: "clip", dialect, name: "clip", baseUrl: engine.origin, model: "vit-l", timeoutSeconds: 30 });
  const { clip } = openEngines([{ config }], { random: seededRandom(1), now: () => 0, sleep: async () => undefined });
  if (!clip) throw new Error("No port was opened.");
  return clip;
}

describe.each([["vllm", 3], ["infinity", 1], ["llamacpp", 1]])("embeddingsClient for %s", (dialect, requests) => {
  it("gives vectors of length 1 in the order of the pictures and texts", async () => {
    const clip = await start(dialect);
    const pictures = [await png(), await jpeg(), await webp()];
    expect((await clip.images(pictures, signal)).map((vector) => [...vector])).toEqual(pictures.map(expected));
    expect(engine.calls).toEqual({ "/v1/embeddings": requests });
    const texts = Array.from({ length: 70 }, (_, index) => "x".repeat(index + 1));
    expect((await clip.texts(texts, signal)).map((vector) => [...vector])).toEqual(texts.map(expected));
    expect(engine.calls).toEqual({ "/v1/embeddings": requests + 3 });
    expect(await clip.texts([], signal)).toEqual([]);
  });

  it("sends nothing that is no picture", async () => {
    const clip = await start(dialect);
    await expect(clip.images([Buffer.from("GIF89a")], signal)).rejects.toMatchObject({ fault: "refused" });
    expect(engine.calls).toEqual({});
  });
});

describe("embeddingsClient", () => {
  it.each(["wrong-dimension", "not-finite", "zero", "html"] as const)("does not take %s, and asks again", async (kind) => {
    const clip = await start("infinity", { faults: (_, n) => (n === 1 ? { kind } : undefined) });
    expect((await clip.texts(["a", "bc"], signal)).map((vector) => [...vector])).toEqual(["a", "bc"].map(expected));
    expect(engine.calls).toEqual({ "/v1/embeddings": 2 });
    await engine.close();
    const always = await start("infinity", { faults: () => ({ kind }) });
    await expect(always.texts(["a", "bc"], signal)).rejects.toMatchObject({ fault: "lying" });
  });

  it("notices that another model answers than before, and takes that one from then on", async () => {
    const clip = await start("vllm", { faults: (_, n) => (n >= 2 ? { kind: "wrong-dimension" } : undefined) });
    expect((await clip.texts(["a"], signal))[0]).toHaveLength(3);
    expect((await clip.texts(["a"], signal))[0]).toHaveLength(4);
    expect(engine.calls).toEqual({ "/v1/embeddings": 3 });
  });
});

describe("unitVectors", () => {
  const of = (...embeddings: number[][]) => ({ data: embeddings.map((embedding) => ({ embedding })) });

  it("divides by the length, however large or small", () => {
    expect(unitVectors("e", of([3e200, 4e200], [-3e-200, 0]), 2).map((vector) => [...vector])).toEqual([[expect.closeTo(0.6, 6), expect.closeTo(0.8, 6)], [-1, 0]]);
  });

  it.each([
    ["too few", of([1]), 2], ["too many", of([1], [1]), 1], ["the same twice", { data: [{ index: 1, embedding: [1] }, { index: 1, embedding: [1] }] }, 2],
    ["one beyond the end", { data: [{ index: 5, embedding: [1] }] }, 1], ["texts", { data: [{ embedding: ["1"] }] }, 1], ["none", of([]), 1], ["null", null, 1],
    ["a book", of(Array.from({ length: 9_000 }, () => 1)), 1],
  ])("refuses %s", (_, raw, count) => {
    expect(() => unitVectors("e", raw, count)).toThrow(/^e answered with/);
  });
});
