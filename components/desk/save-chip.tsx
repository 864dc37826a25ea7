"use client";

import { clsx } from "clsx";
import { saveWords, type SaveState } from "@/lib/desk/save-state";
import { useDesk, useParts } from "./desk-context";

const TONES: Record<SaveState["kind"], string> = {
  saved: "text-good",
  saving: "text-soft",
  device: "text-warn",
  signIn: "text-warn",
  attention: "text-danger",
  unkept: "text-danger",
  unchecked: "text-warn",
};

/** Says what is true: "Saved" is the server's word, never a guess. */
export function SaveChip() {
  const save = useDesk((state) => state.save);
  const phase = useDesk((state) => state.phase);
  const { view } = useParts();
  // Before the first answer of the server nothing is known.
  const words = phase === "loading" && save.kind === "saved" ? "" : saveWords(save);
  return (
    <div className="flex items-center gap-2 max-sm:max-w-[46vw]">
      <span role="status" className={clsx("flex items-center gap-1.5 text-[13px] font-medium max-sm:text-[12.5px] max-sm:leading-tight", TONES[save.kind])}>
        {words && (
          <span
            aria-hidden
            className={clsx("size-[7px] shrink-0 rounded-full", save.kind === "saving" ? "animate-pulse border-[1.5px] border-current" : "bg-current", save.kind === "device" && "rounded-[2px]")}
          />
        )}
        <span>{words}</span>
      </span>
      {save.kind === "attention" && (
        <button type="button" onClick={() => view.set({ overlay: "attention" })} className="min-h-8 rounded-lg px-2 text-[13px] font-semibold text-danger underline underline-offset-3">Look</button>
      )}
      {save.kind === "signIn" && (
        <button type="button" onClick={() => view.set({ signInHidden: false })} className="min-h-8 rounded-lg px-2 text-[13px] font-semibold text-warn underline underline-offset-3">Sign in</button>
      )}
    </div>
  );
}
