import { Download } from "lucide-react";
import { useId } from "react";
import { Moment } from "@/components/studies/moment";
import { Button, buttonClass } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { ExportView } from "@/lib/datasets/export/schema";
import type { ExportFormat } from "@/lib/datasets/export/settings";
import { count, counted } from "@/lib/reports/number-text";
import { slicePhrases } from "@/lib/studies/slice-text";
import { bytesText } from "./bytes-text";
import { isBeingMade } from "@/components/api/use-growing-list";

const FORMAT_NAMES: Record<ExportFormat, string> = { jsonl: "Concord JSONL", parquet: "STARK parquet", webdataset: "With pictures" };

export function ExportList({ slug, exports, onStop }: { slug: string; exports: readonly ExportView[]; onStop: (id: string) => Promise<void> }) {
  return (
    <div className="border-t border-line">
      <h3 className="px-4 pt-3 text-sm font-semibold sm:px-5">Made so far</h3>
      <ul className="divide-y divide-line">{exports.map((one) => <ExportRow key={one.id} slug={slug} view={one} onStop={onStop} />)}</ul>
    </div>
  );
}

function ExportRow({ slug, view, onStop }: { slug: string; view: ExportView; onStop: (id: string) => Promise<void> }) {
  const id = useId();
  const { settings, result, isKept, createdAt } = view;
  const chosen = [...slicePhrases(settings.slice), ...(settings.episodes ? [`${count(settings.episodes.length)} ids`] : [])];
  return (
    <li className="flex flex-wrap items-start gap-x-6 gap-y-2 px-4 py-3 text-sm sm:px-5">
      <div className="min-w-0 flex-1 basis-72">
        <p>
          <span id={`${id}-what`} className="font-semibold">{FORMAT_NAMES[settings.format]}, version {settings.version}</span>
          <span className="text-soft"> · <Moment at={createdAt} />{chosen.length > 0 && ` · ${chosen.join(", ")}`}{settings.includeScripted && " · with scripted episodes"}</span>
        </p>
        {result && (
          <p className="mt-0.5 text-[13px] text-soft tabular-nums">
            {counted(result.counts.episodes, "episode")}{result.pictures > 0 && `, ${counted(result.pictures, "picture")}`}, {counted(result.files, "file")}, {bytesText(result.bytes)}
            {result.counts.origins.scripted > 0 && <strong className="font-semibold text-ink">, {counted(result.counts.origins.scripted, "scripted episode")} among them</strong>}
          </p>
        )}
        {result && (
          <div className="mt-0.5 flex items-center text-[13px] text-soft max-sm:items-end">
            <p className="min-w-0 sm:flex sm:items-center sm:gap-1.5">SHA-256 <code id={`${id}-digest`} className="block font-mono text-xs break-all">{result.digest}</code></p>
            <CopyButton text={result.digest} what="digest" from={`${id}-digest`} bare />
          </div>
        )}
        {result?.warnings.map((warning) => <Notice key={warning} tone="warn" className="mt-2">{warning}</Notice>)}
        <ExportState view={view} />
      </div>
      {isBeingMade(view) && <Button type="button" look="secondary" size="small" aria-describedby={`${id}-what`} onClick={() => void onStop(view.id)}>Stop</Button>}
      {isKept && (
        <a href={`/api/v1/datasets/${slug}/exports/${view.id}/file`} download className={buttonClass("secondary", "small")} aria-describedby={`${id}-what`}>
          <Download size={15} aria-hidden /> Download
        </a>
      )}
    </li>
  );
}

function ExportState({ view: { state, error, isKept, isWaitingForWorker, progress } }: { view: ExportView }) {
  if (state === "queued" && isWaitingForWorker) return <Notice tone="warn" className="mt-2" title="Nobody makes it yet">The worker does not run. The export is made as soon as it does.</Notice>;
  if (state === "queued") return <p className="mt-1 text-[13px] text-soft">Waiting for its turn.</p>;
  if (state === "running") {
    return (
      <div className="mt-2 grid max-w-sm gap-1">
        <ProgressBar value={null} label="Export" />
        <p className="text-[13px] text-soft tabular-nums">{counted(progress.episodes, "episode")}{progress.pictures > 0 && `, ${counted(progress.pictures, "picture")}`} written</p>
      </div>
    );
  }
  if (state === "failed") return <Notice tone="danger" className="mt-2" title="It could not be made">{error ?? "The reason is in the server's log."}</Notice>;
  if (state === "cancelled") return <p className="mt-1 text-[13px] text-soft">Stopped before it was finished.</p>;
  if (!isKept) return <p className="mt-1 text-[13px] text-soft">No longer kept: archives stay for a week. Made again from the same version, it has the same digest.</p>;
  return null;
}
