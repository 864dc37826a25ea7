import type { Metadata } from "next";
import { ComparisonView } from "@/components/reports/comparison/comparison-view";
import { FirstSource } from "@/components/reports/comparison/first-source";
import { SourcesPanel } from "@/components/reports/comparison/sources-panel";
import { MetricSwitch } from "@/components/reports/metric-switch";
import { ResultsView } from "@/components/reports/results-view";
import { ExportLinks } from "@/components/studies/export-links";
import { RefreshWhileOpen } from "@/components/studies/refresh-while-open";
import { StudyHeader } from "@/components/studies/study-header";
import { Empty } from "@/components/ui/surface";
import type { ComparisonResults } from "@/lib/reports/comparison/schema";
import { sourceLabels } from "@/lib/reports/comparison/source-labels";
import { readResults } from "@/lib/reports/data";
import { loadStudy } from "@/lib/reports/loaders";
import { metricSchema } from "@/lib/reports/schema";

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
  // Once sources are named, the one that was listed first is named first: it is what the others are held against.
  const listedFirst = study.kind === "comparison" && (study.state === "closed" || study.revealedAt !== null) ? study.sources[0]?.dataset.slug : undefined;
  const results = await readResults(studyId, { metric, first: typeof query.first === "string" ? query.first : listedFirst });
  const path = `/studies/${studyId}/results`;
  const isEmpty = results.progress.counted === 0;
  return (
    <>
      <StudyHeader study={study} current="results" actions={<ExportLinks study={study} />} />
      {study.state === "running" && <RefreshWhileOpen studyId={study.id} />}
      {"metric" in results ? (
        isEmpty ? <Empty title="No judgment yet">{emptyText(study.state, "Means and distributions appear with the first submitted item, agreement as soon as two evaluators have judged the same one.")}</Empty> : (
          <div className="grid grid-cols-1 gap-6">
            <MetricSwitch path={path} current={metric} />
            <ResultsView results={results} />
          </div>
        )
      ) : (
        <div className="grid grid-cols-1 gap-6">
          {results.study.sources.length > 0 && <SourcesPanel study={results.study} />}
          {isEmpty ? <Empty title="No judgment yet">{emptyText(study.state, "Wins and ties appear with the first submitted pair, agreement as soon as two evaluators have judged the same one.")}</Empty> : (
            <>
              <FirstSource path={path} sources={firstSources(results)} current={results.sources[0]} />
              <ComparisonView results={results} />
            </>
          )}
        </div>
      )}
    </>
  );
}

function emptyText(state: "draft" | "running" | "closed", running: string): string {
  return state === "draft" ? "The study is a draft. Once it runs, results appear here with the first submitted item." : running;
}

/** In the order in which they are listed above. Where each pair has names of its own, no choice would hold for the page. */
function firstSources({ study, sources, contrasts }: ComparisonResults): { name: string; label: string }[] {
  if (contrasts.length > 1 && sources.length === 2 * contrasts.length) return [];
  const labelOf = sourceLabels(study.sources);
  return study.sources.filter(({ name }) => sources.includes(name)).map(({ name }) => ({ name, label: labelOf(name) }));
}
