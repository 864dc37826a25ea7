import type { Verdict } from "@/lib/alignments/verdicts";
import type { PictureRecord } from "@/lib/mcu/picture-record";
import { MODULE_NAMES, OUTCOME_NAMES, PLANNER_NAMES } from "@/lib/alignments/names";
import { CandidateList } from "./candidate-list";

/** How a description came to its picture, or to none: what was planned, what was tried, and every candidate. */
export function AlignmentDetails({ record: { plan, tried, candidates, chosen }, verdicts }: { record: PictureRecord; verdicts?: readonly (readonly Verdict[])[] }) {
  return (
    <div className="grid gap-3">
      <p dir="auto" className="text-[13px] text-soft"><span className="font-semibold text-ink">{MODULE_NAMES[plan.module]}</span>, {PLANNER_NAMES[plan.planner]}. {plan.reason}</p>
      {tried.length > 0 && (
        <ol className="grid gap-0.5 text-[13px] text-soft">
          {tried.map(({ module, outcome, reason }, index) => <li key={index} dir="auto" className="break-words">{MODULE_NAMES[module]}: <span className="font-medium text-ink">{OUTCOME_NAMES[outcome]}</span>. {reason}</li>)}
        </ol>
      )}
      {candidates.length > 0 ? <CandidateList candidates={candidates} chosen={chosen} verdicts={verdicts} /> : <p className="text-[13px] text-soft">No picture was looked at.</p>}
    </div>
  );
}
