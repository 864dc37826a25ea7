import { ChevronLeft } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import { Chip } from "@/components/ui/chip";
import { PageHeader } from "@/components/ui/surface";
import { SOURCE_SIGNS, sourceName, unitText } from "@/lib/studies/sources-text";
import type { StudyDetail } from "@/lib/studies/types";
import { KIND_NAMES } from "./kind-names";
import { StudyStateChip } from "./study-state-chip";
import { StudyTabs } from "./study-tabs";

const PAGES = ["overview", "design", "results", "agreement", "items", "evaluators", "planning", "publish", "datasheet"] as const;
type StudyPage = (typeof PAGES)[number];

const TITLES: Record<StudyPage, string> = {
  overview: "Overview", design: "Design", results: "Results", agreement: "Agreement", items: "Items", evaluators: "Evaluators", planning: "Planning", publish: "Publish", datasheet: "Datasheet",
};

/** What there is before anybody has judged. */
const OF_A_DRAFT: readonly StudyPage[] = ["overview", "datasheet"];

/** Top of every page of a study. */
export function StudyHeader({ study, current, actions }: { study: StudyDetail; current: StudyPage | "edit"; actions?: ReactNode }) {
  const pages = study.state === "draft" ? OF_A_DRAFT : PAGES.filter((page) => page !== "design" || study.kind === "comparison");
  const tabs = pages.map((page) => ({ id: page, href: (page === "overview" ? `/studies/${study.id}` : `/studies/${study.id}/${page}`) as Route, label: TITLES[page] }));
  return (
    <>
      <PageHeader
        title={study.name} actions={actions && <div className="flex flex-wrap gap-2 print:hidden">{actions}</div>}
        lead={
          <>
            {study.sources.map((source, index) => (
              <Fragment key={source.number}>
                {index > 0 && SOURCE_SIGNS[study.kind]}
                <Link href={`/datasets/${source.dataset.slug}`} className="underline underline-offset-2 hover:text-ink">{sourceName(source, study.sources)}</Link>
                {study.kind === "rating" && source.version !== null && `, version ${source.version}`}
              </Fragment>
            ))}
            {" · "}{unitText(study.unit)}
          </>
        }
      >
        <div className="mb-1.5 flex flex-wrap items-center gap-2.5">
          <Link href="/studies" className="inline-flex min-h-8 items-center gap-1 text-sm text-soft hover:text-ink print:hidden"><ChevronLeft size={16} aria-hidden /> Studies</Link>
          <StudyStateChip state={study.state} />
          <Chip>{KIND_NAMES[study.kind]}</Chip>
        </div>
      </PageHeader>
      <StudyTabs tabs={tabs} current={current} />
    </>
  );
}
