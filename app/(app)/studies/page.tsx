import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { RefreshWhileOpen } from "@/components/studies/refresh-while-open";
import { StudyList } from "@/components/studies/study-list";
import { buttonClass } from "@/components/ui/button";
import { Empty, PageHeader } from "@/components/ui/surface";
import { requireActor } from "@/lib/auth/session";
import { RESEARCHERS } from "@/lib/reports/loaders";
import { listStudies } from "@/lib/studies/data";

export const metadata: Metadata = { title: "Studies" };

export default async function StudiesPage() {
  const { studies } = await listStudies(await requireActor(RESEARCHERS));
  const create = <Link href="/studies/new" className={buttonClass("primary")}><Plus size={16} aria-hidden /> New study</Link>;
  return (
    <>
      <PageHeader title="Studies" lead="People rate conversations or compare two of them blind; you watch their answers and how far they agree." actions={studies.length > 0 ? create : undefined} />
      {studies.some((study) => study.state === "running") && <RefreshWhileOpen />}
      {studies.length > 0 ? <StudyList studies={studies} /> : (
        <Empty title="No study yet" action={create}>
          Say what is judged and where it comes from, look over the criteria, choose who judges. A study can stay a draft as long as you like.
        </Empty>
      )}
    </>
  );
}
