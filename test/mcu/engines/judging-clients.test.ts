import { afterEach, describe, expect, it } from "vitest";
import { engineConfigSchema } from "@/lib/mcu/engines/engine-config";
import { openEngines } from "@/lib/mcu/engines/open-engines";
import type { Engines } from "@/lib/mcu/ports";
import { seededRandom } from "@/lib/stats/random";
import { png } from "../../fixtures/pictures";
import type { ChatBody } from "../../fixtures/stand-in-chat";
import { startStandInEngine, type StandInEngine, type StandInOptions } from "../../fixtures/stand-in-engine";
import { standInOnly } from "../../fixtures/stand-in-only";

standInOnly("safety/qwen3guard", "nsfw/huggingface", "inference/tei");

let engine: StandInEngine;
afterEach(() => engine.close());
const signal = new AbortController().signal;

async function start<Port extends "safety" | "nsfw" | "inference">(port: Port, options: StandInOptions): Promise<NonNullable<Engines[Port]>> {
  engine = await startStandInEngine(options);
  const config = engineConfigSchema.parse({ port, name: "judge", baseUrl: engine.origin, model: "m", timeoutSeconds: 30 });
  const opened = openEngines([{ config }], { random: seededRandom(1), now: () => 0, sleep: async () => undefined })[port];
  if (!opened) throw new Error("No port was opened.");
  return opened;
}

describe("guardClient", () => {
  it.each([
    ["Safety: Safe\nCategories: None", "safe", []],
    ["<think>\n\n</think>\nSafety: Controversial\nCategories: Politically Sensitive Topics", "caution", ["Politically Sensitive Topics"]],
    ["safety: unsafe\nCategories: Violent, Suicide & Self-Harm, Violent\nRefusal: No", "intervention", ["Violent", "Suicide & Self-Harm"]],
    ["Safety: Unsafe\nCategories:\nRefusal: No", "intervention", []],
  ])("reads %j", async (text, level, categories) => {
    let asked: ChatBody | undefined;
    const safety = await start("safety", { answers: (_, body) => { asked = body; return text; } });
    expect(await safety.judge("I will hit you.", signal)).toMatchObject({ level, categories, engine: { name: "judge" } });
    expect(asked).toMatchObject({ messages: [{ role: "user", content: "I will hit you." }], temperature: 0 });
  });

  it.each(["I am sorry, but I cannot help.", "Safety: Perhaps", "This is not about Safety: Safe"])("does not take %j for a judgement", async (text) => {
    const safety = await start("safety", { answers: () => text });
    await expect(safety.judge("Hello", signal)).rejects.toMatchObject({ fault: "lying" });
  });
});

describe("classifierClient", () => {
  it.each<[string, { label: string; score: number }[], number]>([
    ["two classes", [{ label: "normal", score: 0.9 }, { label: "nsfw", score: 0.1 }], 0.1],
    ["five classes", [{ label: "Porn", score: 0.5 }, { label: "Hentai", score: 0.2 }, { label: "Neutral", score: 0.2 }], 0.7],
    ["the best class alone", [{ label: "SFW", score: 0.98 }], 0.02],
  ])("adds up %s", async (_, labels, score) => {
    const nsfw = await start("nsfw", { classifies: () => labels });
    expect((await nsfw.score(await png(), signal)).score).toBeCloseTo(score, 10);
  });

  it("sends the picture as it is, and nothing that is none", async () => {
    let came: Buffer | undefined;
    const nsfw = await start("nsfw", { classifies: (picture) => { came = picture; return [{ label: "nsfw", score: 1 }]; } });
    await nsfw.score(await png(), signal);
    expect(came?.equals(await png())).toBe(true);
    await expect(nsfw.score(Buffer.from("no"), signal)).rejects.toMatchObject({ fault: "refused" });
  });

  it("says which labels it does not understand, and asks once", async () => {
    const nsfw = await start("nsfw", { classifies: () => [{ label: "cat", score: 1 }] });
    await expect(nsfw.score(await png(), signal)).rejects.toMatchObject({ fault: "refused", message: expect.stringContaining('"cat"') });
    expect(engine.calls).toEqual({ "/": 1 });
  });

  it("does not take a score beyond 1", async () => {
    const nsfw = await start("nsfw", { classifies: () => [{ label: "nsfw", score: 12.5 }] });
    await expect(nsfw.score(await png(), signal)).rejects.toMatchObject({ fault: "lying" });
  });
});

describe("inferenceClient", () => {
  it("asks with premise and hypothesis in their places", async () => {
    const inference = await start("inference", { infers: (premise, hypothesis) =>
      [{ label: "ENTAILMENT", score: 0.1 }, { label: "CONTRADICTION", score: premise === "p" && hypothesis === "h" ? 0.8 : 0 }] });
    expect(await inference.contradiction({ premise: "p", hypothesis: "h" }, signal)).toMatchObject({ score: 0.8, engine: { model: "m" } });
  });

  it("does not guess what LABEL_0 means", async () => {
    const inference = await start("inference", { infers: () => [{ label: "LABEL_0", score: 1 }] });
    await expect(inference.contradiction({ premise: "p", hypothesis: "h" }, signal)).rejects.toMatchObject({ fault: "refused" });
  });
});
