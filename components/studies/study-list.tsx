import Link from "next/link";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Card } from "@/components/ui/surface";
import { count, counted, percent } from "@/lib/reports/number-text";
import { sourcesText, unitText } from "@/lib/studies/sources-text";
import type { StudySummary } from "@/lib/studies/types";
import { KIND_NAMES } from "./kind-names";
import { StudyStateChip } from "./study-state-chip";

/** Studies of this installation: those that run first, then drafts, then what is done. */
export function StudyList({ studies }: { studies: readonly StudySummary[] }) {
  const order = { running: 0, draft: 1, closed: 2 };
  const sorted = [...studies].sort((a, b) => order[a.state] - order[b.state] || b.createdAt.localeCompare(a.createdAt));
  return (
    <ul className="grid gap-3">
      {sorted.map((study) => (
        <li key={study.id}>
          <Card className="relative px-5 py-4 transition-colors focus-within:border-accent hover:border-line-strong">
            <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
              <div className="min-w-0 flex-1 basis-72">
                <h2 className="text-base">
                  <Link href={`/studies/${study.id}`} className="after:absolute after:inset-0 after:rounded-xl">{study.name}</Link>
                </h2>
                <p className="mt-0.5 text-[13px] text-soft">
                  {KIND_NAMES[study.kind]} · {sourcesText(study)}, {unitText(study.unit)} · {counted(study.evaluators, "evaluator")}
                </p>
              </div>
              <StudyStateChip state={study.state} />
            </div>
            {study.state !== "draft" && (
              <div className="mt-3 flex items-center gap-4">
                <ProgressBar value={study.wanted === 0 ? null : study.counted / study.wanted} label={`Progress of ${study.name}`} />
                <p className="shrink-0 text-[13px] text-soft tabular-nums">
                  {count(study.counted)} of {counted(study.wanted, "judgment")}{study.wanted > 0 && ` · ${percent(study.counted / study.wanted)}`}
                </p>
              </div>
            )}
          </Card>
        </li>
      ))}
    </ul>
  );
}
