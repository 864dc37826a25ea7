"use client";

import { Check, Copy } from "lucide-react";
import { clsx } from "clsx";
import { Button } from "./button";
import { copiedText, useCopy } from "./use-copy";

/** Takes a text along that stands elsewhere on the page. */
export function CopyButton({ text, what, from, bare, isNamed }: {
  text: string;
  /** In what is said: "digest". */
  what: string;
  /** Id of the element that shows the text, to be marked where there is no clipboard. */
  from: string;
  /** Only the sign; its name is still read out. */
  bare?: boolean;
  /** Says on the button what is copied. */
  isNamed?: boolean;
}) {
  const { copied, copy } = useCopy(text, () => {
    const shown = document.getElementById(from);
    // What is folded away would not be taken along.
    shown?.querySelectorAll("details").forEach((folded) => folded.setAttribute("open", ""));
    if (shown) window.getSelection()?.selectAllChildren(shown);
  });
  const Sign = copied === "yes" ? Check : Copy;
  return (
    <span className="inline-flex items-center gap-2">
      <Button look="quiet" size="small" className={clsx(bare && "px-2")} onClick={() => void copy()} icon={<Sign size={15} aria-hidden />}>
        {bare ? <span className="sr-only">Copy the {what}</span> : <>{copied === "yes" ? "Copied" : "Copy"}<span className={clsx(!isNamed && "sr-only")}>&nbsp;the {what}</span></>}
      </Button>
      <span role="status" className={clsx("text-[13px] text-soft", copied !== "by hand" && "sr-only")}>{copiedText(copied, what)}</span>
    </span>
  );
}
