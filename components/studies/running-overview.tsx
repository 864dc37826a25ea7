import { Pencil } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { ChartFrame } from "@/components/charts/chart-frame";
import { CoverageBars } from "@/components/charts/coverage-bars";
import { buttonClass } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Card, SectionTitle } from "@/components/ui/surface";
import { prepareCoverage } from "@/lib/reports/coverage-bars";
import { forecastText } from "@/lib/reports/forecast-text";
import { count, percent } from "@/lib/reports/number-text";
import { itemWords } from "@/lib/studies/sources-text";
import type { StudyDetail, StudyProgress } from "@/lib/studies/types";
import { AddEvaluators } from "./add-evaluators";
import { ConfirmAction } from "./confirm-action";
import { EvaluatorTable } from "./evaluator-table";
import { ExportLinks } from "./export-links";
import { Moment } from "./moment";
import type { PickablePerson } from "./people-picker";
import { ProtocolFacts } from "./protocol-facts";
import { InstructionsView } from "./protocol-view";
import { RefreshWhileOpen } from "./refresh-while-open";
import { SourceList } from "./source-list";
import { StudyHeader } from "./study-header";

/** A study that runs or ran: how far it is, who works on it, what it asks. */
export function RunningOverview({ study, progress, people }: { study: StudyDetail; progress: StudyProgress; people: readonly PickablePerson[] }) {
  const perItem = study.protocol.evaluatorsPerItem;
  const words = itemWords(study.kind);
  const coverage = prepareCoverage({
    evaluatorsPerItem: perItem, items: progress.items.length, wanted: progress.wanted, counted: progress.counted,
    coverage: Array.from({ length: perItem + 1 }, (_, judgments) => ({ judgments, items: progress.items.filter((item) => item.counted === judgments).length })),
  }, words);
  const share = progress.wanted === 0 ? null : progress.counted / progress.wanted;
  const isRunning = study.state === "running";
  const { many } = words;
  const joining = study.kind === "comparison" ? "They get their share: pairs that nobody holds yet are planned anew for everybody who takes part. What is open or judged stays as it is." : undefined;
  const figures: [string, string][] = [
    ["Judgments", `${count(progress.counted)} of ${count(progress.wanted)}`],
    [`${study.kind === "comparison" ? "Pairs" : "Items"} complete`, `${count(progress.complete)} of ${count(progress.items.length)}`],
    ["Being worked on", count(progress.items.reduce((sum, item) => sum + Math.max(0, item.held - item.counted), 0))],
    ["Surplus", count(progress.surplus)],
  ];
  return (
    <>
      {isRunning && <RefreshWhileOpen studyId={study.id} />}
      <StudyHeader
        study={study} current="overview"
        actions={
          <>
            {isRunning && <Link href={`/studies/${study.id}/edit` as Route} className={buttonClass("secondary")}><Pencil size={16} aria-hidden /> Edit wording</Link>}
            <ExportLinks study={study} />
            {isRunning && (
              <ConfirmAction label="Close the study" look="danger" title="Close the study?" confirm="Close it" path={`/studies/${study.id}/close`}>
                <p>No more {many} are handed out. What is still submitted from open pages is kept, but as surplus: it enters no number.</p>
                {progress.counted < progress.wanted && <p>{count(progress.wanted - progress.counted)} of {count(progress.wanted)} judgments are still missing.</p>}
                {study.kind === "comparison" && study.revealedAt === null && <p>With the close, results name their sources.</p>}
                <p>A closed study cannot be opened again.</p>
              </ConfirmAction>
            )}
          </>
        }
      />
      <div className="grid grid-cols-1 gap-8">
        <section aria-label="Progress" className="grid grid-cols-1 items-stretch gap-5 lg:grid-cols-2">
          <Card className="flex flex-col px-5 py-4">
            <dl className="grid grid-cols-2 gap-x-6 gap-y-7">
              {figures.map(([term, value]) => (
                <div key={term}>
                  <dt className="text-[13px] text-soft">{term}</dt>
                  <dd className="text-2xl font-semibold tabular-nums">{value}</dd>
                </div>
              ))}
            </dl>
            <div className="mt-auto flex items-center gap-3 pt-5">
              <ProgressBar value={share} label="Judgments" />
              <span className="text-[13px] text-soft tabular-nums">{share === null ? "–" : percent(share)}</span>
            </div>
            <p className="mt-3 text-[13px] text-soft">
              {study.startedAt && <>Started <Moment at={study.startedAt} /></>}
              {study.closedAt && <>, closed <Moment at={study.closedAt} /></>}
            </p>
            {progress.forecast && <p className="mt-1 text-[13px] text-soft">{forecastText(progress.forecast, new Date())}</p>}
          </Card>
          <ChartFrame title={`Progress over ${many}`} lead={coverage.summary} table={coverage.table} fileName="progress.csv">
            <CoverageBars bars={coverage.bars} label={`${many === "pairs" ? "Pairs" : "Items"} by number of judgments`} />
          </ChartFrame>
        </section>

        <section aria-labelledby="evaluators">
          <SectionTitle id="evaluators" aside={isRunning ? <AddEvaluators studyId={study.id} people={people} members={progress.evaluators.map((evaluator) => evaluator.email)} note={joining} /> : undefined}>
            Evaluators
          </SectionTitle>
          <EvaluatorTable evaluators={progress.evaluators} />
        </section>

        <section aria-labelledby="sources">
          <SectionTitle id="sources" aside="As they were when the study started">{study.sources.length === 1 ? "Source" : "Sources"}</SectionTitle>
          <Card className="px-5 py-4"><SourceList sources={study.sources} /></Card>
        </section>

        <section aria-labelledby="protocol">
          <SectionTitle id="protocol" aside="Frozen when the study started">Protocol</SectionTitle>
          <Card className="px-5 py-4">
            <ProtocolFacts protocol={study.protocol} sources={study.sources.length} />
            <ul className="mt-4 grid gap-1.5 border-t border-line pt-3 text-[13px] text-soft">
              {study.protocolVersions.map((version) => (
                <li key={version.version}>
                  Version {version.version}, <Moment at={version.createdAt} /> · SHA-256 <code className="font-mono text-xs break-all">{version.digest}</code>
                </li>
              ))}
              {study.designDigest !== null && (
                <li>
                  Design: how the {many} were drawn and laid out · SHA-256 <code className="font-mono text-xs break-all">{study.designDigest}</code>{" "}
                  <Link href={`/studies/${study.id}/design` as Route} className="underline underline-offset-2 hover:text-ink">See the audit</Link>
                </li>
              )}
            </ul>
            <details className="mt-3 border-t border-line pt-2">
              <summary className="min-h-8 py-1 text-sm font-medium text-soft hover:text-ink">What evaluators read</summary>
              <div className="mt-3"><InstructionsView protocol={study.protocol} /></div>
            </details>
          </Card>
        </section>
      </div>
    </>
  );
}
