/** Times of the item on the desk, on the monotonic clock; a reload goes on where the page was left. */
import { advance, isBreakDue, isDeserted, noteInput, noteVisibility, startActiveTime } from "@/lib/desk/active-time";
import { NO_TIMES, type ItemTimes } from "@/lib/desk/submission";

export type ItemClock = {
  /** An item is on the screen: its clock starts, or goes on from `carried`. */
  show(carried: ItemTimes | null): void;
  times(): ItemTimes;
  noteAnswer(): void;
  noteImageOpened(): void;
  takeBreak(): void;
  isBreakDue(): boolean;
  isDeserted(): boolean;
  stop(): void;
};

/** Input within a second is one input: pointer moves come by the hundred. */
const INPUT_GRAIN_MS = 1_000;

export function startItemClock(): ItemClock {
  let active = startActiveTime(performance.now(), document.visibilityState === "visible");
  let carried: ItemTimes = NO_TIMES;
  let shownAt = performance.now();
  let activeAtShow = 0;
  let lastBreakAt = 0;
  let lastNoted = 0;

  const onInput = () => {
    const now = performance.now();
    if (now - lastNoted < INPUT_GRAIN_MS) return;
    lastNoted = now;
    active = noteInput(active, now);
  };
  const onVisibility = () => {
    active = noteVisibility(active, document.visibilityState === "visible", performance.now());
  };
  const signals = ["pointermove", "pointerdown", "keydown", "wheel", "touchmove", "scroll"] as const;
  for (const signal of signals) window.addEventListener(signal, onInput, { passive: true, capture: true });
  document.addEventListener("visibilitychange", onVisibility);

  const elapsed = () => carried.elapsedMs + performance.now() - shownAt;
  const activeNow = () => {
    active = advance(active, performance.now());
    return active.activeMs;
  };

  return {
    show(from) {
      carried = from ?? NO_TIMES;
      shownAt = performance.now();
      activeAtShow = activeNow();
    },
    times: () => ({ ...carried, elapsedMs: elapsed(), activeMs: carried.activeMs + activeNow() - activeAtShow }),
    noteAnswer() {
      carried = { ...carried, firstAnswerAfterMs: carried.firstAnswerAfterMs ?? elapsed() };
    },
    noteImageOpened() {
      carried = { ...carried, imagesOpened: carried.imagesOpened + 1 };
    },
    takeBreak() {
      lastBreakAt = activeNow();
    },
    isBreakDue: () => isBreakDue(activeNow(), lastBreakAt),
    isDeserted: () => isDeserted(active, performance.now()),
    stop() {
      for (const signal of signals) window.removeEventListener(signal, onInput, { capture: true });
      document.removeEventListener("visibilitychange", onVisibility);
    },
  };
}
