import type { Metadata } from "next";
import { AsOf, BeingComputed } from "@/components/reports/analysis-state";
import { AgreementForest } from "@/components/reports/agreement-forest";
import { ComparisonView } from "@/components/reports/comparison/comparison-view";
import { FirstSource } from "@/components/reports/comparison/first-source";
import { SourcesPanel } from "@/components/reports/comparison/sources-panel";
import { MeansSection } from "@/components/reports/means-section";
import { MetricSwitch } from "@/components/reports/metric-switch";
import { PatternCheckNotice } from "@/components/reports/pattern-check-notice";
import { ResultsView } from "@/components/reports/results-view";
import { ExportLinks } from "@/components/studies/export-links";
import { RefreshWhileOpen } from "@/components/studies/refresh-while-open";
import { StudyHeader } from "@/components/studies/study-header";
import { Empty } from "@/components/ui/surface";
import { analyse, studyPulse } from "@/lib/reports/analysis/data";
import { firstSources } from "@/lib/reports/comparison/first-sources";
import { listedFirst } from "@/lib/reports/comparison/listed-first";
import { namedSources } from "@/lib/reports/comparison/naming";
import { sourceLabels } from "@/lib/reports/comparison/source-labels";
import { figureUrl } from "@/lib/reports/figures/figure-url";
import { loadLiveIfBehind, loadStudy } from "@/lib/reports/loaders";
import { lastPatternCheck } from "@/lib/reports/patterns/data";
import { metricSchema } from "@/lib/reports/schema";
import { withQuery } from "@/lib/reports/with-query";
import { itemWords } from "@/lib/studies/sources-text";

type Query = { metric?: string | string[]; first?: string | string[] };
type Props = { params: Promise<{ studyId: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Results of ${(await loadStudy((await params).studyId)).study.name}` };
}

export default async function ResultsPage({ params, searchParams }: Props) {
  const { study, studyId } = await loadStudy((await params).studyId);
  const query = await searchParams;
  // What does not exist is an old or mistyped address, not a reason for an error page.
  const metric = metricSchema.catch("ordinal").parse(query.metric);
  const first = study.kind === "comparison" && typeof query.first === "string" ? query.first : listedFirst(study);
  const pulse = await studyPulse(studyId);
  const found = await analyse(studyId, { kind: "results", metric, first: first ?? null });
  const [live, check] = await Promise.all([study.kind === "rating" ? loadLiveIfBehind(studyId, study, found, { metric, first }) : null, lastPatternCheck(studyId)]);
  const path = `/studies/${study.id}/results`;
  const forest = live?.[0]?.criteria ?? null;
  const isEmpty = study.counted === 0;
  // In the order in which the numbers above name their sources.
  const means = isEmpty ? null : await analyse(studyId, { kind: "means", first: found && "contrasts" in found.body ? (found.body.sources[0] ?? null) : null });
  return (
    <>
      <StudyHeader study={study} current="results" actions={<ExportLinks study={study} />} />
      {(study.state === "running" || [found, ...(isEmpty ? [] : [means])].some((shown) => shown === null || shown.isBehind)) && <RefreshWhileOpen studyId={study.id} pulse={pulse} />}
      <PatternCheckNotice studyId={study.id} check={check} />
      {found && <AsOf at={found.at} isBehind={found.isBehind}>{forest && "Alpha marked “Now” is newer: it is made from every answer up to this moment."}</AsOf>}
      <div className="grid grid-cols-1 gap-6">
        {found && "contrasts" in found.body && found.body.study.sources.length > 0 && <SourcesPanel study={found.body.study} />}
        {isEmpty && <Empty title="No judgment yet">{emptyText(study)}</Empty>}
        {!isEmpty && study.kind === "rating" && <MetricSwitch hrefOf={(other) => withQuery(path, { metric: other === "ordinal" ? null : other })} current={metric} />}
        {!isEmpty && found === null && <BeingComputed />}
        {!isEmpty && found === null && forest && <AgreementForest criteria={forest} metric={metric} words={itemWords("rating")} isLive figure={figureUrl(study.id, "agreement", { metric })} />}
        {!isEmpty && found && "metric" in found.body && <ResultsView results={found.body} live={forest}><MeansSection found={means} labelOf={sourceLabels(namedSources(study.sources))} /></ResultsView>}
        {!isEmpty && found && "contrasts" in found.body && (
          <>
            <FirstSource path={path} sources={firstSources(found.body)} current={found.body.sources[0]} />
            <ComparisonView results={found.body} first={first}><MeansSection found={means} labelOf={sourceLabels(found.body.study.sources)} /></ComparisonView>
          </>
        )}
      </div>
    </>
  );
}

function emptyText({ kind, state }: { kind: "rating" | "comparison"; state: "draft" | "running" | "closed" }): string {
  if (state === "draft") return "The study is a draft. Once it runs, results appear here with the first submitted item.";
  return kind === "rating"
    ? "Means and distributions appear with the first submitted item, agreement as soon as two evaluators have judged the same one."
    : "Wins and ties appear with the first submitted pair, agreement as soon as two evaluators have judged the same one.";
}
