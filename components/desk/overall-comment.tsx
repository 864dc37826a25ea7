"use client";

import { useDesk, useParts } from "./desk-context";

export function OverallComment() {
  const { desk } = useParts();
  const comment = useDesk((state) => state.sheet.comment);
  return (
    <label className="grid gap-1.5 pt-1">
      <span className="text-[13px] font-semibold">
        Anything about the whole? <span className="font-normal text-faint">optional</span>
      </span>
      <textarea
        aria-label="Overall comment"
        rows={2}
        maxLength={20000}
        dir="auto"
        value={comment}
        onChange={(event) => desk.change({ type: "comment", text: event.target.value })}
        className="block w-full resize-y rounded-[10px] border border-line-strong/70 bg-card px-3 py-2 text-base leading-snug placeholder:text-faint sm:text-[14px]"
      />
    </label>
  );
}
