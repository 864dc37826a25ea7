/** The desk without its looks: what can be done, and the events that keep it going. */
import type { AnswerAction } from "@/lib/desk/answer-sheet";
import { isUnsaved, type DraftRow } from "@/lib/desk/draft";
import { isLeavingUnsafe } from "@/lib/desk/save-state";
import * as answers from "./answer-work";
import type { Guess } from "@/lib/judgments/endpoints";
import { announce, createBench, noteAnswer, refreshRows, refreshSaveState, type Bench, type DeskConfig } from "./bench";
import { openDeviceStorage } from "./device-storage";
import { startDraftSaver } from "./draft-saver";
import { startItemClock } from "./item-clock";
import { keepItemMemory, refill } from "./item-work";
import { startOutboxSender } from "./outbox-sender";
import { watchPage } from "./page-events";
import * as submitting from "./submit-work";
import { joinTabs, type TabMessage, type Tabs } from "./tabs";

/** A look at the clock for a break, and a word to the server that its places are still held. */
const LOOK_EVERY_MS = 15_000;
const KEEP_PLACES_EVERY_MS = 10 * 60_000;

export type Desk = ReturnType<typeof createDesk>;

export function createDesk(config: DeskConfig) {
  const bench = createBench(config);
  type Follow = { advance: boolean; follow: boolean };
  return {
    bench,
    state: bench.state,
    readingState: bench.readingState,
    start: () => start(bench),
    rate: (criterion: string, value: number, how: Follow) => answers.rate(bench, criterion, value, how),
    decline: (criterion: string, reason: "cannot_judge" | "image_missing", how: Follow) => answers.decline(bench, criterion, reason, how),
    change: (action: AnswerAction) => answers.change(bench, action),
    activate: (criterion: string, follow = false) => answers.activate(bench, criterion, follow),
    stepCriterion: (step: 1 | -1) => answers.stepCriterion(bench, step),
    undo: () => answers.undo(bench),
    forgetDraft(draft: DraftRow) {
      if (bench.state.get().setAside?.assignmentId === draft.assignmentId) bench.state.set({ setAside: null });
      void bench.running?.saver.forget(draft);
    },
    submit: (options?: { unreadAccepted?: boolean }) => void submitting.submit(bench, options),
    cancelSubmit: () => bench.state.set({ unreadAsked: null }),
    reopen: (assignmentId: string) => void submitting.reopen(bench, assignmentId),
    reopenLast: () => void submitting.reopenLast(bench),
    backToWork: () => void submitting.backToWork(bench),
    retryBlocked() {
      bench.state.set({ blocked: { kind: "sending" } });
      bench.running?.sender.kick(true);
    },
    retry() {
      bench.state.set({ phase: bench.state.get().item ? "working" : "loading" });
      wake(bench);
    },
    noteImageOpened: () => bench.running?.clock.noteImageOpened(),
    takeBreak() {
      bench.running?.clock.takeBreak();
      bench.state.set({ isBreakDue: false });
    },
    guess: (assignmentId: string, guess: Guess) => bench.guesses?.give(assignmentId, guess),
    announce: (text: string) => announce(bench, text),
  };
}

/** The network is back, or somebody looks at the tab: everything that waits is tried at once. */
function wake(bench: Bench): void {
  bench.running?.sender.kick(true);
  bench.running?.saver.flush();
  if (bench.guesses) bench.guesses.kick();
  else void startGuesses(bench);
  const { item, signIn } = bench.state.get();
  if (!item || signIn !== "no" || bench.line.length === 0) void refill(bench);
}

function start(bench: Bench): () => void {
  let stopped = false;
  const stops: (() => void)[] = [];
  void open(bench, stops, () => stopped).catch((error: unknown) => {
    console.error("The desk could not be opened.", error);
    bench.state.set({ phase: "failed", failure: "The desk could not be opened in this browser." });
  });
  return () => {
    stopped = true;
    keepItemMemory(bench);
    for (const stop of stops) stop();
    bench.guesses?.stop();
    bench.guesses = null;
    bench.running = null;
  };
}

