import type { Metadata } from "next";
import { NoDatasets } from "@/components/studies/no-datasets";
import { StudyForm } from "@/components/studies/study-form";
import { PageHeader } from "@/components/ui/surface";
import { requireActor } from "@/lib/auth/session";
import { loadFormDatasets, loadPickablePeople, RESEARCHERS } from "@/lib/reports/loaders";
import { protocolSchema } from "@/lib/studies/protocol";
import { starkTemplate } from "@/lib/studies/template";

export const metadata: Metadata = { title: "New study" };

export default async function NewStudyPage({ searchParams }: { searchParams: Promise<{ dataset?: string | string[] }> }) {
  const actor = await requireActor(RESEARCHERS);
  const [datasets, people, { dataset }] = await Promise.all([loadFormDatasets(actor), loadPickablePeople(actor), searchParams]);
  const chosen = datasets.find((candidate) => candidate.slug === dataset) ?? (datasets.length === 1 ? datasets[0] : undefined);
  const hasOnlyMade = chosen !== undefined && chosen.eligible.episode.collected === 0 && chosen.eligible.episode.made > 0;
  const template = protocolSchema.parse(starkTemplate);
  return (
    <>
      <PageHeader title="New study" lead="Everything is filled in for a study like STARK's: choose the dataset and the people, and change what you want." />
      {datasets.length === 0 ? <NoDatasets isAdmin={actor.role === "admin"} /> : (
        <StudyForm
          study={{ id: null, name: "", dataset: chosen?.slug ?? "", protocol: { ...template, includeScripted: hasOnlyMade || template.includeScripted } }}
          datasets={datasets} people={people} members={[]}
        />
      )}
    </>
  );
}
