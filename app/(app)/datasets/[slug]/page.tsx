import { ChevronLeft, Plus } from "lucide-react";
import type { Metadata, Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { DatasetFacts, VersionTable } from "@/components/datasets/dataset-facts";
import { EpisodeTable } from "@/components/datasets/episode-table";
import { OriginMarks } from "@/components/datasets/origin-marks";
import { buttonClass } from "@/components/ui/button";
import { PageHeader, SectionTitle } from "@/components/ui/surface";
import { requireActor } from "@/lib/auth/session";
import { datasetReader } from "@/lib/datasets/access";
import { getDataset, listEpisodes } from "@/lib/datasets/data";
import { episodeQuerySchema } from "@/lib/datasets/schema";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).slug };
}

export default async function DatasetPage({ params, searchParams }: Props) {
  const reader = datasetReader(await requireActor(["researcher", "admin"]));
  const { slug } = await params;
  // A crooked address shows the first page rather than an error.
  const query = episodeQuerySchema.catch({ page: 1, q: "", sort: "position" }).parse(await searchParams);
  const [dataset, page] = await Promise.all([getDataset(reader, slug), listEpisodes(reader, slug, query)]);
  if (!dataset || !page) notFound();
  return (
    <>
      <PageHeader
        title={dataset.title} lead={dataset.description || undefined}
        actions={<Link href={`/studies/new?dataset=${slug}` as Route} className={buttonClass("primary")}><Plus size={16} aria-hidden /> New study</Link>}
      >
        <div className="mb-1.5 flex flex-wrap items-center gap-3">
          <Link href={"/datasets" as Route} className="inline-flex min-h-8 items-center gap-1 text-sm text-soft hover:text-ink"><ChevronLeft size={16} aria-hidden /> Datasets</Link>
          <OriginMarks origins={dataset.counts.origins} />
          {dataset.licence && <span className="text-[13px] text-soft">{dataset.licence}</span>}
        </div>
      </PageHeader>
      <div className="grid grid-cols-1 gap-10">
        <DatasetFacts counts={dataset.counts} />
        <section aria-labelledby="episodes">
          <SectionTitle id="episodes">Episodes</SectionTitle>
          <EpisodeTable slug={slug} query={query} page={page} />
        </section>
        <section aria-labelledby="versions">
          <SectionTitle id="versions" aside="A study keeps the version that it was started on">Versions</SectionTitle>
          <VersionTable versions={dataset.versions} />
        </section>
      </div>
    </>
  );
}
