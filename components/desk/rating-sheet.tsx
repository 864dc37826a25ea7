"use client";

import { clsx } from "clsx";
import { ChevronDown, ChevronLeft, ChevronRight, ChevronUp } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { isAnswered } from "@/lib/desk/answer-sheet";
import { countAnswered, neighbour } from "@/lib/desk/progress";
import { countImages } from "@/lib/desk/gallery";
import type { DeskItem } from "@/lib/judgments/desk";
import { CriterionCard } from "./criterion-card";
import { useDesk, useParts, useView } from "./desk-context";
import { OverallComment } from "./overall-comment";
import { focusCriterion } from "./rating-panel";

/** On narrow screens: a bar that is always there, and above it one criterion at a time. The transcript stays readable behind it. */
export function RatingSheet({ item }: { item: DeskItem }) {
  const { desk, view } = useParts();
  const root = useRef<HTMLElement>(null);
  const isOpen = useView((state) => state.isSheetOpen);
  const order = useDesk((state) => state.order);
  const sheet = useDesk((state) => state.sheet);
  const active = useDesk((state) => state.active);
  const focusTurn = useDesk((state) => state.focusTurn);
  const isReopened = useDesk((state) => state.isReopened);
  const isSending = useDesk((state) => state.blocked?.kind === "sending");
  const answered = countAnswered(order, sheet);
  const index = Math.max(0, order.indexOf(active ?? ""));
  const criterion = item.criteria[index];
  const total = order.length;
  const isComplete = answered === total;
  const isPair = item.kind === "comparison";

  useEffect(() => {
    if (focusTurn === 0) return;
    // A gap was found, or a key pressed: the criterion must be in sight to be answered.
    if (!view.get().isSheetOpen) view.set({ isSheetOpen: true });
    const frame = requestAnimationFrame(() => focusCriterion(root.current, desk.state.get().active));
    return () => cancelAnimationFrame(frame);
  }, [focusTurn, desk, view]);

  const step = (by: 1 | -1) => active !== null && desk.activate(neighbour(order, active, by));
  return (
    <aside
      ref={root}
      id="ratings"
      aria-label={isPair ? "Your answers" : "Your ratings"}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !isOpen) return;
        event.stopPropagation();
        view.set({ isSheetOpen: false });
        document.getElementById("rate-bar")?.focus();
      }}
      className={clsx("fixed inset-x-0 bottom-0 z-30 border-t border-line bg-card pb-[env(safe-area-inset-bottom)]", isOpen && "rounded-t-2xl shadow-floating")}
    >
      {isOpen && criterion && (
        <div id="rate-sheet" className="mx-auto max-h-[62dvh] max-w-2xl overflow-y-auto overscroll-contain px-4 pt-3">
          <Steps item={item} />
          <CriterionCard key={criterion.key} criterion={criterion} number={index + 1} total={total} hasGaps={countImages(item).unavailable > 0} alone />
          {isComplete && <div className="pb-2"><OverallComment /></div>}
        </div>
      )}
      <div className="mx-auto flex max-w-2xl items-center gap-2 px-4 py-2">
        {isOpen && (
          <>
            <StepButton label="Previous criterion" onClick={() => step(-1)} disabled={index === 0}><ChevronLeft size={18} aria-hidden /></StepButton>
            <StepButton label="Next criterion" onClick={() => step(1)} disabled={index === total - 1}><ChevronRight size={18} aria-hidden /></StepButton>
          </>
        )}
        <Button
          id="rate-bar"
          size="large"
          look={isOpen ? "quiet" : isComplete ? "secondary" : "primary"}
          aria-expanded={isOpen}
          aria-controls="rate-sheet"
          className={isOpen ? "!px-2" : "flex-1"}
          icon={isOpen ? <ChevronDown size={17} aria-hidden /> : <ChevronUp size={17} aria-hidden />}
          onClick={() => view.set({ isSheetOpen: !isOpen })}
        >
          {isOpen ? "Hide" : `${isPair ? "Answer" : "Rate"} (${answered}/${total})`}
        </Button>
        {(isOpen || isComplete) && (
          <Button look={isComplete ? "primary" : "secondary"} size="large" className="min-w-0 flex-1 leading-tight max-sm:!px-3 max-sm:!whitespace-normal" onClick={() => desk.submit()} disabled={isSending}>
            {isSending ? "Sending…" : isReopened ? "Submit changes" : "Submit"}
          </Button>
        )}
      </div>
      {isReopened && !isOpen && <Button look="quiet" size="large" className="mb-1 w-full" onClick={desk.backToWork}>Back without submitting</Button>}
    </aside>
  );
}

/** One mark per criterion: answered, asked now, still open. */
function Steps({ item }: { item: DeskItem }) {
  const { desk } = useParts();
  const sheet = useDesk((state) => state.sheet);
  const active = useDesk((state) => state.active);
  return (
    <div className="mb-1 flex gap-1" role="group" aria-label="Criteria">
      {item.criteria.map((criterion, index) => {
        const done = isAnswered(sheet.answers[criterion.key]);
        return (
          <button
            key={criterion.key}
            type="button"
            onClick={() => desk.activate(criterion.key)}
            aria-current={criterion.key === active ? "step" : undefined}
            aria-label={`${index + 1}. ${criterion.name}, ${done ? "answered" : "open"}`}
            className="group h-6 min-w-0 flex-1"
          >
            <span className={clsx("block h-1.5 rounded-full", criterion.key === active ? "bg-accent ring-2 ring-accent-soft" : done ? "bg-accent/55" : "bg-line-strong/40")} />
          </button>
        );
      })}
    </div>
  );
}

function StepButton({ label, children, ...rest }: { label: string; children: React.ReactNode; onClick: () => void; disabled: boolean }) {
  return (
    <button type="button" aria-label={label} className="grid size-11 shrink-0 place-items-center rounded-[10px] border border-line-strong/60 text-soft disabled:opacity-35" {...rest}>
      {children}
    </button>
  );
}
