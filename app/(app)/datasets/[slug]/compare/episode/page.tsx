import { ChevronLeft } from "lucide-react";
import type { Metadata, Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { EpisodeDifferences } from "@/components/datasets/episode-differences";
import { PageHeader } from "@/components/ui/surface";
import { requireActor } from "@/lib/auth/session";
import { datasetReader } from "@/lib/datasets/access";
import { diffEpisodes } from "@/lib/datasets/compare/diff";
import { getEpisode } from "@/lib/datasets/data";

export const metadata: Metadata = { title: "An episode in two versions" };

const pair = z.object({ before: z.uuid(), after: z.uuid() });

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function EpisodeComparePage({ params, searchParams }: Props) {
  const reader = datasetReader(await requireActor(["researcher", "admin"]));
  const { slug } = await params;
  const asked = pair.safeParse(await searchParams);
  if (!asked.success) notFound();
  const [before, after] = await Promise.all([getEpisode(reader, slug, asked.data.before), getEpisode(reader, slug, asked.data.after)]);
  if (!before || !after) notFound();
  return (
    <>
      <PageHeader title={after.name ?? after.externalId} lead="As it was, and as it is.">
        <div className="mb-1.5 flex flex-wrap items-center gap-3">
          <Link href={`/datasets/${slug}/compare` as Route} className="inline-flex min-h-8 items-center gap-1 text-sm text-soft hover:text-ink"><ChevronLeft size={16} aria-hidden /> Versions</Link>
          <code className="font-mono text-xs break-all text-soft">{after.externalId}</code>
        </div>
      </PageHeader>
      <EpisodeDifferences change={diffEpisodes(before, after)} before={`/datasets/${slug}/episodes/${before.id}`} after={`/datasets/${slug}/episodes/${after.id}`} />
    </>
  );
}
