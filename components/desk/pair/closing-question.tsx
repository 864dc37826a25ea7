"use client";

import { clsx } from "clsx";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/chip";
import { Notice } from "@/components/ui/notice";
import type { ClosingPlan } from "@/lib/desk/closing";
import type { Guess } from "@/lib/judgments/endpoints";
import { useDesk, useMedia, useParts, useView, WIDE } from "../desk-context";
import { ItemSkeleton } from "../item-skeleton";
import { SETTLE_MS, skipClosing } from "../runtime/guess-work";
import { PairColumns } from "./pair-columns";
import { ScrollTogether } from "./pair-toolbar";
import { SideSwitch } from "./side-switch";
import { usePairLayout } from "./use-pair-layout";

const ANSWERS: readonly { guess: Guess; label: string; key: string }[] = [
  { guess: "left", label: "A", key: "A" },
  { guess: "right", label: "B", key: "B" },
  { guess: "unsure", label: "Cannot tell", key: "C" },
];

/** After the last pair: of some that were judged, which of the two was machine-made. Every answer can be left out. */
export function ClosingQuestion({ plan }: { plan: ClosingPlan }) {
  const { desk } = useParts();
  const { item, failure, retry } = useClosingPair(plan);
  const layout = usePairLayout();
  const isWide = useMedia(WIDE);
  const refusal = useDesk((state) => state.closing.refusal);
  const isApart = layout === "apart" && item !== null;
  return (
    <div className={clsx("mx-auto max-w-[1720px]", isApart ? "flex h-[calc(100dvh-3.25rem-5.5rem)] flex-col" : "pb-44 lg:pb-28")}>
      <div className="flex flex-wrap items-end gap-x-6 gap-y-2 px-4 pt-6 pb-4 sm:px-6">
        <div className="max-w-[46rem] min-w-0 flex-1 basis-80">
          <p className="text-[13px] text-faint tabular-nums">{plan.total === 1 ? "One last question" : `One last question, about ${plan.total} pairs · ${plan.number} of ${plan.total}`}</p>
          <h1 id="item-title" tabIndex={-1} className="text-[22px] outline-none">Which of the two was machine-made?</h1>
          <p className="mt-1 text-[14px] text-soft">You have judged this pair. One of the two was made by a machine, wholly or in part. Your answer tells the study whether that can be seen; it changes nothing about your judgments.</p>
        </div>
        {isWide && item && <div className="ms-auto"><ScrollTogether /></div>}
      </div>
      {refusal && <div className="px-4 pb-4 sm:px-6"><Notice tone="warn" live title="An answer was not taken">{refusal}</Notice></div>}
      {failure && <div className="px-4 sm:px-6"><Notice tone="warn" live title="This pair cannot be shown now"><p>{failure}</p><p className="mt-2"><Button size="small" onClick={retry}>Try again</Button></p></Notice></div>}
      {!item && !failure && <ItemSkeleton />}
      {item && !isWide && <SideSwitch item={item} isBeingRead={false} />}
      {item && <PairColumns key={item.assignmentId} item={item} layout={layout} isBeingRead={false} />}
      <div className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-card pb-[env(safe-area-inset-bottom)]">
        <div className="mx-auto flex max-w-[1720px] flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 sm:px-6">
          <Answers onAnswer={(guess) => item && desk.guess(item.assignmentId, guess)} shown={item?.assignmentId ?? null} />
          <Button look="quiet" size="large" className="max-lg:w-full lg:ms-auto" onClick={() => skipClosing(desk.bench, true)}>Rather not say</Button>
        </div>
      </div>
    </div>
  );
}

/** @param shown the pair that is asked about; a moment after it came it can be answered. */
function Answers({ onAnswer, shown }: { onAnswer: (guess: Guess) => void; shown: string | null }) {
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(shown), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  const isReady = shown !== null && settled === shown;
  const characterKeys = useView((state) => state.characterKeys);
  const isWide = useMedia(WIDE);
  return (
    <div role="group" aria-label="Machine-made was" className="flex min-w-0 flex-1 items-center gap-2 lg:max-w-2xl">
      <span className="me-2 text-[14px] font-semibold max-lg:sr-only" aria-hidden>Machine-made was</span>
      {ANSWERS.map(({ guess, label, key }) => (
        <Button key={guess} size="large" disabled={!isReady} onClick={() => onAnswer(guess)} className={clsx("min-h-12 flex-1 disabled:opacity-100", label.length === 1 && "text-[17px]")}>
          {label}
          {isWide && characterKeys && <span aria-hidden className="flex"><Kbd>{key}</Kbd></span>}
        </Button>
      ))}
    </div>
  );
}

/** Fetches the pair and the one after it, and puts it where the pictures are looked for. */
function useClosingPair({ current, next }: ClosingPlan) {
  const { desk } = useParts();
  const item = useDesk((state) => (state.closing.item?.assignmentId === current ? state.closing.item : null));
  const [failure, setFailure] = useState<{ of: string; words: string } | null>(null);
  const [attempt, setAttempt] = useState(0);
  const { bench } = desk;

  useEffect(() => {
    let isGone = false;
    const show = async () => {
      const loaded = await bench.shelf.load(current);
      if (isGone) return;
      if (loaded.kind !== "item" || loaded.item.kind !== "comparison") {
        setFailure({ of: current, words: loaded.kind === "unreachable" ? "The server cannot be reached. Your answers so far are kept; try again in a moment." : loaded.kind === "refused" ? loaded.message : "You are signed out. Sign in and try again." });
        return;
      }
      setFailure(null);
      window.scrollTo({ top: 0, behavior: "instant" });
      bench.state.set({ closing: { ...bench.state.get().closing, item: loaded.item, shownAtMs: performance.now() } });
      document.getElementById("item-title")?.focus({ preventScroll: true });
    };
    void show();
    return () => {
      isGone = true;
      bench.state.set({ closing: { ...bench.state.get().closing, item: null } });
    };
  }, [bench, current, attempt]);
  const isShown = item !== null;
  useEffect(() => {
    if (isShown && next !== null) bench.shelf.prefetch([next]);
  }, [bench, isShown, next]);

  return { item, failure: failure?.of === current ? failure.words : null, retry: () => setAttempt((before) => before + 1) };
}
