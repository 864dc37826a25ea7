import { Pencil } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Card, SectionTitle } from "@/components/ui/surface";
import { counted } from "@/lib/reports/number-text";
import type { StudyPlan } from "@/lib/reports/study-plan";
import type { EvaluatorProgress, StudyDetail } from "@/lib/studies/types";
import { AddEvaluators } from "./add-evaluators";
import { ConfirmAction } from "./confirm-action";
import { EvaluatorTable } from "./evaluator-table";
import type { PickablePerson } from "./people-picker";
import { PlanSummary } from "./plan-summary";
import { InstructionsView, ProtocolFacts } from "./protocol-view";
import { StudyHeader } from "./study-header";

/** A draft, looked over before it starts. */
export function DraftOverview({ study, plan, evaluators, people, digest }: {
  study: StudyDetail;
  plan: StudyPlan;
  evaluators: readonly EvaluatorProgress[];
  people: readonly PickablePerson[];
  digest: string;
}) {
  const { protocol } = study;
  const isTooLarge = protocol.sample.size !== "all" && protocol.sample.size > plan.eligible;
  const canStart = plan.eligible > 0 && !isTooLarge;
  return (
    <>
      <StudyHeader
        study={study} current="overview"
        actions={
          <>
            <Link href={`/studies/${study.id}/edit`} className={buttonClass("secondary")}><Pencil size={16} aria-hidden /> Edit</Link>
            <ConfirmAction
              label="Start the study" look="primary" title="Start the study?" confirm="Freeze and start" path={`/studies/${study.id}/start`} disabled={!canStart}
            >
              <p>
                {counted(plan.items, protocol.unit)} {protocol.sample.size === "all" ? "are taken" : `are drawn with seed “${protocol.sample.seed}”`}, each for {counted(protocol.evaluatorsPerItem, "evaluator")}:{" "}
                <strong>{counted(plan.judgments, "judgment")}</strong> on {counted(protocol.criteria.length, "criterion", "criteria")}.
              </p>
              <p>{evaluators.length === 0 ? "Nobody is chosen to judge yet; you can add people afterwards." : `${counted(evaluators.length, "person", "people")} can begin at once.`}</p>
              <p>From then on criteria, scales, sample and what is shown stay as they are. The protocol is kept under this digest:</p>
              <code className="rounded-lg bg-sunken px-3 py-2 font-mono text-xs break-all">{digest}</code>
            </ConfirmAction>
          </>
        }
      />
      <div className="grid grid-cols-1 items-start gap-x-8 gap-y-8 lg:grid-cols-[minmax(0,1fr)_300px]">
        <div className="grid min-w-0 grid-cols-1 gap-8">
          {!canStart && plan.problem && <Notice tone="warn" title="Not ready to start">{plan.problem}</Notice>}
          <section aria-labelledby="protocol">
            <SectionTitle id="protocol">Protocol</SectionTitle>
            <Card className="px-5 py-4"><ProtocolFacts protocol={protocol} /></Card>
          </section>
          <section aria-labelledby="evaluators">
            <SectionTitle id="evaluators" aside={<AddEvaluators studyId={study.id} people={people} members={evaluators.map((evaluator) => evaluator.email)} />}>Evaluators</SectionTitle>
            <EvaluatorTable evaluators={evaluators} isDraft />
          </section>
          <section aria-labelledby="preview">
            <SectionTitle id="preview">What evaluators will read</SectionTitle>
            <Card className="px-5 py-5 sm:px-7"><InstructionsView protocol={protocol} /></Card>
          </section>
        </div>
        <aside className="max-lg:order-first lg:sticky lg:top-20"><PlanSummary plan={plan} unit={protocol.unit} /></aside>
      </div>
    </>
  );
}
