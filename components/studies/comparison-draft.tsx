import { Notice } from "@/components/ui/notice";
import { Card, SectionTitle } from "@/components/ui/surface";
import { count, counted } from "@/lib/reports/number-text";
import { planComparison } from "@/lib/reports/study-plan";
import type { DesignPreview } from "@/lib/studies/design/schema";
import type { ComparisonProtocol } from "@/lib/studies/protocol";
import { sourceTitles } from "@/lib/studies/sources-text";
import type { EvaluatorProgress, StudyDetail } from "@/lib/studies/types";
import { BalanceTable } from "./balance-table";
import { ComparisonPlanFacts } from "./comparison-plan-facts";
import { DraftOverview } from "./draft-overview";
import type { PickablePerson } from "./people-picker";
import type { SourceStanding } from "./remote-pictures";

export function ComparisonDraft({ study, protocol, preview, evaluators, people, digest, remotePictures, nothingToGuess }: {
  study: StudyDetail;
  protocol: ComparisonProtocol;
  preview: DesignPreview;
  evaluators: readonly EvaluatorProgress[];
  people: readonly PickablePerson[];
  digest: string;
  remotePictures: readonly SourceStanding[];
  /** Why nobody can be asked which was machine-made; null if somebody can. */
  nothingToGuess: string | null;
}) {
  const plan = planComparison({ preview, images: protocol.images, evaluatorsPerPair: protocol.evaluatorsPerItem, criteria: protocol.criteria.length, evaluators: evaluators.length });
  const titles = sourceTitles(study.sources);
  const titleOf = (number: number) => titles[study.sources.findIndex((source) => source.number === number)] ?? `Source ${number}`;
  return (
    <DraftOverview
      study={study} evaluators={evaluators} people={people} digest={digest} remotePictures={remotePictures} canStart={plan.canStart} problem={plan.problems.join(" ") || "No pair can be formed."}
      summary={
        <Card className="px-5 py-4">
          <h2 className="text-[15px]">What this comes to</h2>
          <ComparisonPlanFacts plan={plan} contrasts={preview.contrasts} titleOf={titleOf} />
        </Card>
      }
      startText={
        <>
          <p>
            {counted(plan.pairs, "pair")} {plan.pairs === 1 ? "is" : "are"} drawn with seed “{protocol.sample.seed}”, each for {counted(protocol.evaluatorsPerItem, "evaluator")}:{" "}
            <strong>{counted(plan.judgments, "judgment")}</strong> on {counted(protocol.criteria.length, "criterion", "criteria")}.
          </p>
          <p>
            {evaluators.length === 0
              ? "Nobody is chosen to judge yet, so nobody's pairs are planned now. Each time people join, what is left is planned for all who take part."
              : `Who sees which pair, in which order and which way round is planned now, for the ${evaluators.length === 1 ? "one person who takes" : `${count(evaluators.length)} people who take`} part. More can join later: what nobody holds by then is planned anew.`}
          </p>
          <p>From then on sources, pairs, criteria and what is shown stay as they are; only wording can still change. The protocol is kept under this digest:</p>
        </>
      }
    >
      {protocol.askMachineMade && nothingToGuess !== null && <Notice title="Which was machine-made is not asked">{nothingToGuess}</Notice>}
      <section aria-labelledby="balance">
        <SectionTitle id="balance">How well the sides match</SectionTitle>
        <BalanceTable contrasts={preview.contrasts} titleOf={titleOf} />
      </section>
    </DraftOverview>
  );
}
