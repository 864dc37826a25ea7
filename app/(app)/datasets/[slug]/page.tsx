import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DatasetHeader } from "@/components/datasets/dataset-header";
import { listOf } from "@/components/datasets/episode-address";
import { EpisodeFilter } from "@/components/datasets/episode-filter";
import { EpisodeList } from "@/components/datasets/episode-list";
import { requireActor } from "@/lib/auth/session";
import { datasetReader } from "@/lib/datasets/access";
import { getDataset } from "@/lib/datasets/data";
import { conditionsOf } from "@/lib/datasets/search/conditions";
import { getFacets, listEpisodes } from "@/lib/datasets/search/data";
import { readAddress } from "@/lib/datasets/search/query";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).slug };
}

export default async function DatasetPage({ params, searchParams }: Props) {
  const reader = datasetReader(await requireActor(["researcher", "admin"]));
  const { slug } = await params;
  const query = readAddress(await searchParams);
  const [dataset, page, facets] = await Promise.all([getDataset(reader, slug), listEpisodes(reader, slug, query), getFacets(reader, slug)]);
  if (!dataset || !page) notFound();
  const list = listOf(query);
  return (
    <>
      <DatasetHeader dataset={dataset} current="episodes" />
      <EpisodeFilter slug={slug} query={query} facets={facets} chosen={conditionsOf(list.slice).length}>
        <EpisodeList slug={slug} list={list} page={page} />
      </EpisodeFilter>
    </>
  );
}
