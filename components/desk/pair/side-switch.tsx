"use client";

import { clsx } from "clsx";
import { BookOpen, Check, History, Images, Search, UserRound } from "lucide-react";
import { countImages } from "@/lib/desk/gallery";
import { BOTH_SIDES, sessionsOf, showsPeople } from "@/lib/desk/sides";
import type { ComparisonItem } from "@/lib/judgments/desk";
import { useDesk, useParts, useReading, useView } from "../desk-context";
import { showSide } from "../jump";

// What sticks to the top is in sight already: reaching it must not move the page.
const TOOL = "grid size-11 shrink-0 -scroll-mt-7 place-items-center rounded-lg text-soft -outline-offset-4 hover:text-ink";
const NONE: readonly number[] = [];

/** Where there is room for one conversation at a time: which one, and what has been read of each. */
export function SideSwitch({ item, isBeingRead = true }: { item: ComparisonItem; isBeingRead?: boolean }) {
  const { view } = useParts();
  const shown = useView((state) => state.side);
  const read = useReading((state) => (isBeingRead ? state.read : NONE));
  const hasRecent = useDesk((state) => (state.queue?.recent.length ?? 0) > 0);
  return (
    <div className="sticky top-13 z-20 flex h-[3.125rem] items-center gap-2 border-b border-line bg-paper/95 ps-4 backdrop-blur-sm">
      {isBeingRead && <h1 id="item-title" tabIndex={-1} className="sr-only">Two conversations</h1>}
      <div role="group" aria-label="Conversation that is shown" className="flex min-w-0 flex-1 gap-1 rounded-xl bg-sunken p-[3px]">
        {BOTH_SIDES.map((side) => {
          const isShown = side === shown;
          const isRead = sessionsOf(item.sessions, side).every((session) => read.includes(session.number));
          return (
            <button
              key={side}
              type="button"
              aria-pressed={isShown}
              aria-label={`Conversation ${side}${isBeingRead ? (isRead ? ", read" : ", not read yet") : ""}`}
              onClick={() => showSide({ view }, side)}
              className={clsx(
                "flex h-[38px] -scroll-mt-7 min-w-14 flex-1 items-center justify-center gap-2 rounded-[9px] border text-[17px] font-semibold",
                isShown ? "border-line-strong/60 bg-card text-ink shadow-raised forced-colors:border-3 forced-colors:border-[Highlight]" : "border-transparent text-soft",
              )}
            >
              {side}
              {isBeingRead && (isRead ? <Check size={14} strokeWidth={2.6} className="text-good" aria-hidden /> : <span aria-hidden className="size-[7px] rounded-full bg-warn forced-colors:bg-[CanvasText]" />)}
            </button>
          );
        })}
      </div>
      <div className="flex pe-1">
        {isBeingRead && <button type="button" className={TOOL} aria-label="Find in both conversations" onClick={() => view.set({ lookUp: "find" })}><Search size={17} aria-hidden /></button>}
        {countImages(item).total > 0 && <button type="button" className={TOOL} aria-label="All images" onClick={() => view.set({ overlay: "images" })}><Images size={17} aria-hidden /></button>}
        {isBeingRead && showsPeople(item) && <button type="button" className={TOOL} aria-label="People and events" onClick={() => view.set({ lookUp: "persona" })}><UserRound size={17} aria-hidden /></button>}
        {isBeingRead && hasRecent && <button type="button" className={TOOL} aria-label="Submitted pairs" onClick={() => view.set({ overlay: "recent" })}><History size={17} aria-hidden /></button>}
        {isBeingRead && <button type="button" className={clsx(TOOL, "sm:hidden")} aria-label="Instructions" onClick={() => view.set({ overlay: "instructions" })}><BookOpen size={17} aria-hidden /></button>}
      </div>
    </div>
  );
}
