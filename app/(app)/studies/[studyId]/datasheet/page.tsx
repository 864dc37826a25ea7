import { Download } from "lucide-react";
import type { Metadata } from "next";
import { DatasheetForm } from "@/components/reports/datasheet/datasheet-form";
import { StudyHeader } from "@/components/studies/study-header";
import { buttonClass } from "@/components/ui/button";
import { readDatasheet } from "@/lib/reports/datasheet/data";
import { loadStudy } from "@/lib/reports/loaders";

type Props = { params: Promise<{ studyId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Datasheet of ${(await loadStudy((await params).studyId)).study.name}` };
}

export default async function DatasheetPage({ params }: Props) {
  const { actor, study, studyId } = await loadStudy((await params).studyId);
  const path = `/api/v1/studies/${studyId}/datasheet`;
  return (
    <>
      <StudyHeader
        study={study} current="datasheet"
        actions={
          <>
            <a href={`${path}/heds.json`} download className={buttonClass("secondary")}><Download size={16} aria-hidden /> HEDS JSON<span className="sr-only"> of the datasheet, for the official form</span></a>
            <a href={`${path}/datasheet.md`} download className={buttonClass("secondary")}><Download size={16} aria-hidden /> Markdown<span className="sr-only"> of the datasheet</span></a>
          </>
        }
      />
      <p className="mb-6 max-w-[72ch] text-sm text-soft">
        The 62 questions of the Human Evaluation Datasheet (HEDS 3.0): what others need in order to understand and to repeat the study. Concord answers what it has counted, computed or been set to; the rest is
        yours, and may change at any time. The JSON opens in the official form; Markdown is for people.
      </p>
      <DatasheetForm loaded={await readDatasheet(studyId, { actorId: actor.id, numbers: "page" })} />
    </>
  );
}
