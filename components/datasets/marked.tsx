import type { SnippetPart } from "@/lib/datasets/search/snippet";

/** A text with what was searched for marked. Always text: nothing in it is read as HTML. */
export function Marked({ parts }: { parts: readonly SnippetPart[] }) {
  return parts.map(({ text, isMatch }, index) => (isMatch ? <mark key={index} className="rounded-[3px] bg-accent-soft px-0.5 font-semibold text-accent-strong">{text}</mark> : text));
}
