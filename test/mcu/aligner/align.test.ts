import { describe, expect, it } from "vitest";
import { align } from "@/lib/mcu/aligner/align";
import { AdaptiveLimit } from "@/lib/mcu/engines/limiter";
import { ALIGNER_DEFAULTS, type AlignerSettings } from "@/lib/mcu/aligner/settings";
import type { AlignShell } from "@/lib/mcu/aligner/shell";
import type { AlignRequest } from "@/lib/mcu/aligner/types";
import { EngineError, type EmbeddingsPort, type Engines, type FoundImage, type ImageSearchPort, type ImagesPort } from "@/lib/mcu/ports";
import type { Module } from "@/lib/mcu/steps/plan-rule";

const identity = { name: "fake", model: "fake-1", revision: null, licence: "CC0" };
const signal = new AbortController().signal;
const adult = { name: "Mia", gender: "female", age: 30, face: Buffer.from("face") } as const;
const request: AlignRequest = { description: "Mia on a pier", person: adult, source: "device", seed: 7 };

function shellFor(module: Module, more: Partial<AlignShell> = {}): AlignShell {
  return {
    askPlan: async (_, { description }) => ({ module, description, reason: "As the test says." }),
    fetchImage: async (url) => Buffer.from(url),
    preparePicture: async (bytes) => (bytes.toString().includes("broken") ? { problem: "no picture" } : { bytes, mime: "image/png", width: 64, height: 64, sha256: `sha-${bytes}` }),
    drawCard: async ({ description, seed }) => Buffer.from(`card ${seed} ${description}`),
    inRoom: (_, work) => work(), clock: () => 0,
    ...more,
  };
}

function found(url: string, more: Partial<FoundImage> = {}): FoundImage {
  return { url, pageUrl: `${url}/page`, title: "A pier", licence: "CC BY 4.0", attribution: "Somebody", source: "index", similarity: null, ...more };
}

const search = (...images: FoundImage[]): ImageSearchPort => ({ engine: identity, search: async () => images });
const images: ImagesPort = {
  generate: async ({ prompt, seed }) => ({ bytes: Buffer.from(`t2i ${seed}`), engine: identity, ms: 5, parameters: { prompt } }),
  personalise: async ({ seed }) => ({ bytes: Buffer.from(`p-t2i ${seed}`), engine: identity, ms: 5, parameters: {} }),
};
const down = async (): Promise<never> => { throw new EngineError("down", "It is down."); };

/** A CLIP that is as sure of a picture as the table says, by its bytes. */
function embeddings(table: Record<string, number>): EmbeddingsPort {
  return {
    engine: identity,
    texts: async (texts) => texts.map(() => Float32Array.of(1, 0)),
    images: async (list) => list.map((bytes) => { const value = table[bytes.toString()] ?? 1; return Float32Array.of(value, Math.sqrt(1 - value * value)); }),
  };
}

const settings = (more: Partial<AlignerSettings> = {}): AlignerSettings => ({ ...ALIGNER_DEFAULTS, ...more });
const run = (module: Module, engines: Engines, more: { request?: Partial<AlignRequest>; settings?: Partial<AlignerSettings>; shell?: Partial<AlignShell>; signal?: AbortSignal } = {}) =>
  align({ ...request, ...more.request }, engines, settings(more.settings), shellFor(module, more.shell), more.signal ?? signal);

