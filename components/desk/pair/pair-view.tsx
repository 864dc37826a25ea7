"use client";

import { clsx } from "clsx";
import { useEffect, useRef, useState } from "react";
import type { ComparisonItem } from "@/lib/judgments/desk";
import { useMedia, useParts, useView, WIDE } from "../desk-context";
import { Later } from "../later";
import { Aside, DeskNotices, RatingSheet } from "../later-parts";
import { RatingPanel } from "../rating-panel";
import { PairColumns } from "./pair-columns";
import { PairToolbar } from "./pair-toolbar";
import { SideSwitch } from "./side-switch";
import { usePairLayout } from "./use-pair-layout";

/** What the header and the letters hide of the columns, in pixels. */
const COVERED = 100;

/** Two conversations side by side, and what is asked of them beside both. */
export function PairView({ item }: { item: ComparisonItem }) {
  const isWide = useMedia(WIDE);
  const isLookedUp = useView((state) => state.lookUp !== null);
  // Covered only once the focus has gone over: before, the place to give it back to would be lost.
  const [isTaken, setTaken] = useState(false);
  useEffect(() => () => setTaken(false), [isLookedUp]);
  return (
    <div className="mx-auto max-w-[1720px] lg:grid lg:grid-cols-[minmax(0,1fr)_21.5rem] xl:grid-cols-[minmax(0,1fr)_24.5rem]">
      <Conversations key={item.assignmentId} item={item} />
      {isWide ? (
        <>
          <RatingPanel key={item.assignmentId} item={item} isCovered={isLookedUp && isTaken} />
          {isLookedUp && (
            // Over the questions: beside them there is no room, and the columns must stay where they are.
            <div onFocus={() => setTaken(true)} className="sticky top-13 z-20 col-start-2 row-start-1 h-[calc(100dvh-3.25rem)] border-s border-line bg-paper">
              <Later><Aside item={item} isBeside /></Later>
            </div>
          )}
        </>
      ) : (
        <>
          <Later><RatingSheet key={item.assignmentId} item={item} /></Later>
          {isLookedUp && <Later><Aside item={item} isBeside={false} /></Later>}
        </>
      )}
    </div>
  );
}

function Conversations({ item }: { item: ComparisonItem }) {
  const { desk } = useParts();
  const isWide = useMedia(WIDE);
  const isSheetOpen = useView((state) => state.isSheetOpen);
  const layout = usePairLayout();
  const root = useRef<HTMLElement>(null);
  useEffect(() => (root.current ? desk.bench.reading.watch(root.current, COVERED) : undefined), [desk]);
  // The very first pair comes with this part of the program, after the desk has looked for its heading.
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement === document.body || activeElement?.id === "workbench") document.getElementById("item-title")?.focus({ preventScroll: true });
  }, []);
  return (
    <main
      ref={root}
      id="main"
      aria-labelledby="item-title"
      tabIndex={-1}
      className={clsx(
        "min-w-0 border-line outline-none min-[1721px]:border-s lg:col-start-1 lg:row-start-1",
        layout === "apart" && "sticky top-13 flex h-[calc(100dvh-3.25rem)] flex-col",
        layout === "together" && "pb-16",
        layout === "single" && (isSheetOpen ? "pb-[70dvh]" : "pb-24"),
      )}
    >
      <div className={clsx("px-4 sm:px-6 [&:has(>:not(:empty))]:pt-4", layout === "apart" && "max-h-[40dvh] shrink-0 overflow-y-auto")}>
        <Later><DeskNotices /></Later>
      </div>
      {isWide ? <PairToolbar item={item} /> : <SideSwitch item={item} />}
      <PairColumns item={item} layout={layout} isBeingRead />
    </main>
  );
}
