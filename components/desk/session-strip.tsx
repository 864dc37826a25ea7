"use client";

import { clsx } from "clsx";
import { BookOpen, Check, Images, Search, UserRound } from "lucide-react";
import { useEffect, useRef } from "react";
import { shortDate } from "@/lib/desk/dates";
import { countImages } from "@/lib/desk/gallery";
import type { RatingItem } from "@/lib/judgments/desk";
import { useParts, useReading } from "./desk-context";
import { jumpToSession } from "./jump";

/** The rail of narrow screens: sessions side by side under the header, and the three ways of looking something up. */
export function SessionStrip({ item }: { item: RatingItem }) {
  const read = useReading((state) => state.read);
  const current = useReading((state) => state.current);
  const parts = useParts();
  const { view } = parts;
  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    const tab = strip.current?.querySelector<HTMLElement>("[aria-current]");
    if (tab) strip.current?.scrollTo({ left: tab.offsetLeft - strip.current.clientWidth / 3 });
  }, [current]);
  const tool = "grid size-11 shrink-0 place-items-center text-soft hover:text-ink";
  return (
    <div className="sticky top-13 z-20 flex items-stretch border-b border-line bg-paper/95 backdrop-blur-sm">
      <nav ref={strip} aria-label="Sessions" className="relative min-w-0 flex-1 overflow-x-auto overscroll-x-contain [scrollbar-width:none]">
        <ol className="flex px-2">
          {item.sessions.map((session) => {
            const isCurrent = session.number === current;
            return (
              <li key={session.number}>
                <button
                  type="button"
                  onClick={() => jumpToSession(parts, session.number)}
                  aria-current={isCurrent ? "true" : undefined}
                  aria-label={`Session ${session.number}, ${shortDate(session.date, session.dateText) ?? "no date"}${read.includes(session.number) ? ", read" : ""}`}
                  className={clsx("flex h-11 min-w-9 items-center justify-center gap-1 border-b-2 px-2.5 text-[13px] whitespace-nowrap tabular-nums", isCurrent ? "border-accent font-semibold text-ink" : "border-transparent text-soft")}
                >
                  {isCurrent ? `Session ${session.number}` : session.number}
                  {read.includes(session.number) && <Check size={13} strokeWidth={2.4} className="text-good" aria-hidden />}
                </button>
              </li>
            );
          })}
        </ol>
      </nav>
      <div className="flex border-s border-line">
        <button type="button" className={tool} aria-label="Find in the conversation" onClick={() => view.set({ lookUp: "find" })}><Search size={17} aria-hidden /></button>
        {countImages(item).total > 0 && (
          <button type="button" className={tool} aria-label="All images" onClick={() => view.set({ overlay: "images" })}><Images size={17} aria-hidden /></button>
        )}
        <button type="button" className={clsx(tool, "sm:hidden")} aria-label="Instructions" onClick={() => view.set({ overlay: "instructions" })}><BookOpen size={17} aria-hidden /></button>
        <button type="button" className={tool} aria-label="Persona and events" onClick={() => view.set({ lookUp: "persona" })}><UserRound size={17} aria-hidden /></button>
      </div>
    </div>
  );
}
