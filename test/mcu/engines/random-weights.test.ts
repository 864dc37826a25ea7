import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { askStep, StepQuarantined, type StepCall } from "@/lib/mcu/answer/ask-step";
import { wireSchema } from "@/lib/mcu/answer/wire-schema";
import { chatClient } from "@/lib/mcu/engines/chat-client";
import { engineConfigSchema, engineIdentity, httpTarget } from "@/lib/mcu/engines/engine-config";
import { probeEngine } from "@/lib/mcu/engines/probe";
import { albumStep } from "@/lib/mcu/steps/album-step";
import { commonsenseStep, type CommonsenseInput } from "@/lib/mcu/steps/commonsense-step";
import { dialogueStep } from "@/lib/mcu/steps/dialogue-step";
import { eventGraphStep } from "@/lib/mcu/steps/event-graph-step";
import { narrativeStep } from "@/lib/mcu/steps/narrative-step";
import { personaStep } from "@/lib/mcu/steps/persona-step";
import { planStep } from "@/lib/mcu/steps/plan-step";
import { summaryStep } from "@/lib/mcu/steps/summary-step";
import { seededRandom } from "@/lib/stats/random";
import { randomGguf } from "../../fixtures/random-gguf";
import { startRealLlama, type RealLlama } from "../../fixtures/real-llama";

/** Real code and no stand-in: what it cannot show is what real weights would write. */
const MODEL = "random-weights";
const FORMS = [
  { name: personaStep.name, json: wireSchema(personaStep) }, { name: commonsenseStep.name, json: wireSchema(commonsenseStep) },
  { name: narrativeStep.name, json: wireSchema(narrativeStep) }, { name: eventGraphStep.name, json: wireSchema(eventGraphStep) },
  { name: albumStep.name, json: wireSchema(albumStep) }, { name: dialogueStep.name, json: wireSchema(dialogueStep) },
  { name: summaryStep.name, json: wireSchema(summaryStep) }, { name: planStep.name, json: wireSchema(planStep) },
];
let llama: RealLlama;
beforeAll(async () => {
  llama = await startRealLlama(MODEL, randomGguf("weights"), vi);
}, 60_000);
afterAll(async () => {
  await llama.close();
  vi.unstubAllGlobals();
});

const signal = new AbortController().signal;
const configured = () => ({ config: engineConfigSchema.parse({ port: "chat", name: "llama", baseUrl: llama.origin, model: MODEL, timeoutSeconds: 60 }) });
const client = () => chatClient(httpTarget(configured()), engineIdentity(configured().config));

describe("a real server with weights drawn at random", () => {
  it("writes nonsense freely, until it is cut off", async () => {
    const seen: string[] = [];
    const answer = await client().chat({ system: "Be brief.", user: "Who are you?", temperature: 1, maxTokens: 24, seed: 1 }, signal, (soFar) => seen.push(soFar));
    expect(answer).toMatchObject({ finish: expect.stringMatching(/^(length|stop)$/), usage: { inputTokens: expect.any(Number) } });
    expect(answer.usage?.inputTokens).toBeGreaterThan(20);
    expect(seen.length).toBeGreaterThan(1);
    expect(answer.text.length).toBeGreaterThan(0);
  }, 60_000);

  it("is held to a form by its grammar, and the probe sees that", async () => {
    const probe = await probeEngine(configured(), { signal, random: seededRandom("probe") });
    expect(probe).toMatchObject({ isUp: true, structuredOutput: "enforced", streams: true, countsTokens: true, models: [MODEL], notes: [] });
  }, 60_000);

  it.each([1, 2, 3])("asked for a step, comes to what has the step's form or is put aside with the reason; seed %i", async (seed) => {
    const input: CommonsenseInput = {
      demographics: { age: 34, gender: "female", birthplace: "Japan", residence: "Canada" }, relation: "routine",
      persona: { subject: "I", sentence: "I mend old radios.", entityKey: "hobby", entityValue: "old radios", category: "hobby" },
    };
    const calls: StepCall[] = [];
    const outcome = await askStep(client(), commonsenseStep, input, { seed, signal, maxSeeds: 1, onCall: (call) => void calls.push(call) }).catch((error: unknown) => error);
    if (!(outcome instanceof StepQuarantined)) expect(outcome).toMatchObject({ output: expect.stringMatching(/^[^]{1,300}$/), rung: "as-sent", calls: calls.length });
    expect(calls.length).toBeGreaterThan(0);
    for (const { finish, isTruncated, rung, usage } of calls) {
      expect(isTruncated).toBe(finish === "length");
      expect(rung === null || !isTruncated).toBe(true);
      expect(usage?.outputTokens).toBeLessThanOrEqual(commonsenseStep.sampling.maxTokens * 2);
    }
  }, 60_000);

  it.each(FORMS)("makes a grammar of the form of the step $name, and begins to keep to it", async ({ name, json }) => {
    const answer = await client().chat({ system: "", user: "Begin.", temperature: 1, maxTokens: 40, seed: 1, schema: { name, json } }, signal);
    expect(answer.text).toMatch(new RegExp(`^\\s*\\{\\s*"(${Object.keys(json.properties as object).join("|")})`));
  }, 60_000);
});
