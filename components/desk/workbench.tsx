"use client";

import { useEffect, type ReactNode } from "react";
import { useDesk, useParts, useView } from "./desk-context";
import { DeskHeader } from "./desk-header";
import { fetchLaterParts } from "./fetch-later";
import { ItemSkeleton } from "./item-skeleton";
import { Later } from "./later";
import { DeskNotices, Overlays } from "./later-parts";
import { EndState, PairView } from "./later-screens";
import { RatingView } from "./rating-view";
import { SkipLinks } from "./skip-links";
import { useDeskKeys } from "./use-desk-keys";

/** The whole screen. The keys work wherever the focus is inside of it. */
export function Workbench({ title, userName, instructions }: { title: string; userName: string; instructions: ReactNode }) {
  const item = useDesk((state) => state.item);
  const closing = useDesk((state) => state.closing.item);
  const isCovered = useIsCovered();
  const onKeyDown = useDeskKeys();
  const shown = item?.assignmentId;

  const { kind, view } = useParts();
  useEffect(() => {
    const timer = setTimeout(() => fetchLaterParts(kind), 1_000);
    return () => clearTimeout(timer);
  }, [kind]);
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
      {item?.kind === "rating" ? <RatingView item={item} /> : item ? <Later meanwhile={<ItemSkeleton />}><PairView item={item} /></Later> : <NoItem />}
      <Announcer />
      {isCovered && <Later><Overlays item={item ?? closing} instructions={instructions} userName={userName} /></Later>}
    </div>
  );
}

/** Whether something is open over the page. */
function useIsCovered(): boolean {
  const isAsked = useDesk((state) => state.unreadAsked !== null || state.signIn !== "no");
  const isOpened = useView((state) => state.overlay !== null || state.picture !== null);
  return isAsked || isOpened;
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

/** Moves and outcomes for those who do not see them. The same words twice are told twice. */
function Announcer() {
  const { text, number } = useDesk((state) => state.announcement);
  return <p aria-live="polite" className="sr-only">{text}{number % 2 === 0 ? "" : "\u00a0"}</p>;
}
