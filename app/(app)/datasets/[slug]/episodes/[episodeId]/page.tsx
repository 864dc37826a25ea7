import { ChevronLeft } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { AlignScope } from "@/components/alignment/align-scope";
import { episodesAddress, listOf } from "@/components/datasets/episode-address";
import { EpisodePerson } from "@/components/datasets/episode-person";
import { EpisodeSessions, SessionRail } from "@/components/datasets/episode-sessions";
import { EpisodeSteps } from "@/components/datasets/episode-steps";
import { OriginMark } from "@/components/datasets/origin-marks";
import { PageHeader } from "@/components/ui/surface";
import { countAlignments } from "@/lib/alignments/data";
import { requireActor } from "@/lib/auth/session";
import { datasetReader } from "@/lib/datasets/access";
import { getEpisode } from "@/lib/datasets/data";
import { findNeighbours } from "@/lib/datasets/search/data";
import { readAddress } from "@/lib/datasets/search/query";
import { arePicturesServed } from "@/lib/engines/data";
import { counted } from "@/lib/reports/number-text";

export const metadata: Metadata = { title: "Episode" };

type Props = { params: Promise<{ slug: string; episodeId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function EpisodePage({ params, searchParams }: Props) {
  const reader = datasetReader(await requireActor(["researcher", "admin"]));
  const { slug, episodeId } = await params;
  // The list that it was opened from stands in the address.
  const query = readAddress(await searchParams);
  if (!z.uuid().safeParse(episodeId).success) notFound();
  const [episode, neighbours, counts, hasEngines] = await Promise.all([
    getEpisode(reader, slug, episodeId), findNeighbours(reader, slug, query, episodeId), countAlignments(reader, episodeId), arePicturesServed(),
  ]);
  if (!episode) notFound();
  const list = listOf(query);
  const isFiltered = Object.keys(list.slice).length > 0;
  return (
    <>
      <PageHeader
        title={episode.name ?? episode.externalId}
        lead={`${counted(episode.sessionCount, "session")}, ${counted(episode.turnCount, "turn")}, ${counted(episode.imageCount, "image")}`}
        actions={<EpisodeSteps slug={slug} list={list} neighbours={neighbours} />}
      >
        <div className="mb-1.5 flex flex-wrap items-center gap-3">
          <Link
            // The list begins with this episode, so that one is back where one was.
            href={episodesAddress(slug, { ...list, after: neighbours?.previous ?? undefined, before: undefined })}
            className="inline-flex min-h-8 items-center gap-1 text-sm text-soft hover:text-ink"
          >
            <ChevronLeft size={16} aria-hidden /> {isFiltered ? "What was found" : slug}
          </Link>
          <OriginMark origin={episode.origin} />
          <code className="font-mono text-xs break-all text-soft">{episode.externalId}</code>
        </div>
      </PageHeader>
      <div className="grid grid-cols-1 items-start gap-x-10 gap-y-6 lg:grid-cols-[200px_minmax(0,1fr)]">
        <aside className="min-w-0 lg:sticky lg:top-20 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto"><SessionRail sessions={episode.sessions} /></aside>
        <div className="grid min-w-0 grid-cols-1 gap-10">
          <EpisodePerson episode={episode} />
          <AlignScope value={{ counts, hasEngines }}><EpisodeSessions episode={episode} /></AlignScope>
        </div>
      </div>
    </>
  );
}
