"use client";

import { clsx } from "clsx";
import { BOTH_SIDES, sessionsOf } from "@/lib/desk/sides";
import type { ComparisonItem } from "@/lib/judgments/desk";
import { useOpenPicture } from "../desk-context";
import { ROWS_BEFORE, SideColumn } from "./side-column";
import { useKeptPlaces } from "./use-kept-places";
import type { PairLayout } from "./use-pair-layout";

/**
 * A before B on the page, however they stand on the screen. Scrolled together they share the rows of one grid, so that the
 * n-th session of one begins at the height of the n-th of the other.
 */
export function PairColumns({ item, layout, isBeingRead }: {
  item: ComparisonItem;
  layout: PairLayout;
  /** Marks what has been read. */
  isBeingRead: boolean;
}) {
  const side = useKeptPlaces(item, layout);
  const openPicture = useOpenPicture();
  const most = Math.max(...BOTH_SIDES.map((each) => sessionsOf(item.sessions, each).length));
  // The last row takes what is left over: a long last session on one side pulls nothing apart on the other.
  const rows = ROWS_BEFORE + most + 1;
  return (
    <div
      className={clsx(layout !== "single" && "grid grid-cols-2 border-t border-line", layout === "apart" && "min-h-0 flex-1 grid-rows-[minmax(0,1fr)]")}
      style={layout === "together" ? { gridTemplateRows: `2.75rem repeat(${rows - 2}, auto) 1fr` } : undefined}
    >
      {BOTH_SIDES.map((each) => (
        <SideColumn key={each} item={item} side={each} layout={layout} rows={rows} isHidden={layout === "single" && each !== side} isBeingRead={isBeingRead} onOpenPicture={openPicture} />
      ))}
    </div>
  );
}
