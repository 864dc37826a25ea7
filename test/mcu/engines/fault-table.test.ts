/** What comes out of a step for everything that can go wrong with a server: how many calls, which rung or fault, and that nothing hangs or grows. */
import { afterEach, describe, expect, it } from "vitest";
import { askStep } from "@/lib/mcu/answer/ask-step";
import { engineConfigSchema } from "@/lib/mcu/engines/engine-config";
import { openEngines } from "@/lib/mcu/engines/open-engines";
import { seededRandom } from "@/lib/stats/random";
import { startStandInEngine, type StandInEngine, type StandInOptions } from "../../fixtures/stand-in-engine";
import type { Fault } from "../../fixtures/stand-in-fault";
import { NOTES } from "../answer/notes-step";

let engine: StandInEngine;
afterEach(() => engine.close());

const notes = { title: "It's \"tea\"", notes: [{ id: 1, text: "Water first", mood: null }, { id: 2, text: "Then leaves", mood: "good" }], isDone: true };
const signal = new AbortController().signal;

/** Far more than a busy machine takes. */
const PATIENT = { timeoutSeconds: 30, idleSeconds: 30 };
/** Where time is what goes wrong: the next try has to come in time, unless none ever does. */
const timesOf = ({ kind }: Fault, isOver: boolean) => (kind === "hang" ? { ...PATIENT, idleSeconds: isOver ? 1 : 0.1 } : kind === "drip" ? { ...PATIENT, timeoutSeconds: isOver ? 1.5 : 0.3 } : PATIENT);

/** @param isAlone one request after the other, so that all that was slept has passed. */
async function start(options: StandInOptions, { maxConcurrent = 8, times = PATIENT, isAlone = true } = {}) {
  engine = await startStandInEngine({ answers: () => notes, ...options });
  const slept: number[] = [];
  const config = engineConfigSchema.parse({ port: "chat", name: "lab", baseUrl: engine.origin, model: "m", maxConcurrent, ...times });
  const { chat } = openEngines([{ config }], { random: seededRandom(1), now: () => performance.now() + (isAlone ? slept.reduce((sum, ms) => sum + ms, 0) : 0), sleep: async (ms) => void slept.push(ms) });
  if (!chat) throw new Error("No chat port was opened.");
  const ask = (seed = 7) => askStep(chat, NOTES, { max: 3 }, { seed, signal }).catch((error: unknown) => error);
  return { ask, slept };
}

/** What is waited for is asked for some minutes, ever more rarely. */
const WAITED = expect.toSatisfy((calls: number) => calls > 8 && calls < 25) as number;

const ALL: [Fault, once: [rung: string, calls: number], always: [outcome: string, calls: number]][] = [
  [{ kind: "limited", retryAfter: "2" }, ["as-sent", 2], ["limited", WAITED]],
  [{ kind: "down" }, ["as-sent", 2], ["down", WAITED]],
  [{ kind: "hang" }, ["as-sent", 2], ["slow", 4]],
  [{ kind: "drip", everyMs: 20 }, ["as-sent", 2], ["slow", 4]],
  [{ kind: "reset" }, ["as-sent", 2], ["down", 4]],
  [{ kind: "html" }, ["as-sent", 2], ["lying", 4]],
  // Asked again it would be as large again.
  [{ kind: "endless" }, ["too-large", 1], ["too-large", 1]],
  [{ kind: "truncated" }, ["as-sent", 2], ["truncated", 3]],
  [{ kind: "whitespace-loop" }, ["as-sent", 2], ["truncated", 3]],
  [{ kind: "wrong-schema" }, ["as-sent", 2], ["unusable", 4]],
  [{ kind: "python-dict" }, ["repair", 1], ["repair", 1]],
  [{ kind: "prose" }, ["fence", 1], ["fence", 1]],
  [{ kind: "fence" }, ["fence", 1], ["fence", 1]],
  [{ kind: "think" }, ["fence", 1], ["fence", 1]],
  [{ kind: "duplicate" }, ["as-sent", 1], ["as-sent", 1]],
];

/** The rung, or why there is none. */
function cameTo(outcome: unknown): unknown {
  const { rung, fault, reason } = outcome as { rung?: string; fault?: string; reason?: string };
  return rung ?? fault ?? reason ?? outcome;
}

describe("a step asked of a server with faults", () => {
  it.each(ALL)("%j once", async (fault, [what, calls]) => {
    const { ask, slept } = await start({ faults: (_, n) => (n === 1 ? fault : undefined) }, { times: timesOf(fault, true) });
    const outcome = await ask();
    expect(cameTo(outcome)).toBe(what);
    if (what === "as-sent") expect(outcome).toMatchObject({ output: notes });
    expect(engine.calls).toEqual({ notes: calls });
    if (fault.kind === "limited") expect(slept[0]).toBeGreaterThanOrEqual(2_000);
    if (fault.kind === "endless") expect(engine.bytesSent).toBeLessThan(16e6);
  });

  it.each(ALL)("%j always", async (fault, _, [what, calls]) => {
    const { ask } = await start({ faults: () => fault }, { times: timesOf(fault, false) });
    expect(cameTo(await ask())).toBe(what);
    expect(engine.calls).toEqual({ notes: calls });
  });

  it("asks no more at once than the server bears, and loses nothing", async () => {
    const warnings: string[] = [];
    const onWarning = (warning: Error) => warnings.push(warning.name);
    process.on("warning", onWarning);
    const { ask } = await start({ latencyMs: 5, concurrency: 6 }, { maxConcurrent: 24, isAlone: false });
    const outcomes = await Promise.all(Array.from({ length: 60 }, (_, seed) => ask(seed)));
    process.off("warning", onWarning);
    expect(outcomes.filter((outcome) => cameTo(outcome) !== "as-sent")).toEqual([]);
    expect(engine.mostInFlight).toBe(6);
    // All 60 share one signal.
    expect(warnings).toEqual([]);
  });

  it("leaves a server alone that is gone", async () => {
    const { ask } = await start({ faults: () => ({ kind: "down" }) });
    expect(await ask()).toMatchObject({ fault: "down" });
    const calls = engine.calls.notes ?? 0;
    for (let time = 0; time < 5; time += 1) expect(await ask()).toMatchObject({ fault: "down" });
    expect(engine.calls.notes).toBeLessThanOrEqual(calls + 1);
  });
});
