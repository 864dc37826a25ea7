import { ConfirmAction } from "@/components/studies/confirm-action";
import { Moment } from "@/components/studies/moment";
import { Card } from "@/components/ui/surface";
import type { ComparisonResults } from "@/lib/reports/comparison/schema";

/** What the names on this page stand for; until they are named, the way to have them named. */
export function SourcesPanel({ study }: { study: ComparisonResults["study"] }) {
  const { sources, isNamed, revealedAt, state } = study;
  return (
    <Card className="px-4 py-4 sm:px-5">
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-80">
          <h2 className="text-[15px]">Sources</h2>
          {isNamed ? (
            <p className="mt-0.5 max-w-[72ch] text-[13px] text-soft">
              {revealedAt ? <>Named on <Moment at={revealedAt} />; every export since then says so.</> : "Named since the study was closed."}
            </p>
          ) : (
            <p className="mt-0.5 max-w-[72ch] text-[13px] text-soft">
              You are blind as well. Here and in exports each source goes by a name that was drawn when the study started, in no relation to the order in which its datasets are listed. Once the study is closed, sources have their own names.
            </p>
          )}
        </div>
        {!isNamed && state === "running" && (
          <ConfirmAction label="Name the sources" look="danger" title="Name the sources before the study is closed?" confirm="Name them" path={`/studies/${study.id}/reveal`}>
            <p>Results and exports then say which dataset stands behind each name, to everybody who may read them.</p>
            <p>This cannot be taken back. It is written to the audit log with your name, shown on this page, and stated with its time in every later export: who reads your results will know that whoever ran the study was no longer blind.</p>
            <p>Evaluators stay blind.</p>
          </ConfirmAction>
        )}
      </div>
      <ul className="mt-3 flex flex-wrap gap-x-3 gap-y-2 text-sm">
        {sources.map(({ name, dataset, slice, aliases }) => (
          <li key={name} className="rounded-lg border border-line bg-sunken px-3 py-1.5">
            <span className="font-semibold">{dataset?.title ?? name}</span>
            {dataset && <span className="block text-[13px] text-soft">{[name, slice, aliases.length > 0 && `was ${aliases.join(", ")}`].filter(Boolean).join(" · ")}</span>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
