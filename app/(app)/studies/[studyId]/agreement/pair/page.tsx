import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PairView } from "@/components/reports/agreement/pair-view";
import { AsOf, BeingComputed } from "@/components/reports/analysis-state";
import { RefreshWhileOpen } from "@/components/studies/refresh-while-open";
import { StudyHeader } from "@/components/studies/study-header";
import { pairPlaceSchema } from "@/lib/reports/agreement/address";
import { loadPair, loadStudy } from "@/lib/reports/loaders";

type Props = { params: Promise<{ studyId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const place = pairPlaceSchema.safeParse(await searchParams);
  const { study } = await loadStudy((await params).studyId);
  return { title: place.success ? `${place.data.one} and ${place.data.other} in ${study.name}` : study.name };
}

export default async function PairPage({ params, searchParams }: Props) {
  const { study, studyId } = await loadStudy((await params).studyId);
  const place = pairPlaceSchema.safeParse(await searchParams);
  if (!place.success || study.state === "draft") notFound();
  const { found, pulse, scale } = await loadPair(studyId, study, place.data);
  return (
    <>
      <StudyHeader study={study} current="agreement" />
      {(study.state === "running" || found === null || found.isBehind) && <RefreshWhileOpen studyId={study.id} pulse={pulse} />}
      {found ? (
        <>
          <AsOf at={found.at} isBehind={found.isBehind} />
          <PairView studyId={study.id} place={place.data} pair={found.body} scale={scale} />
        </>
      ) : <BeingComputed />}
    </>
  );
}
