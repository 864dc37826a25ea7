import type { Metadata } from "next";
import { ResultsView } from "@/components/reports/results-view";
import { MetricSwitch } from "@/components/reports/metric-switch";
import { ExportLinks } from "@/components/studies/export-links";
import { RefreshWhileOpen } from "@/components/studies/refresh-while-open";
import { StudyHeader } from "@/components/studies/study-header";
import { Empty } from "@/components/ui/surface";
import { readResults } from "@/lib/reports/data";
import { loadStudy } from "@/lib/reports/loaders";
import { metricSchema } from "@/lib/reports/schema";

type Props = { params: Promise<{ studyId: string }>; searchParams: Promise<{ metric?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Results of ${(await loadStudy((await params).studyId)).study.name}` };
}

export default async function ResultsPage({ params, searchParams }: Props) {
  const { study, studyId } = await loadStudy((await params).studyId);
  // A metric that does not exist is an old or mistyped address, not a reason for an error page.
  const metric = metricSchema.catch("ordinal").parse((await searchParams).metric);
  const results = await readResults(studyId, metric);
  return (
    <>
      <StudyHeader study={study} current="results" actions={<ExportLinks studyId={studyId} />} />
      {study.state === "running" && <RefreshWhileOpen />}
      {results.progress.counted === 0 ? (
        <Empty title="No judgment yet">
          {study.state === "draft"
            ? "The study is a draft. Once it runs, means, distributions and agreement appear here with the first submitted item."
            : "Means and distributions appear with the first submitted item, agreement as soon as two evaluators have judged the same one."}
        </Empty>
      ) : (
        <div className="grid grid-cols-1 gap-6">
          <MetricSwitch path={`/studies/${studyId}/results`} current={metric} />
          <ResultsView results={results} />
        </div>
      )}
    </>
  );
}
