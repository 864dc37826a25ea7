"use client";

import { BookOpen, Keyboard } from "lucide-react";
import { useParts } from "./desk-context";
import { ThemeChoice } from "./theme-choice";

const TOOL = "grid size-9 place-items-center rounded-lg text-soft hover:bg-sunken hover:text-ink max-lg:size-11";

/** What the desk offers beside the work. */
export function HeaderTools() {
  const { view } = useParts();
  return (
    <>
      <button type="button" className={TOOL} aria-label="Instructions" title="Instructions (H)" onClick={() => view.set({ overlay: "instructions" })}><BookOpen size={17} aria-hidden /></button>
      <button type="button" className={TOOL} aria-label="Keys" title="Keys (?)" onClick={() => view.set({ overlay: "keys" })}><Keyboard size={17} aria-hidden /></button>
      <ThemeChoice className={TOOL} />
    </>
  );
}
