"use client";

import { clsx } from "clsx";
import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { Input } from "@/components/ui/field";
import { findMatches, type Match } from "@/lib/desk/find";
import type { DeskItem } from "@/lib/judgments/desk";
import { useParts } from "./desk-context";
import { jumpToTurn, turnElement } from "./jump";

/** Earlier mentions, listed; Enter and the arrow keys go from one to the next without leaving the field. */
export function FindPanel({ item, onJump }: { item: DeskItem; onJump?: () => void }) {
  const parts = useParts();
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(-1);
  const wanted = useDeferredValue(query);
  const matches = useMemo(() => findMatches(item, wanted), [item, wanted]);
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);

  useEffect(() => {
    // A dialog that opens in this moment gives the focus to its first button.
    const frame = requestAnimationFrame(() => root.current?.querySelector("input")?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  useEffect(() => {
    highlight(matches);
    return () => highlight([]);
  }, [matches]);

  function go(index: number): void {
    const match = matches[index];
    if (!match) return;
    setAt(index);
    const field = document.activeElement;
    jumpToTurn(parts, match.turn);
    if (onJump) onJump();
    else if (field instanceof HTMLElement) field.focus({ preventScroll: true });
    list.current?.children[index]?.scrollIntoView({ block: "nearest" });
  }

  const isMany = item.kind === "rating" || item.sessions.length > 2;
  /** "Session 2, turn 5"; of a pair "A, session 2, turn 5", without the session where no side has two. */
  const placeOf = (match: Match) => [match.side, isMany && `${match.side === null ? "Session" : "session"} ${match.session}`, `turn ${match.turnNumber}`].filter(Boolean).join(", ");
  return (
    <div ref={root} className="flex min-h-0 flex-col gap-3">
      <Input
        type="search"
        aria-label={item.kind === "rating" ? "Find in the conversation" : "Find in both conversations"}
        placeholder="A word or a name"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(-1);
        }}
        onKeyDown={(event) => {
          if (matches.length === 0) return;
          if (event.key === "Enter" || event.key === "ArrowDown") go(event.shiftKey ? (at <= 0 ? matches.length : at) - 1 : (at + 1) % matches.length);
          else if (event.key === "ArrowUp") go((at <= 0 ? matches.length : at) - 1);
          else return;
          event.preventDefault();
        }}
      />
      <p role="status" className="text-[13px] text-faint tabular-nums">
        {wanted.trim() === "" ? "Looks through every turn, whatever the case or accent." : matches.length === 0 ? "Nothing found." : `${matches.length} ${matches.length === 1 ? "mention" : "mentions"}`}
      </p>
      <ol ref={list} className="-mx-2 grid gap-0.5">
        {matches.map((match, index) => (
          <li key={`${match.turn}-${match.start}`}>
            <button
              type="button"
              onClick={() => go(index)}
              aria-current={index === at ? "true" : undefined}
              className={clsx("w-full rounded-[10px] border px-3 py-2 text-start text-[13.5px] leading-snug", index === at ? "border-accent bg-accent-soft" : "border-transparent hover:bg-sunken")}
            >
              <span className="block text-[12px] text-faint tabular-nums">{placeOf(match)} · {match.speaker}</span>
              <span dir="auto" className="text-soft">{match.before}<mark className="rounded-[3px] bg-warn-soft font-semibold text-ink">{match.text}</mark>{match.after}</span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Marks the matches in the transcript without touching what React drew there; browsers without it show the jump alone. */
function highlight(matches: readonly Match[]): void {
  if (!("highlights" in CSS)) return;
  const ranges = matches.flatMap((match) => {
    const text = turnElement(match.turn)?.querySelector("[data-text]")?.firstChild;
    if (!text || match.end > (text.textContent?.length ?? 0)) return [];
    const range = new Range();
    range.setStart(text, match.start);
    range.setEnd(text, match.end);
    return [range];
  });
  CSS.highlights.set("desk-find", new Highlight(...ranges));
}
