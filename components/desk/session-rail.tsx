"use client";

import { clsx } from "clsx";
import { Check, Images, Search, UserRound } from "lucide-react";
import { Kbd } from "@/components/ui/chip";
import { shortDate } from "@/lib/desk/dates";
import { countImages } from "@/lib/desk/gallery";
import type { RatingItem } from "@/lib/judgments/desk";
import { useParts, useReading, useView } from "./desk-context";
import { jumpToSession } from "./jump";
import { RecentItems } from "./recent-items";

/** When each sitting was, how much time lies between, and what has been read of it. */
export function SessionRail({ item }: { item: RatingItem }) {
  const read = useReading((state) => state.read);
  const current = useReading((state) => state.current);
  const parts = useParts();
  const { view } = parts;
  const characterKeys = useView((state) => state.characterKeys);
  const pictures = countImages(item).total;
  const hint = (key: string) => characterKeys && <span className="ms-auto flex"><Kbd>{key}</Kbd></span>;
  return (
    <div className="px-3 py-5">
      <nav aria-label="Sessions">
        <h2 className="mb-2 px-3 text-[12.5px] font-semibold text-faint">Sessions</h2>
        <ol>
          {item.sessions.map((session, index) => {
            const isCurrent = session.number === current;
            const isRead = read.includes(session.number);
            return (
              <li key={session.number}>
                {index > 0 && (
                  <p className="ms-[1.35rem] border-s-2 border-dotted border-line-strong/60 ps-3 text-[12px] leading-7 text-faint">{session.gap ?? <span className="sr-only">no date</span>}&nbsp;</p>
                )}
                <button
                  type="button"
                  onClick={() => jumpToSession(parts, session.number)}
                  aria-current={isCurrent ? "true" : undefined}
                  className={clsx(
                    "flex min-h-11 w-full items-center gap-2 rounded-[10px] border px-3 py-1.5 text-start",
                    isCurrent ? "border-line bg-card shadow-raised" : "border-transparent hover:bg-sunken",
                  )}
                >
                  <span className="min-w-0">
                    <span className={clsx("block text-[14px]", isCurrent && "font-semibold")}>Session {session.number}</span>
                    <span className="block truncate text-[12.5px] text-soft tabular-nums">{shortDate(session.date, session.dateText) ?? "No date"}</span>
                  </span>
                  {isRead && (
                    <span className="ms-auto flex items-center gap-1 text-[12px] font-medium text-good">
                      <Check size={13} strokeWidth={2.4} aria-hidden />
                      read
                    </span>
                  )}
                </button>
              </li>
            );
          })}
        </ol>
      </nav>
      <section aria-labelledby="look-up-title" className="mt-7">
        <h2 id="look-up-title" className="mb-1 px-3 text-[12.5px] font-semibold text-faint">Look up</h2>
        <ul>
          <li><RailButton icon={<Search size={15} aria-hidden />} onClick={() => view.set({ lookUp: "find" })}>Find {hint("/")}</RailButton></li>
          {pictures > 0 && (
            <li><RailButton icon={<Images size={15} aria-hidden />} onClick={() => view.set({ overlay: "images" })}>{pictures} {pictures === 1 ? "image" : "images"} {hint("I")}</RailButton></li>
          )}
          <li><RailButton icon={<UserRound size={15} aria-hidden />} onClick={() => view.set({ lookUp: "persona" })}>Persona {hint("P")}</RailButton></li>
        </ul>
      </section>
      <RecentItems />
    </div>
  );
}

function RailButton({ icon, children, onClick }: { icon: React.ReactNode; children: React.ReactNode; onClick: () => void }) {
  return (
    <button type="button" onClick={onClick} className="flex min-h-10 w-full items-center gap-2.5 rounded-[10px] px-3 text-start text-[14px] text-soft hover:bg-sunken hover:text-ink">
      {icon}
      {children}
    </button>
  );
}
