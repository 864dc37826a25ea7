import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { StudyForm } from "@/components/studies/form/study-form";
import { StudyHeader } from "@/components/studies/study-header";
import { loadFormDatasets, loadPickablePeople, loadStudy } from "@/lib/reports/loaders";
import { listEvaluators } from "@/lib/studies/data";

export const metadata: Metadata = { title: "Edit study" };

export default async function EditStudyPage({ params }: { params: Promise<{ studyId: string }> }) {
  const { actor, study, studyId } = await loadStudy((await params).studyId);
  if (study.state === "closed") redirect(`/studies/${studyId}` as Route);
  const [datasets, people, evaluators] = await Promise.all([loadFormDatasets(actor), loadPickablePeople(actor), listEvaluators(studyId)]);
  return (
    <>
      <StudyHeader study={study} current="edit" />
      <StudyForm
        study={{ id: study.id, name: study.name, sources: study.sources.map(({ dataset, slice }) => ({ dataset: dataset.slug, slice })), protocol: study.protocol }}
        isRunning={study.state === "running"} datasets={datasets} people={people} members={evaluators.map(({ email, name }) => ({ email, name }))}
      />
    </>
  );
}
