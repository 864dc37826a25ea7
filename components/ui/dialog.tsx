"use client";

import { clsx } from "clsx";
import { X } from "lucide-react";
import { useEffect, useId, useLayoutEffect, useRef, type ReactNode } from "react";

/** The browser's own modal dialog: focus stays inside, Escape closes, focus returns to where it came from. */
export function Dialog({ open, onClose, title, children, footer, wide, side }: {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  footer?: ReactNode;
  wide?: boolean;
  /** A sheet at the right edge (at the bottom on phones) instead of a box in the middle. */
  side?: boolean;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const dialog = ref.current;
    if (open && !dialog?.open) {
      dialog?.showModal();
      // Else it would be the button that closes. React's own autoFocus comes before the dialog is there to be focused.
      dialog?.querySelector<HTMLElement>("[data-first-focus]")?.focus();
    }
    if (!open && dialog?.open) dialog.close();
  }, [open]);

  // Taken off the page while it is open, it would keep the focus to itself: closed first, it gives it back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    return () => dialog?.close();
  }, []);

  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => event.target === ref.current && onClose()}
      className={clsx(
        "bg-card p-0 text-start text-ink shadow-floating", // also where it is opened from something centred or softer
        side
          ? "m-0 ms-auto h-dvh max-h-dvh w-full max-w-lg border-s border-line max-sm:mt-auto max-sm:h-auto max-sm:max-h-[88dvh] max-sm:max-w-full max-sm:rounded-t-2xl"
          : clsx("m-auto max-h-[88dvh] w-[calc(100%-2rem)] rounded-2xl border border-line", wide ? "max-w-4xl" : "max-w-lg"),
      )}
    >
      {open && (
        <div className={clsx("flex flex-col", side ? "h-full" : "max-h-[88dvh]")}>
          <header className="flex items-center gap-3 border-b border-line px-5 py-3.5">
            <h2 id={titleId} className="text-base">{title}</h2>
            <button type="button" onClick={onClose} aria-label="Close" className="ms-auto grid size-8 place-items-center rounded-lg text-soft hover:bg-sunken hover:text-ink">
              <X size={18} aria-hidden />
            </button>
          </header>
          <div className="min-h-0 flex-1 overflow-auto overscroll-contain px-5 py-4">{children}</div>
          {footer && <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{footer}</footer>}
        </div>
      )}
    </dialog>
  );
}
