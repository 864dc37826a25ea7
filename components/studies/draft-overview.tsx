import { Pencil } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Card, SectionTitle } from "@/components/ui/surface";
import type { EvaluatorProgress, StudyDetail } from "@/lib/studies/types";
import { AddEvaluators } from "./add-evaluators";
import { ConfirmAction } from "./confirm-action";
import { EvaluatorTable } from "./evaluator-table";
import type { PickablePerson } from "./people-picker";
import { ProtocolFacts } from "./protocol-facts";
import { InstructionsView } from "./protocol-view";
import { RemotePictures, type SourceStanding } from "./remote-pictures";
import { SourceList } from "./source-list";
import { StudyHeader } from "./study-header";

/** A draft, looked over before it starts: what both kinds have. */
export function DraftOverview({ study, evaluators, people, canStart, problem, digest, startText, summary, remotePictures, children }: {
  study: StudyDetail;
  evaluators: readonly EvaluatorProgress[];
  people: readonly PickablePerson[];
  canStart: boolean;
  /** Why it cannot. */
  problem: string | null;
  digest: string;
  /** What starting does, before the digest. */
  startText: ReactNode;
  /** What it comes to, at the side. */
  summary: ReactNode;
  /** Of each source, how many pictures are known by address only. */
  remotePictures: readonly SourceStanding[];
  /** What this kind has to look at before the start. */
  children?: ReactNode;
}) {
  const { protocol } = study;
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
              {startText}
              <code className="rounded-lg bg-sunken px-3 py-2 font-mono text-xs break-all">{digest}</code>
            </ConfirmAction>
          </>
        }
      />
      <div className="grid grid-cols-1 items-start gap-x-8 gap-y-8 lg:grid-cols-[minmax(0,1fr)_310px]">
        <div className="grid min-w-0 grid-cols-1 gap-8">
          {!canStart && problem !== null && <Notice tone="danger" title="Not ready to start">{problem}</Notice>}
          <RemotePictures studyId={study.id} sources={remotePictures} />
          <section aria-labelledby="sources">
            <SectionTitle id="sources">{study.sources.length === 1 ? "Source" : "Sources"}</SectionTitle>
            <Card className="px-5 py-4"><SourceList sources={study.sources} /></Card>
          </section>
          {children}
          <section aria-labelledby="protocol">
            <SectionTitle id="protocol">Protocol</SectionTitle>
            <Card className="px-5 py-4"><ProtocolFacts protocol={protocol} sources={study.sources.length} /></Card>
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
        <aside className="max-lg:order-first lg:sticky lg:top-20">{summary}</aside>
      </div>
    </>
  );
}
