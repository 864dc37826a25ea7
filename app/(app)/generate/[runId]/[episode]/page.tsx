import { ChevronLeft } from "lucide-react";
import type { Metadata, Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { EpisodeLive } from "@/components/generation/episode-live";
import { ProviderChip } from "@/components/generation/run-state-chip";
import { PageHeader } from "@/components/ui/surface";
import { requireActor } from "@/lib/auth/session";
import { generator } from "@/lib/generation/access";
import { authorizeRun, getEpisode } from "@/lib/generation/data";

export const metadata: Metadata = { title: "Episode of a run" };

const address = z.object({ runId: z.uuid(), episode: z.coerce.number().int().min(1).max(100_000) });

export default async function GeneratedEpisodePage({ params }: { params: Promise<{ runId: string; episode: string }> }) {
  const caller = generator(await requireActor(["researcher", "admin"]));
  const asked = address.safeParse(await params);
  const runId = asked.success ? await authorizeRun(caller, asked.data.runId) : undefined;
  const view = asked.success && runId ? await getEpisode(runId, asked.data.episode) : undefined;
  if (!view) notFound();
  return (
    <>
      <PageHeader title={view.name ? `${view.name}’s episode` : `Episode ${view.number}`} lead={view.provider === "scripted" ? "Made up by a program to try the software: no data about people or models." : "Text made by a model."}>
        <div className="mb-1.5 flex items-center gap-3">
          <Link href={`/generate/${view.runId}` as Route} className="inline-flex min-h-8 items-center gap-1 text-sm text-soft hover:text-ink"><ChevronLeft size={16} aria-hidden /> Run</Link>
          <ProviderChip provider={view.provider} />
        </div>
      </PageHeader>
      <EpisodeLive initial={view} />
    </>
  );
}
