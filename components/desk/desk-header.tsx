"use client";

import { ArrowLeft, BookOpen, Keyboard } from "lucide-react";
import { ThemeChoice } from "./theme-choice";
import { ProgressBar } from "@/components/ui/progress-bar";
import { timeLeft } from "@/lib/desk/pace";
import { useDesk, useParts } from "./desk-context";
import { LeaveLink } from "./leave-link";
import { SaveChip } from "./save-chip";

const tool = "grid size-9 place-items-center rounded-lg text-soft hover:bg-sunken hover:text-ink max-lg:size-11";

export function DeskHeader({ title }: { title: string }) {
  const { view } = useParts();
  const position = useDesk((state) => state.position);
  const queue = useDesk((state) => state.queue);
  const isReopened = useDesk((state) => state.isReopened);
  const isWorking = useDesk((state) => state.item !== null);
  const studyTitle = queue?.studyTitle ?? title;
  const left = queue ? timeLeft(queue.remaining, queue.medianActiveMs) : null;
  return (
    <header className="sticky top-0 z-30 flex h-13 items-center gap-2.5 border-b border-line bg-paper/95 px-4 backdrop-blur-sm lg:gap-4 lg:px-5">
      <LeaveLink label="All studies" className="-ms-2 grid size-9 shrink-0 place-items-center rounded-lg text-soft hover:bg-sunken hover:text-ink max-lg:size-11">
        <ArrowLeft size={17} aria-hidden />
      </LeaveLink>
      <p className="min-w-0 truncate text-[15px] font-semibold max-sm:flex-1 max-sm:text-[14px]" title={studyTitle}>{studyTitle}</p>
      {isWorking && (
        <p className="shrink-0 text-[13.5px] text-soft tabular-nums">
          <span className="max-sm:sr-only">item </span>
          {position.number} of {position.total}
          {isReopened && <span className="text-warn max-sm:sr-only"> · reopened</span>}
        </p>
      )}
      {isWorking && (
        <div className="w-36 max-lg:hidden">
          <ProgressBar label="Items submitted" value={queue ? queue.submitted / position.total : 0} />
        </div>
      )}
      <div className="ms-auto flex shrink-0 items-center gap-1 lg:gap-2">
        <SaveChip />
        {left && <p className="ms-3 shrink-0 text-[13px] text-soft max-xl:hidden">{left}</p>}
        <div className="ms-1 flex shrink-0 items-center max-sm:hidden lg:ms-3">
          <button type="button" className={tool} aria-label="Instructions" title="Instructions (H)" onClick={() => view.set({ overlay: "instructions" })}><BookOpen size={17} aria-hidden /></button>
          <button type="button" className={tool} aria-label="Keys" title="Keys (?)" onClick={() => view.set({ overlay: "keys" })}><Keyboard size={17} aria-hidden /></button>
          <ThemeChoice className={tool} />
        </div>
      </div>
    </header>
  );
}
