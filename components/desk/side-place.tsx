"use client";

import { X } from "lucide-react";
import { useEffect, useRef, type ReactNode } from "react";
import { Dialog } from "@/components/ui/dialog";

/** Where something is looked up while judging: beside the transcript where there is room for it, otherwise a sheet over the page. */
export function SidePlace({ title, isBeside, onClose, children }: { title: string; isBeside: boolean; onClose: () => void; children: ReactNode }) {
  const root = useRef<HTMLElement>(null);
  const opener = useRef<Element | null>(null);

  useEffect(() => {
    if (!isBeside) return;
    opener.current = document.activeElement;
    const element = root.current;
    if (element && !element.contains(document.activeElement)) element.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
    return () => {
      if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus({ preventScroll: true });
    };
  }, [isBeside]);

  if (!isBeside) return <Dialog side open title={title} onClose={onClose}>{children}</Dialog>;
  return (
    <section
      ref={root}
      aria-label={title}
      data-side-place
      className="flex h-full flex-col"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="flex items-center gap-2 px-5 pt-4 pb-2">
        <h2 tabIndex={-1} className="text-[15px] outline-none">{title}</h2>
        <button type="button" onClick={onClose} aria-label={`Close ${title.toLowerCase()}`} className="ms-auto grid size-9 place-items-center rounded-lg text-soft hover:bg-sunken hover:text-ink">
          <X size={17} aria-hidden />
        </button>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pt-1 pb-8">{children}</div>
    </section>
  );
}
