import type { Metadata } from "next";
import { AgreementBoard } from "@/components/reports/agreement/agreement-board";
import { PartOfAnswers } from "@/components/reports/agreement/part-of-answers";
import { AsOf, BeingComputed } from "@/components/reports/analysis-state";
import { PatternCheckNotice } from "@/components/reports/pattern-check-notice";
import { RefreshWhileOpen } from "@/components/studies/refresh-while-open";
import { StudyHeader } from "@/components/studies/study-header";
import { Empty } from "@/components/ui/surface";
import { agreementChoiceSchema } from "@/lib/reports/agreement/address";
import { readPart } from "@/lib/reports/agreement/part";
import { loadAgreement, loadPartOfAgreement, loadStudy } from "@/lib/reports/loaders";

type Props = { params: Promise<{ studyId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Agreement in ${(await loadStudy((await params).studyId)).study.name}` };
}

export default async function AgreementPage({ params, searchParams }: Props) {
  const { study, studyId } = await loadStudy((await params).studyId);
  const query = await searchParams;
  const choice = agreementChoiceSchema.parse(query);
  if (study.state === "draft" || study.counted === 0) {
    return (
      <>
        <StudyHeader study={study} current="agreement" />
        {study.state === "running" && <RefreshWhileOpen studyId={study.id} />}
        <Empty title="No judgment yet">
          {study.state === "draft" ? "The study is a draft. Once it runs, agreement appears here as soon as two evaluators have judged the same item." : "Agreement appears as soon as two evaluators have judged the same item."}
        </Empty>
      </>
    );
  }
  const { found, view, pulse, check } = await loadAgreement(studyId, study, choice);
  const { part, problems } = readPart(query);
  return (
    <>
      <StudyHeader study={study} current="agreement" />
      {(study.state === "running" || found === null || found.isBehind) && <RefreshWhileOpen studyId={study.id} pulse={pulse} />}
      <PatternCheckNotice studyId={study.id} check={check} />
      {found ? <AsOf at={found.at} isBehind={found.isBehind}>{view.isForestLive && "Alpha marked “Now” is newer: it is made from every answer up to this moment."}</AsOf> : <div className="mb-6"><BeingComputed /></div>}
      <AgreementBoard
        part={<PartOfAnswers key={JSON.stringify(part)} studyId={study.id} choice={choice} part={part} problems={problems} table={await loadPartOfAgreement(studyId, study, part, choice)} />}
        study={study} choice={choice} view={view} hasBothBad={study.protocol.kind === "comparison" && study.protocol.allowBothBad}
      />
    </>
  );
}
