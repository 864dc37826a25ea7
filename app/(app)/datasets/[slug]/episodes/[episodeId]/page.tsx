import { ChevronLeft } from "lucide-react";
import type { Metadata, Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { EpisodePerson } from "@/components/datasets/episode-person";
import { EpisodeSessions, SessionRail } from "@/components/datasets/episode-sessions";
import { OriginMark } from "@/components/datasets/origin-marks";
import { PageHeader } from "@/components/ui/surface";
import { requireActor } from "@/lib/auth/session";
import { datasetReader } from "@/lib/datasets/access";
import { getEpisode } from "@/lib/datasets/data";
import { counted } from "@/lib/reports/number-text";

export const metadata: Metadata = { title: "Episode" };

export default async function EpisodePage({ params }: { params: Promise<{ slug: string; episodeId: string }> }) {
  const reader = datasetReader(await requireActor(["researcher", "admin"]));
  const { slug, episodeId } = await params;
  const episode = z.uuid().safeParse(episodeId).success ? await getEpisode(reader, slug, episodeId) : undefined;
  if (!episode) notFound();
  return (
    <>
      <PageHeader
        title={episode.name ?? episode.externalId}
        lead={`${counted(episode.sessionCount, "session")}, ${counted(episode.turnCount, "turn")}, ${counted(episode.imageCount, "image")}`}
      >
        <div className="mb-1.5 flex flex-wrap items-center gap-3">
          <Link href={`/datasets/${slug}` as Route} className="inline-flex min-h-8 items-center gap-1 text-sm text-soft hover:text-ink"><ChevronLeft size={16} aria-hidden /> {slug}</Link>
          <OriginMark origin={episode.origin} />
          <code className="font-mono text-xs break-all text-soft">{episode.externalId}</code>
        </div>
      </PageHeader>
      <div className="grid grid-cols-1 items-start gap-x-10 gap-y-6 lg:grid-cols-[170px_minmax(0,1fr)]">
        <aside className="lg:sticky lg:top-20 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto"><SessionRail sessions={episode.sessions} /></aside>
        <div className="grid min-w-0 grid-cols-1 gap-10">
          <EpisodePerson episode={episode} />
          <EpisodeSessions episode={episode} />
        </div>
      </div>
    </>
  );
}