describe("align", () => {
  it("serves the planned module and keeps who made it", async () => {
    const { status, chosen, tried } = await run("p-t2i", { images });
    expect(status).toBe("aligned");
    expect(chosen).toMatchObject({ module: "p-t2i", engine: identity, ms: 5, parameters: { seed: 7 }, refusals: [] });
    expect(chosen?.prompt).toContain("from the reference photo");
    expect(chosen?.prompt).not.toContain("Mia");
    expect(tried).toEqual([{ module: "p-t2i", outcome: "served", reason: "1 of 1 passed every filter." }]);
  });

  it("falls back in the declared order when engines are missing or fail", async () => {
    const { chosen, tried } = await run("p-t2i", { images: { generate: down, personalise: down }, web: search(found("https://a.example/1")) });
    expect(tried.map(({ module, outcome }) => [module, outcome])).toEqual([["p-t2i", "failed"], ["t2i", "failed"], ["retrieval", "no-engine"], ["web", "served"]]);
    expect(tried[0]?.reason).toBe("It is down.");
    expect(chosen).toMatchObject({ module: "web", licence: "CC BY 4.0", attribution: "Somebody", pageUrl: "https://a.example/1/page", source: "index" });
  });

  it("takes another order from the settings", async () => {
    const fallbacks = { ...ALIGNER_DEFAULTS.fallbacks, web: ["t2i"] } as const;
    expect((await run("web", { images, web: search(found("https://a.example/1")) }, { settings: { fallbacks } })).chosen?.module).toBe("t2i");
  });

  it("makes no picture with the face of a minor, and says why", async () => {
    const asked: string[] = [];
    const watched: ImagesPort = { generate: (ask, stop) => { asked.push(ask.prompt); return images.generate(ask, stop); }, personalise: () => { throw new Error("must not be asked"); } };
    for (const age of [17, Number.NaN]) {
      const { chosen, tried } = await run("p-t2i", { images: watched }, { request: { person: { ...adult, age } } });
      expect(chosen?.module).toBe("t2i");
      expect(tried[0]).toMatchObject({ module: "p-t2i", outcome: "not-allowed" });
      expect(tried[0]?.reason).toContain("under 18");
    }
    const forced = await run("web", { images: watched }, { request: { person: { ...adult, age: 12 }, forceModule: "p-t2i" } });
    expect(forced.tried[0]?.outcome).toBe("not-allowed");
    expect(asked).toHaveLength(3);
    const allowed = await run("p-t2i", { images }, { request: { person: { ...adult, age: 17 } }, settings: { allowMinorFaces: true } });
    expect(allowed.chosen?.module).toBe("p-t2i");
  });

  it("makes no reference face of a minor by any module, and not by script either", async () => {
    const never = () => { throw new Error("must not be asked"); };
    const portrait = { forceModule: "t2i", isPortrait: true, person: { ...adult, face: null, age: 15 } } as const;
    for (const engines of [{ images: { generate: never, personalise: never }, web: { engine: identity, search: never } }, {}]) {
      const made = await run("t2i", engines, { request: portrait });
      expect(made).toMatchObject({ status: "unavailable", chosen: null, candidates: [], tried: [{ module: "t2i", outcome: "not-allowed", reason: expect.stringContaining("15 years old") as string }] });
    }
    const unplanned = await run("t2i", { images }, { request: { ...portrait, forceModule: undefined }, shell: { askPlan: never } });
    expect(unplanned.tried).toMatchObject([{ outcome: "not-allowed" }]);
    expect((await run("t2i", { images }, { request: { ...portrait, person: adult } })).chosen?.module).toBe("t2i");
  });

  it("has no more pictures wait to be decoded than there is room for, and does not keep the room while it scores", async () => {
    const limit = new AdaptiveLimit({ max: 2 });
    let [undecoded, most, scored] = [0, 0, 0];
    let open: () => void = () => undefined;
    const half = new Promise<void>((done) => (open = done));
    const shell: Partial<AlignShell> = {
      inRoom: (_, work, stop) => limit.run(work, stop, () => false),
      preparePicture: async (bytes) => {
        await new Promise((done) => setTimeout(done, 2));
        undecoded -= 1;
        return { bytes, mime: "image/png", width: 64, height: 64, sha256: `sha-${bytes}` };
      },
    };
    const fast: ImagesPort = { ...images, generate: (ask, stop) => { undecoded += 1; most = Math.max(most, undecoded); return images.generate(ask, stop); } };
    // None is done before four are at it, which is more than there is room for.
    const slow: Engines["nsfw"] = { score: async () => {
      scored += 1;
      if (scored === 4) open();
      await half;
      return { score: 0, engine: identity };
    } };
    const made = await Promise.all(Array.from({ length: 8 }, () => run("t2i", { images: fast, nsfw: slow }, { shell })));
    expect(made.every(({ status }) => status === "aligned")).toBe(true);
    expect(most).toBe(2);
    expect([undecoded, scored]).toEqual([0, 8]);
  });

  it("needs a face for a personalised picture", async () => {
    const { tried, chosen } = await run("p-t2i", { images }, { request: { person: { ...adult, face: null } } });
    expect(tried[0]).toMatchObject({ outcome: "no-engine", reason: "There is no reference face of the person." });
    expect(chosen?.module).toBe("t2i");
  });

  it("draws a scripted card without any image engine, and none where engines are merely down", async () => {
    const scripted = await run("retrieval", {});
    expect(scripted).toMatchObject({ status: "aligned", chosen: { module: "card", engine: null, scores: { clip: null, nsfw: null } } });
    expect(scripted.tried.every(({ outcome }) => outcome === "no-engine")).toBe(true);
    expect(await run("retrieval", {}, { settings: { card: false } })).toMatchObject({ status: "unavailable", chosen: null, candidates: [] });
    expect(await run("t2i", { images: { generate: down, personalise: down } })).toMatchObject({ status: "unavailable", chosen: null });
  });

  it("rejects when every picture is refused, and keeps each with the reason", async () => {
    const clip = embeddings({ "https://a.example/1": 0.1, "https://a.example/2": 0.15 });
    const { status, chosen, candidates } = await run("retrieval", { clip, retrieval: search(found("https://a.example/1"), found("https://a.example/2"), found("https://a.example/broken")) });
    expect(status).toBe("rejected");
    expect(chosen).toBeNull();
    expect(candidates.map(({ refusals }) => refusals.map(({ filter }) => filter))).toEqual([["clip"], ["clip"], ["picture"]]);
    expect(candidates[0]?.refusals[0]).toMatchObject({ threshold: 0.2, calibrated: false });
    expect(candidates[0]?.refusals[0]?.value).toBeCloseTo(0.1, 5);
  });

  it("ranks by PickScore, then CLIP, then similarity, then order", async () => {
    const list = ["https://a.example/1", "https://a.example/2", "https://a.example/3"].map((url, place) => found(url, { similarity: place }));
    const retrieval = search(...list);
    const byPick = await run("retrieval", { retrieval, pick: embeddings({ "https://a.example/1": 0.2, "https://a.example/2": 0.25, "https://a.example/3": 0.22 }) });
    expect(byPick.chosen?.url).toBe("https://a.example/2");
    expect(byPick.chosen?.scores.pick).toBeCloseTo(25, 4);
    const byClip = await run("retrieval", { retrieval, clip: embeddings({ "https://a.example/1": 0.4, "https://a.example/2": 0.3, "https://a.example/3": 0.3 }) });
    expect(byClip.chosen?.url).toBe("https://a.example/1");
    expect((await run("retrieval", { retrieval })).chosen?.url).toBe("https://a.example/3");
    expect((await run("retrieval", { retrieval: search(...list.map((image) => ({ ...image, similarity: 1 }))) })).chosen?.url).toBe("https://a.example/1");
    expect(await run("retrieval", { retrieval })).toEqual(await run("retrieval", { retrieval }));
  });

  it("fetches one after another until enough have passed", async () => {
    const fetched: string[] = [];
    const urls = Array.from({ length: 8 }, (_, place) => `https://a.example/${place === 0 ? "broken" : place}`);
    const fetchImage = async (url: string) => { fetched.push(url); if (url.endsWith("/2")) throw new Error("The host said 404."); return Buffer.from(url); };
    const { candidates } = await run("web", { web: search(...urls.map((url) => found(url)), found(urls[1] ?? "")) }, { shell: { fetchImage } });
    expect(fetched).toEqual(urls.slice(0, 5));
    expect(candidates[1]?.refusals).toEqual([]);
    expect(candidates[2]?.refusals).toEqual([{ filter: "fetch", value: null, threshold: null, calibrated: false, reason: "The host said 404." }]);
    expect(candidates[2]?.licence).toBe("CC BY 4.0");
  });

  it("lets the nsfw classifier see a picture first, keeps no refused bytes, and refuses where the classifier fails", async () => {
    const clipped: string[] = [];
    const clip: EmbeddingsPort = { ...embeddings({}), images: async (list) => { clipped.push(...list.map(String)); return list.map(() => Float32Array.of(1, 0)); } };
    const nsfw = { score: async (bytes: Buffer) => { if (bytes.toString().endsWith("3")) return down(); return { score: bytes.toString().endsWith("1") ? 0.9 : 0.1, engine: identity }; } };
    const { candidates } = await run("web", { clip, nsfw, web: search(found("https://a.example/1"), found("https://a.example/2"), found("https://a.example/3")) });
    expect(clipped).toEqual(["https://a.example/2"]);
    expect(candidates.map(({ bytes }) => bytes === null)).toEqual([true, false, true]);
    expect(candidates[0]?.refusals).toMatchObject([{ filter: "nsfw", value: 0.9, threshold: 0.5 }]);
    expect(candidates[2]?.refusals).toMatchObject([{ filter: "nsfw", value: null, reason: "It is down." }]);
    expect((await run("t2i", { images }, { settings: { nsfwRequired: true } })).status).toBe("rejected");
  });

  it("takes no number that is none for a score", async () => {
    const mad: EmbeddingsPort = { engine: identity, texts: async () => [Float32Array.of(1, 0)], images: async () => [Float32Array.of(Number.NaN, 1)] };
    const short: EmbeddingsPort = { engine: identity, texts: async () => [Float32Array.of(1, 0)], images: async () => [] };
    const { chosen } = await run("t2i", { images, clip: mad, pick: short });
    expect(chosen?.scores).toEqual({ clip: null, pick: null, nsfw: null, face: null });
    expect(chosen?.unscored.map(({ score, reason }) => `${score}: ${reason}`)).toEqual([
      "nsfw: No NSFW classifier is configured.", "clip: The engine's answer is no score.", "pick: The engine's answer is no score.",
    ]);
    const nan = await run("t2i", { images, nsfw: { score: async () => ({ score: Number.NaN, engine: identity }) } });
    expect(nan.status).toBe("rejected");
  });

  it("measures likeness to the face for personalised pictures alone, and filters by it where a threshold is set", async () => {
    const clip = embeddings({ face: 1, "p-t2i 7": 0.3 });
    const face = { value: 0.5, calibrated: { id: "c", from: "study", n: 80, when: "2026-01-01" } } as const;
    const { candidates, chosen } = await run("p-t2i", { images, clip }, { settings: { thresholds: { ...ALIGNER_DEFAULTS.thresholds, face } } });
    expect(candidates[0]?.refusals).toMatchObject([{ filter: "face", threshold: 0.5, calibrated: true }]);
    expect(chosen).toMatchObject({ module: "t2i", scores: { face: null } });
  });

  it("goes on without a plan, and throws only on abort", async () => {
    const { plan } = await run("t2i", { web: search(found("https://a.example/1")) }, { shell: { askPlan: down } });
    expect(plan).toMatchObject({ module: "p-t2i", planner: "rule" });
    expect(plan.reason).toContain("It is down.");
    const controller = new AbortController();
    const fetchImage = async () => { controller.abort(new Error("stopped")); throw new Error("socket closed"); };
    await expect(run("web", { web: search(found("https://a.example/1")) }, { shell: { fetchImage }, signal: controller.signal })).rejects.toThrow("stopped");
    const preparePicture = async (): Promise<never> => { throw new Error("The decoder died."); };
    expect((await run("t2i", { images }, { shell: { preparePicture } })).candidates[0]?.refusals[0]?.reason).toContain("The decoder died.");
  });
});
