import type { Metadata } from "next";
import { AsOf, BeingComputed } from "@/components/reports/analysis-state";
import { HalfWidthForm } from "@/components/reports/planning/half-width-form";
import { PlanningView } from "@/components/reports/planning/planning-view";
import { RefreshWhileOpen } from "@/components/studies/refresh-while-open";
import { StudyHeader } from "@/components/studies/study-header";
import { Empty } from "@/components/ui/surface";
import { analyse, studyPulse } from "@/lib/reports/analysis/data";
import { listedFirst } from "@/lib/reports/comparison/listed-first";
import { loadStudy } from "@/lib/reports/loaders";
import { askedHalfWidth } from "@/lib/reports/planning-address";
import { metricSchema } from "@/lib/reports/schema";

type Props = { params: Promise<{ studyId: string }>; searchParams: Promise<{ h?: string | string[]; metric?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Planning of ${(await loadStudy((await params).studyId)).study.name}` };
}

export default async function PlanningPage({ params, searchParams }: Props) {
  const { study, studyId } = await loadStudy((await params).studyId);
  const query = await searchParams;
  const { asked, halfWidth, error } = askedHalfWidth(query.h);
  const path = `/studies/${study.id}/planning`;
  if (study.counted === 0) {
    return (
      <>
        <StudyHeader study={study} current="planning" />
        {study.state === "running" && <RefreshWhileOpen studyId={study.id} />}
        <Empty title="No judgment yet">
          {study.state === "draft" ? "The study is a draft. Once it runs, its first judgments tell how many more it takes." : "The first judgments tell how many more it takes: some ten items with two evaluators each are a start."}
        </Empty>
      </>
    );
  }
  const pulse = await studyPulse(studyId);
  const found = await analyse(studyId, { kind: "planning", metric: metricSchema.catch("ordinal").parse(query.metric), first: listedFirst(study) ?? null, halfWidth });
  return (
    <>
      <StudyHeader study={study} current="planning" />
      {(study.state === "running" || found === null || found.isBehind) && <RefreshWhileOpen studyId={study.id} pulse={pulse} />}
      {found && <AsOf at={found.at} isBehind={found.isBehind} />}
      <div className="grid grid-cols-1 gap-7">
        <HalfWidthForm key={asked} path={path} asked={asked} error={error ?? undefined} />
        {found ? <PlanningView plan={found.body} /> : <BeingComputed />}
      </div>
    </>
  );
}
