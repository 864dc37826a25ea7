/** Watches which turns stand in the viewport and says which sessions have been read. */
import { changeView, findCurrent, listReadSessions, NOTHING_READ, settleReading, TURN_SEEN_AFTER_MS, type Current, type Reading, type TurnId } from "@/lib/desk/reading";
import type { DeskItem, Side } from "@/lib/judgments/desk";
import { INITIAL_READING, type ReadingState } from "./desk-state";
import type { Store } from "./store";

export type ReadingObserver = {
  /** A new item: what was seen of it before is handed in. */
  begin(item: DeskItem, seen: readonly TurnId[]): void;
  /** The item's turns are in the page. `covered`: pixels at the top of the viewport behind which nothing is seen. */
  watch(root: HTMLElement, covered: number): () => void;
};

/** A turn is in view when half of it is, or when it fills much of the viewport. */
const THRESHOLDS = [0, 0.25, 0.5, 0.75, 1];

export function createReadingObserver(store: Store<ReadingState>): ReadingObserver {
  let reading: Reading = NOTHING_READ;
  let item: DeskItem | null = null;
  let settle: ReturnType<typeof setTimeout> | undefined;

  function publish(next: Reading): void {
    const seenMore = next.seen !== reading.seen;
    reading = next;
    const sessions = item?.sessions ?? [];
    const current = findCurrent(sessions, Object.keys(reading.visibleSince), store.get());
    store.set(seenMore ? { ...current, seen: reading.seen, read: listReadSessions(sessions, reading.seen) } : current);
  }

  function look(entered: TurnId[], left: TurnId[]): void {
    publish(changeView(reading, { entered, left }, performance.now()));
    clearTimeout(settle);
    settle = setTimeout(() => publish(settleReading(reading, performance.now())), TURN_SEEN_AFTER_MS + 20);
  }

  return {
    begin(next, seen) {
      item = next;
      reading = { visibleSince: {}, seen: new Set(seen) };
      store.set({ ...INITIAL_READING, seen: reading.seen, read: listReadSessions(next.sessions, reading.seen), ...beginning(next.sessions) });
    },
    watch(root, covered) {
      const inView = new Set<Element>();
      const observer = new IntersectionObserver(
        (entries) => {
          const entered: TurnId[] = [];
          const left: TurnId[] = [];
          for (const entry of entries) {
            const id = (entry.target as HTMLElement).dataset.turn ?? "";
            const enough = entry.isIntersecting && (entry.intersectionRatio >= 0.5 || entry.intersectionRect.height >= window.innerHeight * 0.4);
            if (enough === inView.has(entry.target)) continue;
            if (enough) inView.add(entry.target);
            else inView.delete(entry.target);
            (enough ? entered : left).push(id);
          }
          if (entered.length + left.length > 0) look(entered, left);
        },
        // What stands behind the header or behind the bar at the bottom is not seen.
        { rootMargin: `-${covered}px 0px -64px 0px`, threshold: THRESHOLDS },
      );
      for (const turn of root.querySelectorAll("[data-turn]")) observer.observe(turn);
      // A hidden tab is not read, however long it stays.
      const onVisibility = () => {
        const ids = [...inView].map((turn) => (turn as HTMLElement).dataset.turn ?? "");
        if (document.visibilityState === "visible") look(ids, []);
        else publish(changeView(reading, { entered: [], left: ids }, performance.now()));
      };
      document.addEventListener("visibilitychange", onVisibility);
      return () => {
        observer.disconnect();
        clearTimeout(settle);
        document.removeEventListener("visibilitychange", onVisibility);
      };
    },
  };
}

function beginning(sessions: DeskItem["sessions"]): Current {
  const firstOf = (side: Side | null) => sessions.find((session) => side === null || session.side === side)?.number ?? null;
  return { current: firstOf(null), currentOf: { A: firstOf("A"), B: firstOf("B") } };
}
