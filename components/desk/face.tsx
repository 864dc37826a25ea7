"use client";

import { clsx } from "clsx";
import type { DeskPeople } from "@/lib/judgments/desk";
import { useOpenPicture } from "./desk-context";
import { isShown, MAT } from "./picture-box";

/** The portrait, small and round; without one the initial. */
export function Face({ people: { face, persona } }: { people: DeskPeople }) {
  const openPicture = useOpenPicture();
  if (face && isShown(face)) {
    return (
      <button
        type="button"
        aria-label={`${face.alt}. Open large.`}
        onClick={() => openPicture(face.number)}
        className={clsx("size-12 shrink-0 cursor-zoom-in overflow-hidden rounded-full border border-line", MAT)}
      >
        {/* eslint-disable-next-line @next/next/no-img-element -- an opaque address per assignment */}
        <img src={face.src} alt="" width={48} height={48} className="size-full object-cover" />
      </button>
    );
  }
  return (
    <span aria-hidden className="grid size-12 shrink-0 place-items-center rounded-full border border-line bg-bubble text-[17px] font-semibold text-accent">
      {(persona ?? "?").slice(0, 1).toUpperCase()}
    </span>
  );
}
