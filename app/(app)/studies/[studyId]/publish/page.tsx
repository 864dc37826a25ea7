import type { Metadata, Route } from "next";
import Link from "next/link";
import { AsOf, BeingComputed } from "@/components/reports/analysis-state";
import { BundlePanel } from "@/components/reports/publish/bundle-panel";
import { OpenPointsCard } from "@/components/reports/publish/open-points-card";
import { PaperPreview } from "@/components/reports/publish/paper-preview";
import { RawData } from "@/components/reports/publish/raw-data";
import { RefreshWhileOpen } from "@/components/studies/refresh-while-open";
import { StudyHeader } from "@/components/studies/study-header";
import { buttonClass } from "@/components/ui/button";
import { Empty, SectionTitle } from "@/components/ui/surface";
import { publicOrigin } from "@/lib/env";
import { DEFAULT_SETTINGS } from "@/lib/reports/bundle/settings";
import { loadStudy } from "@/lib/reports/loaders";
import { readPublish } from "@/lib/reports/publish/data";
import { metricSchema } from "@/lib/reports/schema";

type Props = { params: Promise<{ studyId: string }>; searchParams: Promise<{ metric?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Publish ${(await loadStudy((await params).studyId)).study.name}` };
}

export default async function PublishPage({ params, searchParams }: Props) {
  const { study, studyId } = await loadStudy((await params).studyId);
  if (study.state === "draft") {
    return (
      <>
        <StudyHeader study={study} current="publish" />
        <Empty title="Nothing to publish yet" action={<Link href={`/studies/${study.id}/datasheet` as Route} className={buttonClass("secondary")}>Fill in the datasheet meanwhile</Link>}>
          The study is a draft. Once it runs, the bundle for a paper, tables, figures and raw data are here.
        </Empty>
      </>
    );
  }
  const metric = study.kind === "rating" ? metricSchema.catch(DEFAULT_SETTINGS.metric).parse((await searchParams).metric) : DEFAULT_SETTINGS.metric;
  const { pulse, points, bundles, found, preview, first } = await readPublish(studyId, study, metric);
  const query: Record<string, string> = study.kind === "rating" ? { metric } : first === null ? {} : { first };
  const facts = { id: study.id, kind: study.kind, protocolVersion: study.protocolVersion };
  return (
    <>
      <StudyHeader study={study} current="publish" />
      {(study.state === "running" || found === null || found.isBehind) && <RefreshWhileOpen studyId={study.id} pulse={pulse} />}
      {found && <AsOf at={found.at} isBehind={found.isBehind} />}
      <div className="grid grid-cols-1 gap-10">
        <OpenPointsCard studyId={study.id} points={points} />
        <section aria-labelledby="bundle">
          <SectionTitle id="bundle">Everything for a paper</SectionTitle>
          <BundlePanel study={facts} initial={bundles} metric={metric} defaults={DEFAULT_SETTINGS} />
        </section>
        <section aria-labelledby="paper">
          <SectionTitle id="paper">What goes into the paper</SectionTitle>
          {preview && (
            <p className="-mt-2 mb-4 max-w-[78ch] text-sm text-soft">
              From the answers as they are now{study.kind === "rating" && `, ${metric} metric`}. {study.kind === "rating" ? "Intervals of alpha are the quick ones of the results page (jackknife); the bundle has the seeded bootstrap ones (BCa), which differ a little. Quote the bundle's." : "The bundle has the same table, figures and sentences, and for agreement the seeded bootstrap intervals (BCa)."}
            </p>
          )}
          {preview ? <PaperPreview studyId={study.id} preview={preview} query={query} /> : found === null ? <BeingComputed /> : (
            <Empty title="No judgment yet">Methods, tables and figures appear with the first submitted judgment.</Empty>
          )}
        </section>
        <section aria-labelledby="raw">
          <SectionTitle id="raw">Raw data</SectionTitle>
          <RawData study={facts} origin={publicOrigin()} />
        </section>
      </div>
    </>
  );
}
