import { clsx } from "clsx";
import { ChevronLeft } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import { Chip } from "@/components/ui/chip";
import { PageHeader } from "@/components/ui/surface";
import { sourceName, unitText } from "@/lib/studies/sources-text";
import type { StudyDetail } from "@/lib/studies/types";
import { KIND_NAMES } from "./kind-names";
import { StudyStateChip } from "./study-state-chip";

/** Top of every page of a study. */
export function StudyHeader({ study, current, actions }: { study: StudyDetail; current: "overview" | "design" | "results" | "agreement" | "items" | "evaluators" | "datasheet" | "edit"; actions?: ReactNode }) {
  const isDraft = study.state === "draft";
  const tabs: { id: string; href: Route; label: string }[] = [
    { id: "overview", href: `/studies/${study.id}` as Route, label: "Overview" },
    ...(study.kind === "comparison" && !isDraft ? [{ id: "design", href: `/studies/${study.id}/design` as Route, label: "Design" }] : []),
    ...(isDraft ? [] : [
      { id: "results", href: `/studies/${study.id}/results` as Route, label: "Results" },
      { id: "agreement", href: `/studies/${study.id}/agreement` as Route, label: "Agreement" },
      { id: "items", href: `/studies/${study.id}/items` as Route, label: "Items" },
      { id: "evaluators", href: `/studies/${study.id}/evaluators` as Route, label: "Evaluators" },
    ]),
    { id: "datasheet", href: `/studies/${study.id}/datasheet` as Route, label: "Datasheet" },
  ];
  return (
    <>
      <PageHeader
        title={study.name} actions={actions && <div className="flex flex-wrap gap-2 print:hidden">{actions}</div>}
        lead={
          <>
            {study.sources.map((source, index) => (
              <Fragment key={source.number}>
                {index > 0 && " × "}
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
      <nav aria-label="Pages of this study" className="mb-6 flex flex-wrap gap-x-1 border-b border-line print:hidden">
        {tabs.map((tab) => (
          <Link
            key={tab.id} href={tab.href} aria-current={tab.id === current ? "page" : undefined}
            className={clsx("-mb-px border-b-2 px-3 py-2 text-sm font-semibold", tab.id === current ? "border-accent text-ink" : "border-transparent text-soft hover:text-ink")}
          >
            {tab.label}
          </Link>
        ))}
      </nav>
    </>
  );
}
