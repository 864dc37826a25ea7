"use client";

import { clsx } from "clsx";
import { Check } from "lucide-react";
import type { ComparisonItem, DeskSession, Side } from "@/lib/judgments/desk";
import { useParts, useReading } from "../desk-context";
import { jumpToSession } from "../jump";
import type { PairLayout } from "./use-pair-layout";

const NONE: readonly number[] = [];

/** The letter, always in sight; and the way through the sessions where there are several. */
export function SideHeader({ item, side, sessions, layout, isBeingRead }: {
  item: ComparisonItem;
  side: Side;
  sessions: readonly DeskSession[];
  layout: PairLayout;
  isBeingRead: boolean;
}) {
  const read = useReading((state) => (isBeingRead ? state.read : NONE));
  const hasMany = item.sessions.length > 2;
  const isRead = sessions.every((session) => read.includes(session.number));
  const title = (
    <h2 id={`conversation-${side}-title`} tabIndex={-1} className={clsx("outline-none", layout === "single" ? "sr-only" : "text-[22px] leading-none")}>
      <span className="sr-only">Conversation </span>{side}
    </h2>
  );
  // With room for one side, the switch above has the letters.
  if (layout === "single" && !hasMany) return title;
  return (
    <header
      className={clsx(
        "sticky z-10 flex h-11 items-center gap-3 self-start border-b border-line bg-paper/95 px-4 backdrop-blur-sm sm:px-6 lg:px-4 xl:px-6",
        layout === "together" && "top-13 row-span-full",
        layout === "apart" && "top-0",
        layout === "single" && "top-[6.375rem]",
      )}
    >
      {title}
      {hasMany && <Sessions side={side} sessions={sessions} read={read} isBeingRead={isBeingRead} />}
      {isRead && layout !== "single" && (
        <span className="ms-auto flex shrink-0 items-center gap-1 text-[12px] font-medium text-good">
          <Check size={13} strokeWidth={2.4} aria-hidden />
          read
        </span>
      )}
    </header>
  );
}

function Sessions({ side, sessions, read, isBeingRead }: { side: Side; sessions: readonly DeskSession[]; read: readonly number[]; isBeingRead: boolean }) {
  const parts = useParts();
  const current = useReading((state) => (isBeingRead ? state.currentOf[side] : null));
  return (
    <nav aria-label={`Sessions of ${side}`} className="min-w-0 overflow-x-auto overscroll-x-contain [scrollbar-width:none]">
      <ol className="flex">
        {sessions.map((session) => {
          const isRead = read.includes(session.number);
          const isCurrent = session.number === current;
          return (
            <li key={session.number}>
              <button
                type="button"
                onClick={() => jumpToSession(parts, session.number)}
                aria-current={isCurrent ? "true" : undefined}
                aria-label={`Session ${session.label} of ${side}${isRead ? ", read" : ""}`}
                className={clsx("flex h-11 -scroll-mt-7 min-w-9 items-center justify-center gap-1 border-b-2 px-2 text-[13px] whitespace-nowrap tabular-nums -outline-offset-2", isCurrent ? "border-accent font-semibold text-ink" : "border-transparent text-soft hover:text-ink")}
              >
                {isCurrent ? `Session ${session.label}` : session.label}
                {isRead && <Check size={12} strokeWidth={2.4} className="text-good" aria-hidden />}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
