import type { Route } from "next";
import Link from "next/link";
import { Moment } from "@/components/studies/moment";
import { Card } from "@/components/ui/surface";
import type { DatasetSummary } from "@/lib/datasets/types";
import { counted } from "@/lib/reports/number-text";
import { OriginMarks } from "./origin-marks";

export function DatasetList({ datasets }: { datasets: readonly DatasetSummary[] }) {
  return (
    <ul className="grid gap-3">
      {datasets.map(({ slug, title, description, licence, version, publishedAt, counts }) => (
        <li key={slug}>
          <Card className="relative px-5 py-4 transition-colors focus-within:border-accent hover:border-line-strong">
            <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
              <div className="min-w-0 flex-1 basis-72">
                <h2 className="text-base"><Link href={`/datasets/${slug}` as Route} className="after:absolute after:inset-0 after:rounded-xl">{title}</Link></h2>
                {description && <p className="mt-0.5 line-clamp-2 max-w-[72ch] text-sm text-soft">{description}</p>}
              </div>
              <OriginMarks origins={counts.origins} />
            </div>
            <p className="mt-2 text-sm tabular-nums">
              {counted(counts.episodes, "episode")} · {counted(counts.sessions, "session")} · {counted(counts.turns, "turn")} · {counted(counts.imageShares, "image share")}
            </p>
            <p className="mt-0.5 text-[13px] text-soft">
              Version {version}, <Moment at={publishedAt} withTime={false} />{licence && <> · {licence}</>} · <span className="font-mono text-xs">{slug}</span>
            </p>
          </Card>
        </li>
      ))}
    </ul>
  );
}
