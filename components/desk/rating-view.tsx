"use client";

import { clsx } from "clsx";
import type { RatingItem } from "@/lib/judgments/desk";
import { ROOMY, useMedia, useView, WIDE } from "./desk-context";
import { Later } from "./later";
import { Aside, DeskNotices, RatingSheet, SessionRail, SessionStrip } from "./later-parts";
import { PersonaLine } from "./persona-line";
import { RatingPanel } from "./rating-panel";
import { Transcript } from "./transcript";

/** One conversation, with its sessions on one side and what is asked on the other. */
export function RatingView({ item }: { item: RatingItem }) {
  const isWide = useMedia(WIDE);
  const isRoomy = useMedia(ROOMY);
  const isSheetOpen = useView((state) => state.isSheetOpen);
  const isLookedUp = useView((state) => state.lookUp !== null);
  // In the place of the rail, so that transcript and ratings stay where they are and in use.
  const isBeside = isWide && isRoomy && isLookedUp;
  return (
    <div
      className={clsx(
        "mx-auto max-w-[1560px] lg:grid",
        isBeside ? "grid-cols-[21.5rem_minmax(0,1fr)_24.5rem]" : "lg:grid-cols-[11.5rem_minmax(0,1fr)_21.5rem] xl:grid-cols-[13rem_minmax(0,1fr)_24.5rem]",
      )}
    >
      {isWide ? (
        <div className="sticky top-13 h-[calc(100dvh-3.25rem)] overflow-y-auto overscroll-contain border-e border-line">
          <Later>{isBeside ? <Aside item={item} isBeside /> : <SessionRail item={item} />}</Later>
        </div>
      ) : (
        <Later meanwhile={<div className="h-11.25 border-b border-line" />}><SessionStrip item={item} /></Later>
      )}
      {isLookedUp && !isBeside && <Later><Aside item={item} isBeside={false} /></Later>}
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
