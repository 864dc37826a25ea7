"use client";

import { clsx } from "clsx";
import { memo } from "react";
import { sessionsOf } from "@/lib/desk/sides";
import type { ComparisonItem, Side } from "@/lib/judgments/desk";
import { useParts } from "../desk-context";
import { showSide } from "../jump";
import { TranscriptSession } from "../transcript-session";
import { SideHeader } from "./side-header";
import { SidePeople } from "./side-people";
import type { PairLayout } from "./use-pair-layout";

/** Rows of the shared grid before the sessions: the letters, and what is known of the people. */
export const ROWS_BEFORE = 2;

const ROOM = "px-4 sm:px-6 lg:px-4 xl:px-6";

/** One conversation of the pair, under its letter. Giving an answer draws nothing here anew. */
export const SideColumn = memo(function SideColumn({ item, side, layout, rows, isHidden, isBeingRead, onOpenPicture }: {
  item: ComparisonItem;
  side: Side;
  layout: PairLayout;
  /** Of the grid that both sides share. */
  rows: number;
  isHidden: boolean;
  isBeingRead: boolean;
  onOpenPicture: (number: number) => void;
}) {
  const { view } = useParts();
  const sessions = sessionsOf(item.sessions, side);
  // Where no side has a second one and nothing is dated, the heading of a session would say nothing.
  const isUntitled = item.sessions.length === 2 && item.sessions.every((session) => session.date === null && session.dateText === null);
  const isPane = layout === "apart";
  const attend = () => showSide({ view }, side);
  return (
    <section
      id={`conversation-${side}`}
      aria-labelledby={`conversation-${side}-title`}
      data-side={side}
      data-pane={isPane || undefined}
      hidden={isHidden}
      tabIndex={isPane ? 0 : -1}
      onFocusCapture={attend}
      onPointerDownCapture={attend}
      className={clsx(
        "min-w-0 outline-none",
        layout !== "single" && side === "B" && "border-s border-line",
        layout === "together" && "grid grid-cols-[minmax(0,1fr)] grid-rows-subgrid *:col-start-1",
        isPane && "relative scroll-pt-11 overflow-y-auto overscroll-contain focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent",
      )}
      style={layout === "together" ? { gridRow: `1 / span ${rows}` } : undefined}
    >
      <SideHeader item={item} side={side} sessions={sessions} layout={layout} isBeingRead={isBeingRead} />
      <SidePeople known={item.sides[side]} className={ROOM} />
      {sessions.map((session, index) => (
        <div key={session.number} style={layout === "together" ? { gridRow: `${ROWS_BEFORE + 1 + index} / ${index === sessions.length - 1 ? -1 : "auto"}` } : undefined}>
          <TranscriptSession
            session={session}
            level={3}
            untitled={isUntitled}
            className={clsx(ROOM, layout === "single" && item.sessions.length > 2 ? "scroll-mt-16" : "scroll-mt-5")}
            onOpenPicture={onOpenPicture}
          />
          {index === sessions.length - 1 && (
            // Stays below the letter while the other side goes on, so that nobody looks for more.
            <p className={clsx("mt-6 pb-10 text-center text-[13px] text-faint", layout === "together" && "sticky top-24", ROOM)}>
              <span className="block border-t border-line pt-4">End of {side}</span>
            </p>
          )}
        </div>
      ))}
    </section>
  );
});
