import { clsx } from "clsx";
import { ChevronLeft } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/surface";
import type { StudyDetail } from "@/lib/studies/types";
import { StudyStateChip } from "./study-state-chip";

/** Top of every page of a study. */
export function StudyHeader({ study, current, actions }: { study: StudyDetail; current: "overview" | "results" | "edit"; actions?: ReactNode }) {
  const tabs: { id: string; href: Route; label: string }[] = [
    { id: "overview", href: `/studies/${study.id}` as Route, label: "Overview" },
    { id: "results", href: `/studies/${study.id}/results` as Route, label: "Results" },
  ];
  return (
    <>
      <PageHeader
        title={study.name} actions={actions}
        lead={<><Link href={`/datasets/${study.dataset.slug}`} className="underline underline-offset-2 hover:text-ink">{study.dataset.title}</Link>{study.datasetVersion !== null && `, version ${study.datasetVersion}`} · {study.unit === "episode" ? "whole episodes" : "single sessions"}</>}
      >
        <div className="mb-1.5 flex items-center gap-3">
          <Link href="/studies" className="inline-flex min-h-8 items-center gap-1 text-sm text-soft hover:text-ink"><ChevronLeft size={16} aria-hidden /> Studies</Link>
          <StudyStateChip state={study.state} />
        </div>
      </PageHeader>
      {study.state !== "draft" && (
        <nav aria-label="Pages of this study" className="mb-6 flex gap-1 border-b border-line">
          {tabs.map((tab) => (
            <Link
              key={tab.id} href={tab.href} aria-current={tab.id === current ? "page" : undefined}
              className={clsx("-mb-px border-b-2 px-3 py-2 text-sm font-semibold", tab.id === current ? "border-accent text-ink" : "border-transparent text-soft hover:text-ink")}
            >
              {tab.label}
            </Link>
          ))}
        </nav>
      )}
    </>
  );
}
