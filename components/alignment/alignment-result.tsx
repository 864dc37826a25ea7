"use client";

import { Chip } from "@/components/ui/chip";
import { Moment } from "@/components/studies/moment";
import type { AlignmentView } from "@/lib/alignments/types";
import { AlignedPicture } from "./aligned-picture";
import { AlignmentDetails } from "./alignment-details";
import { RemoveAlignment } from "./remove-alignment";
import { standingText } from "./standing-text";

/** One alignment: who asked and when, the plan, what was tried, and every candidate; or how far it has come. */
export function AlignmentResult({ view, onRemoved }: { view: AlignmentView; onRemoved: () => void }) {
  const { id, isScripted, request, state, createdBy, createdAt, result } = view;
  return (
    <article aria-label={`Alignment with the seed ${request.seed}`} className="grid gap-3 border-t border-line pt-4">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[13px] text-soft">
        {isScripted ? <Chip tone="warn">scripted</Chip> : <Chip>model servers</Chip>}
        <span><Moment at={createdAt} /> by {createdBy ?? "the command line"}</span>
        <span>seed <span className="font-mono">{request.seed}</span></span>
        <span className="ms-auto"><RemoveAlignment id={id} onRemoved={onRemoved} /></span>
      </header>
      {result ? (
        <>
          <p className="font-medium">{result.outcome}</p>
          {result.face && (
            <p className="flex items-center gap-3 text-[13px] text-soft">
              <AlignedPicture record={result.face} description="The reference face that was made" size="small" />
              <span dir="auto" className="min-w-0">Reference face, made of these words: {result.face.description}</span>
            </p>
          )}
          <AlignmentDetails record={result} verdicts={result.candidates.map(({ verdicts }) => verdicts)} />
        </>
      ) : (
        <p role="status" className={state === "failed" ? "text-danger" : "text-soft"}>{standingText(view)}{state === "queued" || state === "running" ? " …" : "."}</p>
      )}
    </article>
  );
}