async function open(bench: Bench, stops: (() => void)[], isStopped: () => boolean): Promise<void> {
  const { userId } = bench.config;
  const storage = await openDeviceStorage(() => refreshSaveState(bench));
  const drafts = await storage.listDrafts();
  if (isStopped()) return;
  const tabs: Tabs = joinTabs(userId, (message) => hear(bench, message, tabs));
  const saver = startDraftSaver(bench.api, storage, drafts.filter((draft) => draft.userId === userId), {
    onChange: () => refreshSaveState(bench),
    onAnswer: (kind, otherPerson) => noteAnswer(bench, kind, otherPerson),
    onOvertaken(draft, serverSequence, submitted) {
      const { item, sheet } = bench.state.get();
      if (item?.assignmentId !== draft.assignmentId) return;
      if (submitted) return bench.state.set({ overtaken: true });
      // A later draft from another tab or device: the next answer given here is later still.
      bench.state.set({ isOutpaced: true, sheet: { ...sheet, sequence: Math.max(sheet.sequence, serverSequence) } });
    },
  });
  const sender = startOutboxSender(userId, bench.api, storage, {
    onReceipt: (row, receipt) => void submitting.takeReceipt(bench, row, receipt),
    onEnd: (end) => void submitting.takeEnd(bench, end),
  });
  const clock = startItemClock();
  bench.running = { storage, saver, sender, tabs, clock };
  const tellWhatIsShown = (isLeft: boolean) => {
    const assignmentId = bench.state.get().item?.assignmentId;
    if (assignmentId) tabs.tell(isLeft ? { type: "left", assignmentId } : { type: "showing", assignmentId, reply: false });
  };
  stops.push(() => tellWhatIsShown(true), tabs.close, saver.stop, sender.stop, clock.stop);
  stops.push(watchPage({
    online() {
      bench.unreachable = false;
      refreshSaveState(bench);
      wake(bench);
    },
    offline: () => refreshSaveState(bench),
    shown: () => wake(bench),
    hidden() {
      keepItemMemory(bench);
      saver.flush(true);
    },
    gone: () => tellWhatIsShown(true),
    back: () => tellWhatIsShown(false),
    isLeavingUnsafe: () => isLeavingUnsafe(bench.state.get().save),
  }));
  stops.push(every(LOOK_EVERY_MS, () => {
    if (clock.isBreakDue()) bench.state.set({ isBreakDue: true });
    if (bench.state.get().phase === "waiting") void refill(bench);
  }));
  stops.push(every(KEEP_PLACES_EVERY_MS, () => document.visibilityState === "visible" && !clock.isDeserted() && void refill(bench)));

  void startGuesses(bench);
  await refreshRows(bench);
  for (const row of bench.state.get().rows) if (row.state.kind === "waiting") bench.finished.add(row.assignmentId);
  sender.kick(true);
  if (drafts.some((draft) => draft.userId === userId && isUnsaved(draft))) saver.flush();
  await refill(bench);
}

/** Answers to the last question of a comparison, left by an earlier visit or still to come. Its program is only fetched for one. */
async function startGuesses(bench: Bench): Promise<void> {
  const { running, config } = bench;
  if (config.kind !== "comparison" || !running) return;
  try {
    const { startGuessWork } = await import("./guess-work");
    if (bench.running === running) bench.guesses ??= startGuessWork(bench, running);
  } catch (error) {
    console.info("The last question cannot be asked yet.", error);
    bench.state.set({ closing: { ...bench.state.get().closing, phase: "failed" } });
  }
}

function every(milliseconds: number, work: () => void): () => void {
  const timer = setInterval(work, milliseconds);
  return () => clearInterval(timer);
}

function hear(bench: Bench, message: TabMessage, tabs: Tabs): void {
  if (message.type === "outbox") return void refreshRows(bench);
  const shown = bench.state.get().item?.assignmentId;
  if (shown === undefined || message.assignmentId !== shown) return;
  bench.state.set({ openElsewhere: message.type === "showing" });
  // After one has left, it is asked whether another one is still there.
  if (message.type === "left" || !message.reply) tabs.tell({ type: "showing", assignmentId: shown, reply: message.type === "showing" });
}
