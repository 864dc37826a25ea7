"use client";

import { useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { StuckDraft } from "@/lib/desk/draft";
import type { OutboxRow } from "@/lib/desk/outbox";
import { capitalNounOf, nounOf } from "@/lib/desk/words";
import type { Answer } from "@/lib/judgments/schema";
import { useDesk, useParts } from "./desk-context";
import { forgetRow, sendAgain } from "./runtime/decide-work";

/** Answers that the server did not take. They stay here until somebody has decided about them. */
export function AttentionDrawer({ onClose }: { onClose: () => void }) {
  const rows = useDesk((state) => state.rows);
  const stranded = useDesk((state) => state.stranded);
  const refused = rows.filter((row) => row.state.kind !== "waiting");
  return (
    <Dialog open side title="Needs attention" onClose={onClose}>
      {refused.length + stranded.length === 0 ? (
        <p className="text-soft">Nothing needs attention now.</p>
      ) : (
        <>
          <p className="mb-4 text-[14px] text-soft">These answers are kept on this device. Copy them if you want to show them to whoever runs the study.</p>
          <ul className="grid gap-4">
            {refused.map((row) => <li key={row.key}><KeptSubmission row={row} /></li>)}
            {stranded.map((stuck) => <li key={stuck.draft.assignmentId}><KeptDraft stuck={stuck} /></li>)}
          </ul>
        </>
      )}
    </Dialog>
  );
}

function KeptSubmission({ row }: { row: OutboxRow }) {
  const { desk } = useParts();
  const isConflict = row.state.kind === "conflict";
  return (
    <Kept
      title={row.label}
      why={row.state.kind === "attention" ? row.state.message : "Stored, but answers from another tab or device are in force."}
      answers={row.submission.answers}
      comment={row.submission.comment}
      copied={row.submission}
      // What the server has anyway may go at once; the rest only when asked twice.
      leave={isConflict ? "Leave the others in force" : null}
      onRemove={() => void forgetRow(desk.bench, row)}
    >
      <Button size="small" look="primary" onClick={() => void sendAgain(desk.bench, row)}>{isConflict ? "Use these answers" : "Try again"}</Button>
    </Kept>
  );
}

/** Answers that were never submitted: the item was, from somewhere else, or it is not this evaluator's any more. */
function KeptDraft({ stuck: { draft, why } }: { stuck: StuckDraft }) {
  const { desk, kind, view } = useParts();
  const noun = nounOf(kind);
  const submitted = useDesk((state) => state.queue?.recent.find((entry) => entry.id === draft.assignmentId));
  function open(): void {
    view.set({ overlay: null });
    desk.reopen(draft.assignmentId);
  }
  return (
    <Kept
      title={submitted ? `${capitalNounOf(kind)} ${submitted.position}, not submitted from here` : "Answers that were not submitted"}
      why={why === "submitted" ? `This ${noun} was submitted from another tab or device.` : why === "later" ? `The server has later answers for this ${noun}.` : why.refusal}
      answers={draft.answers}
      comment={draft.comment}
      copied={{ assignmentId: draft.assignmentId, answers: draft.answers, comment: draft.comment }}
      leave={null}
      onRemove={() => desk.forgetDraft(draft)}
    >
      {submitted && <Button size="small" look="primary" onClick={open}>Open the {noun}</Button>}
    </Kept>
  );
}

type KeptProps = {
  title: string;
  why: string;
  answers: readonly Answer[];
  comment: string;
  /** All of it, for the clipboard. */
  copied: object;
  /** Words for removing at once; null where it is asked twice. */
  leave: string | null;
  onRemove: () => void;
  /** What else can be done with them. */
  children: ReactNode;
};

function Kept({ title, why, answers, comment, copied, leave, onRemove, children }: KeptProps) {
  const [copy, setCopy] = useState<"no" | "yes" | "failed">("no");
  const [sure, setSure] = useState(false);

  async function toClipboard(): Promise<void> {
    try {
      await navigator.clipboard.writeText(JSON.stringify(copied, null, 2));
      setCopy("yes");
    } catch (error) {
      console.warn("The clipboard was refused.", error);
      setCopy("failed");
    }
  }

  return (
    <div className="rounded-xl border border-line p-4">
      <h3 className="text-[15px]">{title}</h3>
      <p className="mt-1 text-[14px] text-soft">{why}</p>
      <ul className="mt-2 text-[13.5px] text-soft tabular-nums">
        {answers.map((answer) => <li key={answer.criterion}>{answer.criterion}: {answer.value ?? answer.nonResponse ?? "no answer"}</li>)}
      </ul>
      {comment !== "" && <p className="mt-1 line-clamp-4 text-[13.5px] text-soft">“{comment}”</p>}
      {copy === "failed" && (
        <textarea readOnly aria-label="The answers, to copy by hand" rows={5} value={JSON.stringify(copied)} className="mt-2 w-full rounded-lg border border-line bg-sunken p-2 font-mono text-[12px]" />
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        {children}
        <Button size="small" onClick={() => void toClipboard()}>{copy === "yes" ? "Copied" : "Copy"}</Button>
        <Button size="small" look={sure ? "danger" : "quiet"} onClick={() => (sure || leave !== null ? onRemove() : setSure(true))}>
          {leave ?? (sure ? "Remove for good" : "Remove…")}
        </Button>
      </div>
    </div>
  );
}
