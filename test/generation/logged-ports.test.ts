import { describe, expect, it } from "vitest";
import { setAside, type LoggedCall } from "@/lib/generation/logged-call";
import { loggedPorts } from "@/lib/generation/logged-ports";
import type { Candidate } from "@/lib/mcu/aligner/types";
import { EngineError, type Engines } from "@/lib/mcu/ports";
import { timedTry } from "@/lib/mcu/meter";

const signal = new AbortController().signal;
const engine = { name: "lab", model: "m", revision: "r", licence: null };
const prices = { currency: "EUR", inputPerMillion: 1, outputPerMillion: 2, perImage: 0.5 };
const PORTS = ["images", "clip", "pick", "retrieval", "web", "safety", "nsfw", "inference"] as const;
const known = Object.fromEntries(PORTS.map((port) => [port, { engine, prices }]));
const picture = { bytes: Buffer.from("x"), engine, ms: 1, parameters: {} };

/** All ports, each of which takes 7 ms and then gives what is good, or fails. */
function engines(fault: EngineError | null): Engines {
  const after = async <T>(good: T): Promise<T> => {
    let clock = 0;
    return timedTry(async () => {
      clock += 7;
      if (fault) throw fault;
      return good;
    }, () => clock);
  };
  const embeddings = { engine, texts: () => after([new Float32Array(1)]), images: () => after([new Float32Array(1)]) };
  const search = { engine, search: () => after([]) };
  return {
    images: { generate: () => after(picture), personalise: () => after(picture) }, clip: embeddings, pick: embeddings, retrieval: search, web: search,
    safety: { judge: () => after({ level: "safe" as const, categories: [], engine, usage: { inputTokens: 1e6, cachedTokens: 0, outputTokens: 1e6 } }) },
    nsfw: { score: () => after({ score: 0, engine }) }, inference: { contradiction: () => after({ score: 0, engine }) },
  };
}

async function askAll(fault: EngineError | null): Promise<LoggedCall[]> {
  const calls: LoggedCall[] = [];
  const { images, clip, pick, retrieval, web, safety, nsfw, inference } = loggedPorts(engines(fault), known, (call) => calls.push(call));
  const asked = [
    images?.generate({ prompt: "", seed: 3, size: "" }, signal), images?.personalise({ prompt: "", seed: 4, size: "", face: Buffer.from("x") }, signal),
    clip?.texts([""], signal), pick?.images([Buffer.from("x")], signal), retrieval?.search({ text: "", count: 1 }, signal), web?.search({ text: "", count: 1 }, signal),
    safety?.judge("", signal), nsfw?.score(Buffer.from("x"), signal), inference?.contradiction({ premise: "", hypothesis: "" }, signal),
  ];
  await Promise.allSettled(asked);
  return calls;
}

describe("requests to engines", () => {
  it("are written down, whichever port they go to, with what they took and what that costs", async () => {
    const calls = await askAll(null);
    expect(calls.map(({ asked, seed, cost }) => [asked, seed, cost])).toEqual([
      [null, "3", 0.5], [null, "4", 0.5], ["score", null, null], ["score", null, null], ["search", null, null], ["search", null, null], ["judgement", null, 3], ["score", null, null], ["judgement", null, null],
    ]);
    expect(calls.every(({ engine: name, model, revision, ms, fault, failure }) => name === "lab" && model === "m" && revision === "r" && ms === 7 && fault === null && failure === null)).toBe(true);
  });

  it("are written down also where nothing came, with the time that went by, and cost nothing", async () => {
    const calls = await askAll(new EngineError("slow", "It took too long."));
    expect(calls).toHaveLength(9);
    expect(calls.every(({ ms, fault, failure, cost }) => ms === 7 && fault === "no-answer" && failure === "slow: It took too long." && cost === null)).toBe(true);
    expect((await askAll(new EngineError("refused", "No.")))[0]).toMatchObject({ fault: "refused" });
  });

  it("leave a port that nobody has set up absent", () => {
    expect(Object.values(loggedPorts({}, {}, () => undefined)).every((port) => port === undefined)).toBe(true);
  });
});

describe("a picture that a filter refused", () => {
  it("is told of at the request that made it, past those that came to nothing", async () => {
    const failed = (await askAll(new EngineError("down", "No.")))[0];
    const made = await askAll(null);
    const candidate = (module: Candidate["module"], reason?: string) => ({ module, refusals: reason ? [{ filter: "clip", value: 0, threshold: 1, calibrated: false, reason }] : [] }) as unknown as Candidate;
    const told = setAside([...(failed ? [failed] : []), ...made], [candidate("p-t2i", "Too far."), candidate("t2i"), candidate("web", "Too far as well.")]);
    expect(told.map(({ fault }) => fault)).toEqual(["no-answer", "set-aside", ...Array.from({ length: 8 }, () => null)]);
    expect(told[1]?.failure).toBe("Too far.");
  });
});
