import { ChevronLeft } from "lucide-react";
import type { Metadata, Route } from "next";
import Link from "next/link";
import { StudyForm } from "@/components/studies/form/study-form";
import { KindChoice } from "@/components/studies/kind-choice";
import { NoDatasets } from "@/components/studies/no-datasets";
import { PageHeader } from "@/components/ui/surface";
import { requireActor } from "@/lib/auth/session";
import { loadFormDatasets, loadPickablePeople, RESEARCHERS } from "@/lib/reports/loaders";
import { newStudy } from "@/lib/reports/new-study";
import { type Slice, sliceSchema } from "@/lib/studies/slice";
import { studyKindSchema } from "@/lib/studies/types";

export const metadata: Metadata = { title: "New study" };

type Words = string | string[] | undefined;

export default async function NewStudyPage({ searchParams }: { searchParams: Promise<{ dataset?: Words; kind?: Words; slice?: Words }> }) {
  const actor = await requireActor(RESEARCHERS);
  const [datasets, people, { dataset, kind, slice }] = await Promise.all([loadFormDatasets(actor), loadPickablePeople(actor), searchParams]);
  const given = typeof dataset === "string" ? dataset : undefined;
  const part = typeof slice === "string" ? readSlice(slice) : undefined;
  const kept = part && JSON.stringify(part);
  const chosen = studyKindSchema.safeParse(kind);
  if (datasets.length === 0 || !chosen.success) {
    return (
      <>
        <PageHeader title="New study" lead="What should people do?" />
        {datasets.length === 0 ? <NoDatasets isAdmin={actor.role === "admin"} /> : <KindChoice dataset={given} slice={kept} />}
      </>
    );
  }
  const back = `/studies/new${given === undefined ? "" : `?${new URLSearchParams({ dataset: given, ...(kept !== undefined && { slice: kept }) })}`}` as Route;
  return (
    <>
      <PageHeader title={chosen.data === "rating" ? "New study: rate one conversation" : "New study: compare two, blind"} lead={LEADS[chosen.data]}>
        <Link href={back} className="mb-1.5 inline-flex min-h-8 items-center gap-1 text-sm text-soft hover:text-ink"><ChevronLeft size={16} aria-hidden /> Kinds of study</Link>
      </PageHeader>
      <StudyForm study={newStudy(chosen.data, datasets, given, part)} datasets={datasets} people={people} members={[]} />
    </>
  );
}

/** A part of the dataset as the explorer's link names it; a crooked one is left out. */
function readSlice(text: string): Slice | undefined {
  try {
    return sliceSchema.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const LEADS = {
  rating: "Everything is filled in for a study like STARK's: choose the dataset and the people, and change what you want.",
  comparison: "Everything is filled in for a comparison like STARK's: choose the sources and the people, and change what you want.",
};
