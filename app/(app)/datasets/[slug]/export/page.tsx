import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DatasetHeader } from "@/components/datasets/dataset-header";
import { ExportPanel } from "@/components/datasets/export-panel";
import { requireActor } from "@/lib/auth/session";
import { datasetReader } from "@/lib/datasets/access";
import { getDataset } from "@/lib/datasets/data";
import { listExports } from "@/lib/datasets/export/data";
import { readAddress, sliceOf } from "@/lib/datasets/search/query";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Export ${(await params).slug}` };
}

export default async function ExportPage({ params, searchParams }: Props) {
  const reader = datasetReader(await requireActor(["researcher", "admin"]));
  const { slug } = await params;
  const dataset = await getDataset(reader, slug);
  if (!dataset) notFound();
  const slice = sliceOf(readAddress(await searchParams));
  const scripted = dataset.counts.origins.scripted;
  const versions = dataset.versions.map(({ number }) => number);
  return (
    <>
      <DatasetHeader dataset={dataset} current="export" />
      <ExportPanel key={JSON.stringify(slice)} slug={slug} versions={versions} scripted={scripted} slice={slice} initial={await listExports(reader, slug)} />
    </>
  );
}
