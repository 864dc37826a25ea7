import { ChevronLeft } from "lucide-react";
import type { Metadata, Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ImportStateChip } from "@/components/datasets/import-history";
import { ImportLive } from "@/components/datasets/import-live";
import { ImportOutcome } from "@/components/datasets/import-outcome";
import { Moment } from "@/components/studies/moment";
import { PageHeader } from "@/components/ui/surface";
import { requireActor } from "@/lib/auth/session";
import { importer } from "@/lib/datasets/access";
import { getImport, groupRefusals } from "@/lib/datasets/data";

export const metadata: Metadata = { title: "Import" };

export default async function ImportJobPage({ params }: { params: Promise<{ jobId: string }> }) {
  const admin = importer(await requireActor(["admin"]));
  const jobId = z.uuid().safeParse((await params).jobId);
  const view = jobId.success ? await getImport(admin, jobId.data) : undefined;
  if (!view) notFound();
  const isUnderWay = view.state === "queued" || view.state === "running" || view.state === "paused";
  return (
    <>
      <PageHeader
        title={`Import into ${view.title ?? view.dataset}`}
        lead={<><Moment at={view.createdAt} /> · {view.files.slice(0, 3).join(", ")}{view.files.length > 3 && ` and ${view.files.length - 3} more`}</>}
      >
        <div className="mb-1.5 flex items-center gap-3">
          <Link href={"/import" as Route} className="inline-flex min-h-8 items-center gap-1 text-sm text-soft hover:text-ink"><ChevronLeft size={16} aria-hidden /> Import</Link>
          <ImportStateChip view={view} />
        </div>
      </PageHeader>
      {isUnderWay ? <ImportLive initial={view} /> : <ImportOutcome view={view} groups={await groupRefusals(admin, view.id)} />}
    </>
  );
}
