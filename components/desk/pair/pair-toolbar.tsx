"use client";

import { clsx } from "clsx";
import { History, Images, Link2, Search, Unlink2, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { Kbd } from "@/components/ui/chip";
import { countImages } from "@/lib/desk/gallery";
import { showsPeople } from "@/lib/desk/sides";
import type { ComparisonItem } from "@/lib/judgments/desk";
import { useDesk, useParts, useView } from "../desk-context";
import { toggleTogether } from "../jump";

/** Over both columns: the ways of looking something up, and how the columns move. */
export function PairToolbar({ item }: { item: ComparisonItem }) {
  const { view } = useParts();
  const lookUp = useView((state) => state.lookUp);
  const hasRecent = useDesk((state) => (state.queue?.recent.length ?? 0) > 0);
  const pictures = countImages(item).total;
  return (
    <div className="flex min-h-12 shrink-0 items-center gap-x-1 px-4 xl:px-6">
      <h1 id="item-title" tabIndex={-1} className="me-auto truncate text-[15px] outline-none">Two conversations</h1>
      {hasRecent && <Tool icon={<History size={15} aria-hidden />} onClick={() => view.set({ overlay: "recent" })}>Submitted</Tool>}
      {showsPeople(item) && <Tool icon={<UserRound size={15} aria-hidden />} hint="P" expanded={lookUp === "persona"} onClick={() => view.set({ lookUp: lookUp === "persona" ? null : "persona" })}>People</Tool>}
      {pictures > 0 && <Tool icon={<Images size={15} aria-hidden />} hint="I" onClick={() => view.set({ overlay: "images" })}>{pictures} {pictures === 1 ? "image" : "images"}</Tool>}
      <Tool icon={<Search size={15} aria-hidden />} hint="/" expanded={lookUp === "find"} onClick={() => view.set({ lookUp: lookUp === "find" ? null : "find" })}>Find</Tool>
      <ScrollTogether />
    </div>
  );
}

export function ScrollTogether() {
  const { view } = useParts();
  const isTogether = useView((state) => state.isTogether);
  return (
    <Tool
      icon={isTogether ? <Link2 size={16} aria-hidden /> : <Unlink2 size={16} aria-hidden />}
      hint="L"
      pressed={isTogether}
      onClick={() => toggleTogether(view)}
    >
      Scroll together
    </Tool>
  );
}

function Tool({ icon, hint, expanded, pressed, onClick, children }: {
  icon: ReactNode;
  hint?: string;
  expanded?: boolean;
  pressed?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  const characterKeys = useView((state) => state.characterKeys);
  return (
    <button
      type="button"
      onClick={onClick}
      aria-expanded={expanded}
      aria-pressed={pressed}
      className={clsx(
        "flex min-h-9 shrink-0 items-center gap-2 rounded-[10px] border px-2.5 text-[13.5px] font-medium",
        pressed ? "border-line bg-sunken text-ink forced-colors:border-3 forced-colors:border-[Highlight]" : "border-transparent text-soft hover:bg-sunken hover:text-ink",
      )}
    >
      {icon}
      {children}
      {hint && characterKeys && <span className="flex max-xl:hidden"><Kbd>{hint}</Kbd></span>}
    </button>
  );
}
