import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AnalysisHeader } from "@/components/datasets/analysis/analysis-header";
import { AnalysisState } from "@/components/datasets/analysis/analysis-state";
import { QualityList } from "@/components/datasets/analysis/quality-list";
import { requireActor } from "@/lib/auth/session";
import { datasetReader } from "@/lib/datasets/access";
import { getQuality } from "@/lib/datasets/analysis/data";
import { PAPER_SESSIONS, qualityQuerySchema } from "@/lib/datasets/analysis/query";
import { getDataset } from "@/lib/datasets/data";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Quality of ${(await params).slug}` };
}

export default async function DatasetQualityPage({ params, searchParams }: Props) {
  const reader = datasetReader(await requireActor(["researcher", "admin"]));
  const { slug } = await params;
  // A crooked address shows the usual limits rather than an error.
  const query = qualityQuerySchema.catch(PAPER_SESSIONS).parse(await searchParams);
  const [whole, quality] = await Promise.all([getDataset(reader, slug), getQuality(reader, slug, query)]);
  if (!whole || !quality) notFound();
  const { dataset, underWay, failed, computedAt } = quality;
  return (
    <>
      <AnalysisHeader dataset={whole} version={dataset.version} current="quality" lead="What contradicts itself, is missing or repeats. Nothing is removed: a study can leave episodes out when it draws its items." />
      <div className="grid grid-cols-1 gap-8">
        <AnalysisState slug={slug} version={dataset.version} episodes={dataset.counts.episodes} underWay={underWay} failed={failed} computedAt={computedAt} />
        {computedAt !== null && <QualityList quality={quality} />}
      </div>
    </>
  );
}
