import type { Metadata } from "next";
import { ComparisonDraft } from "@/components/studies/comparison-draft";
import { RatingDraft } from "@/components/studies/rating-draft";
import { RunningOverview } from "@/components/studies/running-overview";
import { loadRemotePictures } from "@/lib/images/loaders";
import { loadComparisonPreview, loadNothingToGuess, loadPickablePeople, loadRatingPlan, loadStudy } from "@/lib/reports/loaders";
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

  const { protocol } = study;
  const remotePictures = await loadRemotePictures(actor, studyId, study.sources);
  const shared = { study, people, evaluators: progress.evaluators, digest: digestOf(protocol), remotePictures };
  return protocol.kind === "rating"
    ? <RatingDraft {...shared} protocol={protocol} plan={await loadRatingPlan(actor, study.sources, protocol, progress.evaluators.length)} />
    : (
      <ComparisonDraft
        {...shared} protocol={protocol} preview={await loadComparisonPreview(actor, study.sources, protocol)} nothingToGuess={await loadNothingToGuess(actor, study.sources, protocol)}
      />
    );
}
