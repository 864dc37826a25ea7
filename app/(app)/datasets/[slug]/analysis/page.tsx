import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AnalysisBoard } from "@/components/datasets/analysis/analysis-board";
import { AnalysisHeader } from "@/components/datasets/analysis/analysis-header";
import { AnalysisState } from "@/components/datasets/analysis/analysis-state";
import { requireActor } from "@/lib/auth/session";
import { datasetReader } from "@/lib/datasets/access";
import { analysisCharts } from "@/lib/datasets/analysis/analysis-charts";
import { getAnalysis } from "@/lib/datasets/analysis/data";
import { withTables } from "@/lib/datasets/analysis/dataset-latex";
import { analysisQuerySchema } from "@/lib/datasets/analysis/query";
import { getDataset } from "@/lib/datasets/data";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Analysis of ${(await params).slug}` };
}

export default async function DatasetAnalysisPage({ params, searchParams }: Props) {
  const reader = datasetReader(await requireActor(["researcher", "admin"]));
  const { slug } = await params;
  const { version } = analysisQuerySchema.catch({}).parse(await searchParams);
  const [whole, found] = await Promise.all([getDataset(reader, slug), getAnalysis(reader, slug, version)]);
  if (!whole || !found) notFound();
  const { dataset, analysis, underWay, failed, tableOne, latex } = withTables(found);
  return (
    <>
      <AnalysisHeader dataset={whole} version={dataset.version} current="analysis" lead="What the dataset consists of: people, personas, images, time and length." />
      <div className="grid grid-cols-1 gap-8">
        <AnalysisState slug={slug} version={dataset.version} episodes={dataset.counts.episodes} underWay={underWay} failed={failed} computedAt={analysis?.computedAt ?? null} />
        {analysis && tableOne && latex !== null && <AnalysisBoard dataset={dataset} row={tableOne} charts={analysisCharts(analysis.body)} latex={latex} />}
      </div>
    </>
  );
}
