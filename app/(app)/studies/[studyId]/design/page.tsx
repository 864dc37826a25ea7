import { Download } from "lucide-react";
import type { Metadata, Route } from "next";
import { notFound, redirect } from "next/navigation";
import { DesignAudit } from "@/components/studies/design-audit";
import { RefreshWhileOpen } from "@/components/studies/refresh-while-open";
import { StudyHeader } from "@/components/studies/study-header";
import { buttonClass } from "@/components/ui/button";
import { PrintButton } from "@/components/ui/print-button";
import { loadStudy } from "@/lib/reports/loaders";
import { readDesignAudit } from "@/lib/studies/design/data";

type Props = { params: Promise<{ studyId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Design of ${(await loadStudy((await params).studyId)).study.name}` };
}

export default async function DesignPage({ params }: Props) {
  const { study, studyId } = await loadStudy((await params).studyId);
  if (study.kind !== "comparison") notFound();
  if (study.state === "draft") redirect(`/studies/${studyId}` as Route);
  const audit = await readDesignAudit(studyId);
  return (
    <>
      {study.state === "running" && <RefreshWhileOpen studyId={study.id} />}
      <StudyHeader
        study={study} current="design"
        actions={
          <>
            <PrintButton />
            <a href={`/api/v1/studies/${studyId}/design`} download={`design-${studyId}.json`} className={buttonClass("secondary")}>
              <Download size={16} aria-hidden /> JSON<span className="sr-only"> of the audit</span>
            </a>
          </>
        }
      />
      <DesignAudit audit={audit} study={study} at={new Date().toISOString()} titles={new Map(study.sources.map((source) => [source.dataset.slug, source.dataset.title]))} />
    </>
  );
}
