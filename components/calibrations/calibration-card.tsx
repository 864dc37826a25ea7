import { Moment } from "@/components/studies/moment";
import { Chip } from "@/components/ui/chip";
import { Card } from "@/components/ui/surface";
import type { CalibrationView } from "@/lib/calibrations/types";
import { scorerText } from "./scorer-text";
import { ProposalFacts } from "./proposal-facts";
import { RetireThreshold } from "./retire-threshold";

/** A threshold that was adopted. Checks link to it by its id, also when it is in force no longer. */
export function CalibrationCard({ calibration: { id, threshold, proposal, createdBy, createdAt, retiredAt }, canRetire }: { calibration: CalibrationView; canRetire: boolean }) {
  return (
    <Card className="scroll-mt-20 px-5 py-4">
      <article id={`calibration-${id}`} aria-labelledby={`title-${id}`} className="grid scroll-mt-20 gap-3">
        <header className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <h3 id={`title-${id}`} className="text-base">{scorerText(proposal)}: at least <span className="tabular-nums">{threshold.toFixed(4)}</span></h3>
          {retiredAt === null ? <Chip tone="good">in force</Chip> : <Chip>until <Moment at={retiredAt} withTime={false} /></Chip>}
          <span className="text-[13px] text-soft"><Moment at={createdAt} /> by {createdBy ?? "the command line"}</span>
          {canRetire && retiredAt === null && <span className="ms-auto"><RetireThreshold id={id} name={scorerText(proposal)} /></span>}
        </header>
        <ProposalFacts proposal={proposal} />
      </article>
    </Card>
  );
}
