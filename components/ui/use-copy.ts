"use client";

import { useState } from "react";

export type Copied = "no" | "yes" | "by hand";

/** @param select marks the text on the page: browsers give no clipboard to pages over plain http from another machine. */
export function useCopy(text: string, select: () => void): { copied: Copied; copy: () => Promise<void> } {
  const [done, setDone] = useState<{ text: string; copied: Copied }>({ text, copied: "no" });

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setDone({ text, copied: "yes" });
    } catch {
      select();
      setDone({ text, copied: "by hand" });
    }
  }
  // What was copied before is not what stands there now.
  return { copied: done.text === text ? done.copied : "no", copy };
}

export function copiedText(copied: Copied, what: string): string {
  if (copied === "no") return "";
  return copied === "yes" ? `The ${what} is in the clipboard.` : "Selected: copy it with Ctrl+C or ⌘C.";
}
