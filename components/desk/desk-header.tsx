"use client";

import { ArrowLeft } from "lucide-react";
import { ProgressBar } from "@/components/ui/progress-bar";
import { timeLeft } from "@/lib/desk/pace";
import { useDesk } from "./desk-context";
import { Later } from "./later";
import { HeaderTools } from "./later-parts";
import { LeaveLink } from "./leave-link";
import { SaveChip } from "./save-chip";

export function DeskHeader({ title }: { title: string }) {
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
          <ProgressBar label="Submitted" value={queue ? queue.submitted / position.total : 0} />
        </div>
      )}
      <div className="ms-auto flex shrink-0 items-center gap-1 lg:gap-2">
        <SaveChip />
        {left && <p className="ms-3 shrink-0 text-[13px] text-soft max-xl:hidden">{left}</p>}
        <div className="ms-1 flex shrink-0 items-center max-sm:hidden lg:ms-3">
          <Later meanwhile={<div className="h-9 w-27 max-lg:h-11 max-lg:w-33" />}><HeaderTools /></Later>
        </div>
      </div>
    </header>
  );
}
