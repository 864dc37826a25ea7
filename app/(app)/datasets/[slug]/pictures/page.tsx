import { ChevronLeft } from "lucide-react";
import type { Metadata, Route } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { DatasetHeader } from "@/components/datasets/dataset-header";
import { LinksHosts } from "@/components/datasets/links-hosts";
import { LinksLive } from "@/components/datasets/links-live";
import { LinksRounds } from "@/components/datasets/links-rounds";
import { LinksStanding } from "@/components/datasets/links-standing";
import { LinksStart } from "@/components/datasets/links-start";
import { StoredPictures } from "@/components/datasets/stored-pictures";
import { Notice } from "@/components/ui/notice";
import { Empty, SectionTitle } from "@/components/ui/surface";
import { requireActor } from "@/lib/auth/session";
import { datasetReader } from "@/lib/datasets/access";
import { getDataset } from "@/lib/datasets/data";
import { checkStanding } from "@/lib/images/check/data";
import { draftPart, listRounds, readStanding } from "@/lib/images/links/data";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Pictures of ${(await params).slug}` };
}

export default async function DatasetPicturesPage({ params, searchParams }: Props) {
  const actor = await requireActor(["researcher", "admin"]);
  const reader = datasetReader(actor);
  const { slug } = await params;
  const asked = z.uuid().safeParse((await searchParams).study);
  const dataset = await getDataset(reader, slug);
  if (!dataset) notFound();
  // A study that has started meanwhile: then the whole dataset is shown.
  const { part, studyId } = await draftPart(reader, slug, asked.success ? asked.data : undefined);
  const [standing, stored, rounds] = await Promise.all([readStanding(part), checkStanding(reader, part.datasetId), listRounds(reader, slug)]);
  const hasOwn = (stored.pictures > 0 || stored.refused > 0) && !studyId;
  const running = rounds.find(({ state }) => state === "queued" || state === "running");
  const last = rounds.find(({ result }) => result !== null);
  return (
    <>
      <DatasetHeader dataset={dataset} current="pictures" />
      <div className="grid grid-cols-1 gap-8">
        <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
          <div className="min-w-0 flex-1 basis-80">
            {studyId && <Link href={`/studies/${studyId}` as Route} className="inline-flex min-h-8 items-center gap-1 text-sm text-soft hover:text-ink"><ChevronLeft size={16} aria-hidden /> Back to the study</Link>}
            <p className="max-w-[68ch] text-soft">
              {studyId ? "Where the pictures stand that this draft would draw." : "Where the pictures of the dataset stand."} What it knows by address only is not fetched unless somebody asks for it here.
            </p>
          </div>
          {actor.role === "admin" && !running && standing.remote > 0 && <div className="flex flex-wrap gap-2"><LinksStart slug={slug} studyId={studyId} standing={standing} /></div>}
        </div>
        {hasOwn && <StoredPictures standing={stored} />}
        {running && <LinksLive key={running.id} initial={running} canStop={actor.role === "admin"} />}
        {asked.success && !studyId && <Notice tone="info" title="The study has started">Its pictures stay as they are. What follows is the whole dataset.</Notice>}
        {(standing.remote > 0 || rounds.length > 0) && <LinksStanding slug={slug} studyId={studyId} standing={standing} />}
        {standing.remote === 0 && rounds.length === 0 && (hasOwn
          ? <p className="text-soft">No picture is known by its address only.</p>
          : <Empty title="No picture is known by its address only">Nor did its files bring any: there is none to show, and no address to ask.</Empty>)}
        {last?.result && (
          <section aria-labelledby="hosts">
            <SectionTitle id="hosts">The last round, by host</SectionTitle>
            <LinksHosts result={last.result} />
          </section>
        )}
        {rounds.length > 0 && (
          <section aria-labelledby="rounds">
            <SectionTitle id="rounds">Rounds</SectionTitle>
            <LinksRounds rounds={rounds} />
          </section>
        )}
      </div>
    </>
  );
}
