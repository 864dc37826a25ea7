"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { OutboxRow } from "@/lib/desk/outbox";
import { useDesk, useParts } from "./desk-context";

/** Submissions that the server did not take. They stay here until somebody has decided about them. */
export function AttentionDrawer({ onClose }: { onClose: () => void }) {
  const rows = useDesk((state) => state.rows);
  const refused = rows.filter((row) => row.state.kind !== "waiting");
  return (
    <Dialog open side title="Needs attention" onClose={onClose}>
      {refused.length === 0 ? (
        <p className="text-soft">Nothing needs attention now.</p>
      ) : (
        <>
          <p className="mb-4 text-[14px] text-soft">These answers are kept on this device. Copy them if you want to show them to whoever runs the study.</p>
          <ul className="grid gap-4">{refused.map((row) => <li key={row.key}><Kept row={row} /></li>)}</ul>
        </>
      )}
    </Dialog>
  );
}

function Kept({ row }: { row: OutboxRow }) {
  const { desk } = useParts();
  const [copied, setCopied] = useState<"no" | "yes" | "failed">("no");
  const [sure, setSure] = useState(false);
  const conflict = row.state.kind === "conflict";

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(JSON.stringify(row.submission, null, 2));
      setCopied("yes");
    } catch (error) {
      console.warn("The clipboard was refused.", error);
      setCopied("failed");
    }
  }

  return (
    <div className="rounded-xl border border-line p-4">
      <h3 className="text-[15px]">{row.label}</h3>
      <p className="mt-1 text-[14px] text-soft">
        {row.state.kind === "attention" ? row.state.message : "Stored, but answers from another tab or device are in force."}
      </p>
      <ul className="mt-2 text-[13.5px] text-soft tabular-nums">
        {row.submission.answers.map((answer) => <li key={answer.criterion}>{answer.criterion}: {answer.value ?? answer.nonResponse ?? "no answer"}</li>)}
      </ul>
      {copied === "failed" && (
        <textarea readOnly aria-label="The answers, to copy by hand" rows={5} value={JSON.stringify(row.submission)} className="mt-2 w-full rounded-lg border border-line bg-sunken p-2 font-mono text-[12px]" />
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="small" look="primary" onClick={() => desk.sendAgain(row)}>{conflict ? "Use these answers" : "Try again"}</Button>
        <Button size="small" onClick={() => void copy()}>{copied === "yes" ? "Copied" : "Copy"}</Button>
        {/* What the server has anyway may go at once; the rest only when asked twice. */}
        <Button size="small" look={sure ? "danger" : "quiet"} onClick={() => (sure || conflict ? desk.forgetRow(row) : setSure(true))}>
          {conflict ? "Leave the others in force" : sure ? "Remove for good" : "Remove…"}
        </Button>
      </div>
    </div>
  );
}
