/** Answers to the last question of a comparison: kept on the device until the server has said that it has them. */
import { waitBefore } from "@/lib/desk/backoff";
import type { PendingGuess } from "@/lib/desk/closing";
import { announce, noteAnswer, refreshSaveState, type Bench, type GuessWork, type Running } from "./bench";
import type { Closing } from "./desk-state";
import { recall, remember } from "./preferences";

/** The first answer stays, so the second click of a double click must not answer the next pair. */
export const SETTLE_MS = 500;

const skippedKey = ({ userId, studyId }: Bench["config"]) => `desk:closing:${userId}:${studyId}`;

/** Remembered, so that the page opened again does not insist. */
export function skipClosing(bench: Bench, skipped: boolean): void {
  remember(skippedKey(bench.config), skipped);
  bench.state.set({ closing: { ...bench.state.get().closing, skipped } });
}

export function startGuessWork(bench: Bench, { storage }: Running): GuessWork {
  const { userId, studyId } = bench.config;
  const pending = new Map<string, PendingGuess>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let isSending = false;
  let isStopped = false;

  function publish(change: Partial<Closing> = {}): void {
    const { closing } = bench.state.get();
    bench.state.set({ closing: { ...closing, ...change, waiting: pending.size } });
    refreshSaveState(bench);
  }

  async function open(): Promise<void> {
    const left = (await storage.listGuesses()).filter((guess) => guess.userId === userId);
    for (const guess of left) pending.set(guess.assignmentId, guess);
    const here = left.filter((guess) => guess.studyId === studyId).map((guess) => guess.assignmentId);
    const skipped = recall<boolean>(skippedKey(bench.config)) ?? false;
    publish({ phase: "ready", skipped, given: new Set([...bench.state.get().closing.given, ...here]) });
    await sendAll();
  }

  async function sendAll(): Promise<void> {
    clearTimeout(timer);
    if (isSending) return;
    isSending = true;
    let isReached = true;
    for (let [next] = pending.values(); next && isReached && !isStopped; [next] = pending.values()) isReached = await send(next);
    isSending = false;
  }

  /** @returns whether the next one may follow. */
  async function send(guess: PendingGuess): Promise<boolean> {
    const answer = await bench.api.call("POST", `/assignments/${guess.assignmentId}/guess`, { guess: guess.guess });
    if (isStopped) return false;
    noteAnswer(bench, answer.kind, answer.kind === "signedOut" && answer.otherPerson);
    if (answer.kind === "unreachable") timer = setTimeout(() => void sendAll(), waitBefore(failures++, Math.random(), answer.retryAfterMs));
    // Signed out: time does not help. The next attempt comes with a look at the tab.
    if (answer.kind === "unreachable" || answer.kind === "signedOut") return false;
    failures = 0;
    pending.delete(guess.assignmentId);
    await storage.removeGuess(guess);
    publish(answer.kind === "refused" ? { refusal: answer.message } : {});
    return true;
  }

  void open().catch((error: unknown) => {
    console.error("What this device has kept of the last question could not be read.", error);
    publish({ phase: "failed" });
  });

  return {
    give(assignmentId, choice) {
      const { closing } = bench.state.get();
      if (closing.given.has(assignmentId) || performance.now() - closing.shownAtMs < SETTLE_MS) return;
      const guess: PendingGuess = { userId, studyId, assignmentId, guess: choice };
      pending.set(assignmentId, guess);
      publish({ given: new Set([...closing.given, assignmentId]) });
      announce(bench, "Answer taken.");
      void storage.putGuess(guess).then(sendAll);
    },
    kick: () => void sendAll(),
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
