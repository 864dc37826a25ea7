import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { VersionTable } from "@/components/datasets/dataset-facts";
import { DatasetHeader } from "@/components/datasets/dataset-header";
import { SectionTitle } from "@/components/ui/surface";
import { requireActor } from "@/lib/auth/session";
import { datasetReader } from "@/lib/datasets/access";
import { getDataset } from "@/lib/datasets/data";

export const metadata: Metadata = { title: "Versions" };

export default async function VersionsPage({ params }: { params: Promise<{ slug: string }> }) {
  const reader = datasetReader(await requireActor(["researcher", "admin"]));
  const dataset = await getDataset(reader, (await params).slug);
  if (!dataset) notFound();
  return (
    <>
      <DatasetHeader dataset={dataset} current="versions" />
      <section aria-labelledby="versions">
        <SectionTitle id="versions" aside="A study keeps the version that it was started on">Versions</SectionTitle>
        <VersionTable slug={dataset.slug} versions={dataset.versions} />
      </section>
    </>
  );
}
