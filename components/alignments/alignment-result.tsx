"use client";

import { Chip } from "@/components/ui/chip";
import { Moment } from "@/components/studies/moment";
import type { AlignmentView } from "@/lib/alignments/types";
import { CandidateCard } from "./candidate-card";
import { MODULE_NAMES, OUTCOME_NAMES, PLANNER_NAMES, standingText } from "./names";
import { RemoveAlignment } from "./remove-alignment";

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
          <dl className="grid gap-1 text-[13px]">
            <div><dt className="inline text-soft">Plan: </dt><dd className="inline">{MODULE_NAMES[result.plan.module]}, {PLANNER_NAMES[result.plan.planner]}. {result.plan.reason}</dd></div>
            <div><dt className="inline text-soft">Tried: </dt><dd className="inline">{result.tried.map(({ module, outcome }) => `${MODULE_NAMES[module]} (${OUTCOME_NAMES[outcome]})`).join(", ")}</dd></div>
          </dl>
          {result.candidates.length > 0 && (
            <ol aria-label="Candidates" className="grid grid-cols-1 gap-3 sm:grid-cols-2">
              {result.candidates.map((candidate, place) => <CandidateCard key={place} candidate={candidate} number={place + 1} isChosen={place === result.chosen} />)}
            </ol>
          )}
        </>
      ) : (
        <p role="status" className={state === "failed" ? "text-danger" : "text-soft"}>{standingText(view)}{state === "queued" || state === "running" ? " …" : "."}</p>
      )}
    </article>
  );
}
