import { describe, expect, it } from "vitest";
import { askStep, StepQuarantined, type StepCall } from "@/lib/mcu/answer/ask-step";
import { endure } from "@/lib/mcu/engines/endure";
import { enduringChat } from "@/lib/mcu/engines/enduring-ports";
import { seededRandom } from "@/lib/stats/random";
import { EngineError, type ChatAnswer, type ChatPort, type ChatRequest } from "@/lib/mcu/ports";
import { NOTES } from "./notes-step";

const engine = { name: "lab", model: "m", revision: null, licence: null };
const good = JSON.stringify({ title: "Tea", notes: [], isDone: true });
type Said = { text: string; finish?: ChatAnswer["finish"] } | EngineError;

function saying(...all: Said[]): ChatPort & { requests: ChatRequest[] } {
  const requests: ChatRequest[] = [];
  return {
    requests,
    chat: async (request) => {
      const said = all[Math.min(requests.length, all.length - 1)];
      requests.push(request);
      if (said === undefined || said instanceof EngineError) throw said;
      return { text: said.text, finish: said.finish ?? "stop", usage: null, engine, ms: 5 };
    },
  };
}

async function ask(port: ChatPort) {
  const calls: StepCall[] = [];
  const outcome = await askStep(port, NOTES, { max: 3 }, { seed: 7, signal: new AbortController().signal, onCall: (call) => void calls.push(call) })
    .catch((error: unknown) => error);
  return { outcome, calls };
}

describe("askStep", () => {
  it("asks once where the first answer can be used, with the form on the wire", async () => {
    const port = saying({ text: good });
    expect((await ask(port)).outcome).toEqual({ output: JSON.parse(good), rung: "as-sent", calls: 1 });
    expect(port.requests[0]).toMatchObject({ seed: 7, temperature: 0.7, maxTokens: 500, schema: { name: "notes", json: { type: "object" } } });
  });

  it("asks once to mend an answer, at temperature 0, with what is wrong", async () => {
    const port = saying({ text: "{}" }, { text: good });
    const { outcome, calls } = await ask(port);
    expect(outcome).toMatchObject({ calls: 2 });
    expect(port.requests[1]).toMatchObject({ temperature: 0, repair: { answer: "{}", problems: expect.arrayContaining([expect.stringMatching(/^title: /)]) } });
    expect(calls.map(({ isRepair, rung }) => [isRepair, rung])).toEqual([[false, null], [true, "as-sent"]]);
  });

  it("never has a truncated answer mended: another seed and more tokens", async () => {
    const port = saying({ text: good.slice(0, 20), finish: "length" }, { text: good });
    expect((await ask(port)).outcome).toMatchObject({ calls: 2 });
    expect(port.requests[1]?.repair).toBeUndefined();
    expect(port.requests[1]).toMatchObject({ maxTokens: 750, temperature: 0.7 });
    expect(port.requests[1]?.seed).not.toBe(7);
  });

  it("gives up after one mending and two new seeds, and says why", async () => {
    const { outcome, calls } = await ask(saying({ text: "no ".repeat(3000) }));
    expect(outcome).toBeInstanceOf(StepQuarantined);
    expect(outcome).toMatchObject({ reason: "unusable", problems: ["The answer holds no JSON object."] });
    expect((outcome as StepQuarantined).lastAnswer).toHaveLength(4000);
    expect(calls.map((call) => call.isRepair)).toEqual([false, true, false, false]);
    expect(new Set(calls.map((call) => call.seed)).size).toBe(3);
    expect((await ask(saying({ text: "{", finish: "length" }))).outcome).toMatchObject({ reason: "truncated" });
  });

  it("writes a call down that failed, and passes the fault on", async () => {
    const { outcome, calls } = await ask(saying(new EngineError("down", "It is down.")));
    expect(outcome).toMatchObject({ fault: "down" });
    expect(calls).toMatchObject([{ fault: "down", engine: null, problems: ["It is down."], ms: null }]);
  });

  it("writes down how long the engine was at work, all tries together, whether or not one was answered", async () => {
    let clock = 0;
    const surroundings = { random: seededRandom(1), now: () => clock, sleep: async (ms: number) => void (clock += ms) };
    const failing = (times: number): ChatPort => {
      const port = saying({ text: good });
      let tried = 0;
      return enduringChat({ chat: async (request, signal) => {
        clock += 100;
        tried += 1;
        if (tried <= times) throw new EngineError("slow", "It took too long.");
        return port.chat(request, signal);
      } }, endure({ name: "lab", maxConcurrent: 1 }, surroundings));
    };
    expect((await ask(failing(2))).calls).toMatchObject([{ ms: 300, rung: "as-sent" }]);
    expect((await ask(failing(9))).calls).toMatchObject([{ ms: 400, fault: "slow" }]);
    // Those that wait for their turn are not at work.
    const shared = failing(0);
    const together = await Promise.all([1, 2, 3].map(() => ask(shared)));
    expect(together.flatMap(({ calls }) => calls.map(({ ms }) => ms))).toEqual([100, 100, 100]);
  });
});
