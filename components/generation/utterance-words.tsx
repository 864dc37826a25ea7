import { clsx } from "clsx";
import type { ReactNode } from "react";

/** Who says it, and the words: the person's in a bubble. */
export function UtteranceWords({ speaker, name, text, children }: { speaker: "user" | "assistant"; /** Of the person. */ name: string; text: string; /** After the words. */ children?: ReactNode }) {
  const isUser = speaker === "user";
  return (
    <>
      <p className={clsx("text-[13px] font-semibold", isUser ? "text-accent" : "text-soft")}><bdi>{isUser ? name : "AI Assistant"}</bdi></p>
      {text && <p dir="auto" className={clsx("mt-0.5 max-w-[72ch] break-words whitespace-pre-line", isUser && "w-fit rounded-xl rounded-ss-[4px] bg-bubble px-3.5 py-2")}>{text}{children}</p>}
    </>
  );
}
