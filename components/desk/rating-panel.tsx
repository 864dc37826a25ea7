"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/chip";
import { countAnswered } from "@/lib/desk/progress";
import { countImages } from "@/lib/desk/gallery";
import type { DeskItem } from "@/lib/judgments/desk";
import { CriterionCard } from "./criterion-card";
import { useDesk, useParts } from "./desk-context";
import { OverallComment } from "./overall-comment";

/** Beside the transcript: every criterion in sight, one of them asked now. */
export function RatingPanel({ item, isCovered }: {
  item: DeskItem;
  /** Something is looked up in its place. */
  isCovered?: boolean;
}) {
  const { desk } = useParts();
  const root = useRef<HTMLElement>(null);
  const answered = useDesk((state) => countAnswered(state.order, state.sheet));
  const active = useDesk((state) => state.active);
  const focusTurn = useDesk((state) => state.focusTurn);
  const isReopened = useDesk((state) => state.isReopened);
  const isSending = useDesk((state) => state.blocked?.kind === "sending");
  const hasGaps = countImages(item).unavailable > 0;
  const total = item.criteria.length;
  const title = item.kind === "comparison" ? "Your answers" : "Your ratings";

  useEffect(() => {
    root.current?.querySelector(`[data-criterion="${active ?? ""}"]`)?.scrollIntoView({ block: "nearest" });
  }, [active]);
  useEffect(() => {
    if (focusTurn > 0) focusCriterion(root.current, desk.state.get().active);
  }, [focusTurn, desk]);

  return (
    <aside ref={root} id="ratings" aria-label={title} inert={isCovered} className="sticky top-13 flex h-[calc(100dvh-3.25rem)] flex-col border-s border-line lg:col-[-2] lg:row-start-1">
      <div className="flex items-baseline px-4 pt-5 pb-3 xl:px-5">
        <h2 className="text-[12.5px] font-semibold text-faint">{title}</h2>
        <p className="ms-auto text-[13px] text-soft tabular-nums">{answered} of {total}</p>
      </div>
      {/* Relative: what only screen readers find stays inside, and does not make the page longer. */}
      <div className="relative min-h-0 flex-1 scroll-py-4 overflow-y-auto overscroll-contain px-4 pt-1 pb-5 xl:px-5">
        <div className="grid gap-2.5">
          {item.criteria.map((criterion, index) => (
            <CriterionCard key={criterion.key} criterion={criterion} number={index + 1} total={total} hasGaps={hasGaps} />
          ))}
          <OverallComment />
        </div>
      </div>
      <div className="border-t border-line bg-paper px-4 py-3 xl:px-5">
        <div className="flex items-center gap-3">
          <Button look="primary" size="large" className="flex-1" onClick={() => desk.submit()} aria-keyshortcuts="Control+Enter Meta+Enter" disabled={isSending}>
            {isSending ? "Sending…" : isReopened ? "Submit changes" : "Submit and continue"}
          </Button>
          <span className="text-faint"><Kbd>Ctrl ↵</Kbd></span>
        </div>
        {isReopened && (
          <Button look="quiet" size="small" className="mt-1.5 w-full" onClick={desk.backToWork}>Back without submitting</Button>
        )}
      </div>
    </aside>
  );
}

/** On the chosen point; without one on the criterion itself, because a frame round the first point would look like an answer. */
export function focusCriterion(root: HTMLElement | null, criterion: string | null): void {
  const card = root?.querySelector<HTMLElement>(`[data-criterion="${criterion ?? ""}"]`);
  (card?.querySelector<HTMLElement>("input:checked") ?? card)?.focus({ preventScroll: true });
  card?.scrollIntoView({ block: "nearest" });
}
