import { ChevronLeft, Plus } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { StudyTabs } from "@/components/studies/study-tabs";
import { buttonClass } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/surface";
import type { DatasetDetail } from "@/lib/datasets/types";
import { counted } from "@/lib/reports/number-text";
import { studyAddress } from "./episode-address";
import { OriginMarks } from "./origin-marks";

/** Pages of a dataset, in the order in which they are looked at. */
const PAGES = [
  { id: "episodes", path: "", label: "Episodes" },
  { id: "analysis", path: "/analysis", label: "Analysis" },
  { id: "quality", path: "/quality", label: "Quality" },
  { id: "versions", path: "/versions", label: "Versions" },
  { id: "pictures", path: "/pictures", label: "Pictures" },
  { id: "card", path: "/card", label: "Card" },
  { id: "export", path: "/export", label: "Export" },
] as const;
export type DatasetPage = (typeof PAGES)[number]["id"];

export function DatasetHeader({ dataset, current }: { dataset: DatasetDetail; current: DatasetPage }) {
  const { slug, title, description, licence, counts } = dataset;
  return (
    <>
      <PageHeader
        title={title} lead={description || undefined}
        actions={<Link href={studyAddress(slug, {})} className={buttonClass("primary")}><Plus size={16} aria-hidden /> New study</Link>}
      >
        <div className="mb-1.5 flex flex-wrap items-center gap-3">
          <Link href={"/datasets" as Route} className="inline-flex min-h-8 items-center gap-1 text-sm text-soft hover:text-ink"><ChevronLeft size={16} aria-hidden /> Datasets</Link>
          <OriginMarks origins={counts.origins} />
          <span className="text-[13px] text-soft tabular-nums">
            {counted(counts.episodes, "episode")} · {counted(counts.sessions, "session")} · {counted(counts.turns, "turn")} · {counted(counts.imageShares, "image share")}
          </span>
          {licence && <span className="text-[13px] text-soft">{licence}</span>}
        </div>
      </PageHeader>
      <StudyTabs label="Pages of this dataset" current={current} tabs={PAGES.map(({ id, path, label }) => ({ id, label, href: `/datasets/${slug}${path}` as Route }))} />
    </>
  );
}
