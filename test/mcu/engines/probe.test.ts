import { afterEach, describe, expect, it } from "vitest";
import { engineConfigSchema } from "@/lib/mcu/engines/engine-config";
import { probeEngine } from "@/lib/mcu/engines/probe";
import { seededRandom } from "@/lib/stats/random";
import type { ChatBody } from "../../fixtures/stand-in-chat";
import { startStandInEngine, type StandInEngine, type StandInOptions } from "../../fixtures/stand-in-engine";

let engine: StandInEngine;
afterEach(() => engine.close());

/** Far more than a busy machine takes, unless it is silence that is waited for. */
async function probe(options: StandInOptions, timeoutSeconds = 30) {
  engine = await startStandInEngine(options);
  const config = engineConfigSchema.parse({ port: "chat", name: "lab", baseUrl: engine.origin, model: "m", timeoutSeconds });
  return probeEngine({ config }, { signal: new AbortController().signal, random: seededRandom(1) });
}

/** What a server says that binds its model to the form, and one that drops the form on the way. */
function bound(body: ChatBody): unknown {
  const { word } = body.response_format?.json_schema?.schema.properties as { word: { enum: string[] } };
  return { word: word.enum[1] };
}
const unbound = (body: ChatBody) => /one word (\w+)/.exec(body.messages[1]?.content ?? "")?.[1] ?? "";

describe("probeEngine of a chat server", () => {
  it("tells one that holds its model to a form", async () => {
    expect(await probe({ models: ["m", "other"], answers: (_, body) => bound(body) })).toEqual({
      isUp: true, ms: expect.any(Number), models: ["m", "other"], structuredOutput: "enforced", streams: true, countsTokens: true, notes: [],
    });
    expect(engine.calls).toEqual({ "/v1/models": 1, probe: 3 });
  });

  it("tells one that drops the form, and one that only asks for JSON", async () => {
    expect(await probe({ models: ["m"], answers: (_, body) => unbound(body) })).toMatchObject({ isUp: true, structuredOutput: "none" });
    await engine.close();
    expect(await probe({ models: ["m"], answers: (_, body) => ({ word: unbound(body) }) })).toMatchObject({
      structuredOutput: "advisory", notes: [expect.stringContaining("does not hold its model to a form")],
    });
  });

  it("is not taken in by a model that keeps the form now and then", async () => {
    let tries = 0;
    expect(await probe({ answers: (_, body) => (tries++ === 1 ? unbound(body) : bound(body)) })).toMatchObject({ structuredOutput: "advisory" });
  });

  it("says of one that refuses a form that it serves without", async () => {
    const result = await probe({ models: ["m"], answers: (name, body) => { if (name !== null) throw new Error("no such field"); return unbound(body); } });
    expect(result).toMatchObject({ isUp: true, structuredOutput: "none", notes: [expect.stringContaining("refuses a request with a form"), expect.any(String)] });
  });

  it("says what model is not there, and that nobody is", async () => {
    const nobody = await probe({ models: ["other"], faults: (asked) => (asked.method === "POST" ? { kind: "down" } : undefined), answers: () => "" });
    expect(nobody).toEqual({
      isUp: false, ms: null, models: ["other"], structuredOutput: null, streams: null, countsTokens: null,
      notes: ['It lists no model "m".', expect.stringMatching(/^lab answered 503/)],
    });
  });

  it.each([["hang", 1], ["html", 2], ["reset", 1], ["limited", 1]] as const)("never throws for %s, and says each thing once", async (kind, notes) => {
    const result = await probe({ models: ["m"], answers: () => "", faults: () => ({ kind }) }, kind === "hang" ? 0.3 : undefined);
    expect(result).toMatchObject({ isUp: false, structuredOutput: null });
    expect(result.notes).toHaveLength(notes);
  });

  it("stops when it is told to", async () => {
    engine = await startStandInEngine({ faults: () => ({ kind: "hang" }) });
    const config = engineConfigSchema.parse({ port: "chat", name: "lab", baseUrl: engine.origin, model: "m" });
    const stop = new AbortController();
    const probing = probeEngine({ config }, { signal: stop.signal, random: seededRandom(1) });
    stop.abort(new Error("no longer wanted"));
    await expect(probing).rejects.toThrow("no longer wanted");
  });
});
