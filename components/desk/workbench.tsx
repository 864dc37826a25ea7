"use client";

import { clsx } from "clsx";
import { useEffect, type ReactNode } from "react";
import type { DeskItem } from "@/lib/judgments/desk";
import { ROOMY, useDesk, useMedia, useParts, useView, WIDE } from "./desk-context";
import { DeskHeader } from "./desk-header";
import { Later } from "./later";
import { ItemSkeleton } from "./item-skeleton";
import { DeskNotices, EndState, FindPanel, LookUp, RatingSheet, SessionStrip } from "./later-parts";
import { Overlays } from "./overlays";
import { PersonaLine } from "./persona-line";
import { RatingPanel } from "./rating-panel";
import { SessionRail } from "./session-rail";
import { SidePlace } from "./side-place";
import { Transcript } from "./transcript";
import { useDeskKeys } from "./use-desk-keys";

/** The whole screen. The keys work wherever the focus is inside of it. */
export function Workbench({ title, userName, instructions }: { title: string; userName: string; instructions: ReactNode }) {
  const item = useDesk((state) => state.item);
  const onKeyDown = useDeskKeys();
  const shown = item?.assignmentId;

  const { view } = useParts();
  useEffect(() => {
    // A new item is read before it is rated.
    view.set({ isSheetOpen: false, defined: null, picture: null });
    const heading = document.getElementById("item-title") ?? document.getElementById("workbench");
    heading?.focus({ preventScroll: true });
  }, [shown, view]);

  return (
    <div id="workbench" tabIndex={-1} onKeyDown={onKeyDown} className="min-h-dvh outline-none">
      {item && <SkipLinks />}
      <DeskHeader title={title} />
      {item ? <Item item={item} /> : <NoItem />}
      <Announcer />
      <Overlays item={item} instructions={instructions} userName={userName} />
    </div>
  );
}

function NoItem() {
  const isLoading = useDesk((state) => state.phase === "loading");
  return (
    <main id="main">
      {isLoading ? <ItemSkeleton /> : (
        <Later meanwhile={<ItemSkeleton />}>
          <div className="mx-auto max-w-2xl px-4 pt-4"><DeskNotices /></div>
          <EndState />
        </Later>
      )}
    </main>
  );
}

function Item({ item }: { item: DeskItem }) {
  const isWide = useMedia(WIDE);
  const isRoomy = useMedia(ROOMY);
  const isSheetOpen = useView((state) => state.isSheetOpen);
  const lookUp = useView((state) => state.lookUp);
  const isBeside = isWide && isRoomy && lookUp !== null;
  return (
    <div
      className={clsx(
        "mx-auto max-w-[1560px] lg:grid",
        isBeside ? "grid-cols-[21.5rem_minmax(0,1fr)_24.5rem]" : "lg:grid-cols-[11.5rem_minmax(0,1fr)_21.5rem] xl:grid-cols-[13rem_minmax(0,1fr)_24.5rem]",
      )}
    >
      {isWide ? (
        <div className="sticky top-13 h-[calc(100dvh-3.25rem)] overflow-y-auto overscroll-contain border-e border-line">
          {isBeside ? <Aside item={item} /> : <SessionRail item={item} />}
        </div>
      ) : (
        <Later meanwhile={<div className="h-11.25 border-b border-line" />}><SessionStrip item={item} /></Later>
      )}
      {lookUp !== null && !isBeside && <Aside item={item} />}
      <main id="main" aria-labelledby="item-title" tabIndex={-1} className="min-w-0 outline-none">
        <div className={clsx("mx-auto max-w-[47rem] px-4 pt-5 sm:px-7", isWide ? "pb-24" : isSheetOpen ? "pb-[70dvh]" : "pb-32")}>
          <Later><DeskNotices /></Later>
          <PersonaLine item={item} />
          <Transcript key={item.assignmentId} item={item} />
        </div>
      </main>
      {isWide ? <RatingPanel key={item.assignmentId} item={item} /> : <Later><RatingSheet key={item.assignmentId} item={item} /></Later>}
    </div>
  );
}

/** What is looked up: beside the transcript, or over it. */
function Aside({ item }: { item: DeskItem }) {
  const { view } = useParts();
  const lookUp = useView((state) => state.lookUp);
  const isRoomy = useMedia(ROOMY);
  const close = () => view.set({ lookUp: null });
  if (lookUp === "find") {
    return (
      <SidePlace key="find" title="Find" onClose={close}>
        <Later><FindPanel item={item} onJump={isRoomy ? undefined : close} /></Later>
      </SidePlace>
    );
  }
  return <SidePlace key="persona" title="Persona and events" onClose={close}><Later><LookUp item={item} /></Later></SidePlace>;
}

function SkipLinks() {
  const look = "sr-only z-50 rounded-lg bg-accent px-4 py-2 font-semibold text-accent-ink focus:not-sr-only focus:fixed focus:start-3 focus:top-2";
  return (
    <>
      <a href="#main" className={look}>Skip to the conversation</a>
      <a href="#ratings" className={look} onClick={() => requestAnimationFrame(() => document.querySelector<HTMLElement>("#ratings input, #ratings button")?.focus())}>Skip to the ratings</a>
    </>
  );
}

/** Moves and outcomes for those who do not see them. The same words twice are told twice. */
function Announcer() {
  const { text, number } = useDesk((state) => state.announcement);
  return <p aria-live="polite" className="sr-only">{text}{number % 2 === 0 ? "" : "\u00a0"}</p>;
}
