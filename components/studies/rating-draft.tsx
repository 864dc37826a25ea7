import { counted } from "@/lib/reports/number-text";
import type { StudyPlan } from "@/lib/reports/study-plan";
import type { RatingProtocol } from "@/lib/studies/protocol";
import type { EvaluatorProgress, StudyDetail } from "@/lib/studies/types";
import { DraftOverview } from "./draft-overview";
import type { PickablePerson } from "./people-picker";
import { PlanSummary } from "./plan-summary";
import type { SourceStanding } from "./remote-pictures";

export function RatingDraft({ study, protocol, plan, evaluators, people, digest, remotePictures }: {
  study: StudyDetail;
  protocol: RatingProtocol;
  plan: StudyPlan;
  evaluators: readonly EvaluatorProgress[];
  people: readonly PickablePerson[];
  digest: string;
  remotePictures: readonly SourceStanding[];
}) {
  return (
    <DraftOverview
      study={study} evaluators={evaluators} people={people} digest={digest} remotePictures={remotePictures} canStart={plan.canStart} problem={plan.problem}
      summary={<PlanSummary plan={plan} unit={protocol.unit} />}
      startText={
        <>
          <p>
            {counted(plan.items, protocol.unit)} {protocol.sample.size === "all" ? "are taken" : `are drawn with seed “${protocol.sample.seed}”`}, each for {counted(protocol.evaluatorsPerItem, "evaluator")}:{" "}
            <strong>{counted(plan.judgments, "judgment")}</strong> on {counted(protocol.criteria.length, "criterion", "criteria")}.
          </p>
          <p>{evaluators.length === 0 ? "Nobody is chosen to judge yet; you can add people afterwards." : `${counted(evaluators.length, "person", "people")} can begin at once.`}</p>
          <p>From then on criteria, scales, sample and what is shown stay as they are. The protocol is kept under this digest:</p>
        </>
      }
    />
  );
}
