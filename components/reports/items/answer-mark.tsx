import { clsx } from "clsx";
import { MessageSquare } from "lucide-react";
import { toneFill, toneInk } from "@/components/charts/tone";
import type { AnswerCell } from "@/lib/reports/item/answers-table";

/** An answer in words, on the colour of its place on the scale. */
export function AnswerMark({ cell }: { cell: AnswerCell }) {
  return (
    <>
      <span
        className={clsx("block rounded-lg px-2.5 py-1.5 text-sm leading-snug", cell.tone === null && "border border-dashed border-line-strong/60 text-soft")}
        style={cell.tone === null ? undefined : { background: toneFill(cell.tone), color: toneInk(cell.tone) }}
      >
        {cell.mark && <span className="me-1.5 font-semibold tabular-nums">{cell.mark}</span>}{cell.text}
      </span>
      {cell.comment && <Comment text={cell.comment} />}
    </>
  );
}

/** What an evaluator wrote, as they wrote it. */
export function Comment({ text }: { text: string }) {
  return (
    <span className="mt-1.5 flex gap-1.5 text-[13px] leading-snug text-soft">
      <MessageSquare size={14} className="mt-0.5 shrink-0 text-faint" aria-hidden />
      <span className="min-w-0 break-words whitespace-pre-wrap text-ink"><span className="sr-only">Comment: </span>{text}</span>
    </span>
  );
}
