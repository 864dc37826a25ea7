import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ApiAnswer } from "@/components/desk/runtime/api";
import { createBench, type Running } from "@/components/desk/runtime/bench";
import type { DeviceStorage } from "@/components/desk/runtime/device-storage";
import type { DraftSaver } from "@/components/desk/runtime/draft-saver";
import { startGuessWork } from "@/components/desk/runtime/guess-work";
import type { PendingGuess } from "@/lib/desk/closing";
import { USER } from "./fake-server";

const OK: ApiAnswer = { kind: "ok", data: {} };
const AWAY: ApiAnswer = { kind: "unreachable", retryAfterMs: 0 };
const pending = (assignmentId: string, changes: Partial<PendingGuess> = {}): PendingGuess => ({ userId: USER, studyId: "study", assignmentId, guess: "right", ...changes });

/** A desk at its end: what the device keeps, and what the server answers to each call. */
function seat(left: PendingGuess[], answers: ApiAnswer[]) {
  const kept = new Map(left.map((guess) => [`${guess.userId} ${guess.assignmentId}`, guess]));
  const sent: string[] = [];
  const bench = createBench({ userId: USER, studyId: "study", kind: "comparison", programVersion: "0" });
  bench.api.call = async (_method, path, body) => {
    sent.push(`${path.split("/")[2]} ${(body as { guess: string }).guess}`);
    return answers.shift() ?? OK;
  };
  const storage = {
    keeps: () => true,
    listGuesses: async () => [...kept.values()],
    putGuess: async (guess: PendingGuess) => void kept.set(`${guess.userId} ${guess.assignmentId}`, guess),
    removeGuess: async (guess: PendingGuess) => void kept.delete(`${guess.userId} ${guess.assignmentId}`),
  } as unknown as DeviceStorage;
  const saver = { listStuck: () => [], countUnsaved: () => 0 } as unknown as DraftSaver;
  const running = { storage, saver } as Running;
  bench.running = running;
  const work = startGuessWork(bench, running);
  const closing = () => bench.state.get().closing;
  return { bench, work, kept, sent, closing, save: () => bench.state.get().save.kind };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(10_000);
  vi.stubGlobal("navigator", { onLine: true });
  vi.stubGlobal("localStorage", { getItem: () => null, setItem: () => undefined });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("an answer to the last question", () => {
  it("is called saved when the server has said that it has it", async () => {
    const { work, kept, sent, closing, save } = seat([], []);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(closing().phase).toBe("ready");
    work.give("a", "left");
    expect(closing().given).toEqual(new Set(["a"]));
    expect(save()).toBe("saving");
    await vi.advanceTimersByTimeAsync(10);
    expect(sent).toEqual(["a left"]);
    expect(kept.size).toBe(0);
    expect(save()).toBe("saved");
  });

  it("stays on the device and is sent again until it has arrived", async () => {
    const { work, kept, sent, save } = seat([], [AWAY, AWAY]);
    await vi.advanceTimersByTimeAsync(1_000);
    work.give("a", "unsure");
    await vi.advanceTimersByTimeAsync(10);
    expect(kept.size).toBe(1);
    expect(save()).toBe("device");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent).toEqual(["a unsure", "a unsure", "a unsure"]);
    expect(kept.size).toBe(0);
    expect(save()).toBe("saved");
  });

  it("left by an earlier visit is sent, and not asked for again", async () => {
    const { kept, sent, closing } = seat([pending("a"), pending("x", { studyId: "other" }), pending("b", { userId: "somebody else" })], []);
    await vi.advanceTimersByTimeAsync(10);
    expect(sent).toEqual(["a right", "x right"]);
    expect(closing().given).toEqual(new Set(["a"]));
    // Another person's stays where it is.
    expect([...kept.values()].map((guess) => guess.assignmentId)).toEqual(["b"]);
  });

  it("is given once, however often it is pressed, and never by a press that was meant for something else", async () => {
    const { bench, work, sent, closing } = seat([], []);
    await vi.advanceTimersByTimeAsync(1_000);
    work.give("a", "left");
    work.give("a", "right");
    bench.state.set({ closing: { ...closing(), shownAtMs: performance.now() } });
    work.give("b", "left");
    await vi.advanceTimersByTimeAsync(600);
    expect(sent).toEqual(["a left"]);
    work.give("b", "right");
    await vi.advanceTimersByTimeAsync(10);
    expect(sent).toEqual(["a left", "b right"]);
  });

  it("that the server does not take is told, and does not hold up the others", async () => {
    const { work, kept, sent, closing } = seat([], [{ kind: "refused", status: 409, message: "This pair has not been judged yet." }]);
    await vi.advanceTimersByTimeAsync(1_000);
    work.give("a", "left");
    work.give("b", "left");
    await vi.advanceTimersByTimeAsync(10);
    expect(sent).toEqual(["a left", "b left"]);
    expect(closing().refusal).toBe("This pair has not been judged yet.");
    expect(kept.size).toBe(0);
  });

  it("waits for its own person to be signed in", async () => {
    const { bench, work, kept, sent } = seat([], [{ kind: "signedOut", otherPerson: false }]);
    await vi.advanceTimersByTimeAsync(1_000);
    work.give("a", "left");
    await vi.advanceTimersByTimeAsync(120_000);
    expect(sent).toHaveLength(1);
    expect(kept.size).toBe(1);
    expect(bench.state.get().signIn).toBe("signedOut");
    work.kick();
    await vi.advanceTimersByTimeAsync(10);
    expect(kept.size).toBe(0);
  });
});
