import { ChevronLeft } from "lucide-react";
import type { Metadata, Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { RunLive } from "@/components/generation/run-live";
import { ProviderChip } from "@/components/generation/run-state-chip";
import { Moment } from "@/components/studies/moment";
import { PageHeader } from "@/components/ui/surface";
import { requireActor } from "@/lib/auth/session";
import { generator } from "@/lib/generation/access";
import { authorizeRun, getRun } from "@/lib/generation/data";

export const metadata: Metadata = { title: "Generation run" };

export default async function RunPage({ params }: { params: Promise<{ runId: string }> }) {
  const caller = generator(await requireActor(["researcher", "admin"]));
  const asked = z.uuid().safeParse((await params).runId);
  const runId = asked.success ? await authorizeRun(caller, asked.data) : undefined;
  const view = runId && (await getRun(runId));
  if (!view) notFound();
  return (
    <>
      <PageHeader title={view.title} lead={<><Moment at={view.createdAt} /> · seed <span className="font-mono text-[13px]">{view.request.seed}</span> · by {view.createdBy ?? "the command line"}</>}>
        <div className="mb-1.5 flex items-center gap-3">
          <Link href={"/generate" as Route} className="inline-flex min-h-8 items-center gap-1 text-sm text-soft hover:text-ink"><ChevronLeft size={16} aria-hidden /> Generate</Link>
          <ProviderChip provider={view.request.provider} />
        </div>
      </PageHeader>
      <RunLive initial={view} />
    </>
  );
}
