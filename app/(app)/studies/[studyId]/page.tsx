import type { Metadata } from "next";
import { DraftOverview } from "@/components/studies/draft-overview";
import { RunningOverview } from "@/components/studies/running-overview";
import { NOTHING_ELIGIBLE, eligibleItems } from "@/lib/reports/data";
import { datasetReader } from "@/lib/datasets/access";
import { getDataset } from "@/lib/datasets/data";
import { loadPickablePeople, loadStudy } from "@/lib/reports/loaders";
import { planStudy } from "@/lib/reports/study-plan";
import { studyProgress } from "@/lib/studies/data";
import { digestOf } from "@/lib/studies/digest";

type Props = { params: Promise<{ studyId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await loadStudy((await params).studyId)).study.name };
}

export default async function StudyPage({ params }: Props) {
  const { actor, study, studyId } = await loadStudy((await params).studyId);
  const [progress, people] = await Promise.all([studyProgress(studyId), loadPickablePeople(actor)]);
  if (study.state !== "draft") return <RunningOverview study={study} progress={progress} people={people} />;

  const reader = datasetReader(actor);
  const [dataset, eligible] = await Promise.all([getDataset(reader, study.dataset.slug), eligibleItems(reader)]);
  const { protocol } = study;
  const plan = planStudy({
    unit: protocol.unit, eligible: eligible.get(study.dataset.slug) ?? NOTHING_ELIGIBLE, includeMade: protocol.includeScripted, size: protocol.sample.size,
    evaluatorsPerItem: protocol.evaluatorsPerItem, criteria: protocol.criteria.length, evaluators: progress.evaluators.length,
    turnsPerSession: dataset?.counts.turnsPerSession?.median ?? null,
    sessionsPerEpisode: dataset?.counts.sessionsPerEpisode?.median ?? null,
    imagesPerEpisode: dataset?.counts.imagesPerEpisode?.median ?? null,
  });
  return <DraftOverview study={study} plan={plan} evaluators={progress.evaluators} people={people} digest={digestOf(protocol)} />;
}
