import { Download } from "lucide-react";
import { useId } from "react";
import { bytesText } from "@/components/datasets/bytes-text";
import { Moment } from "@/components/studies/moment";
import { buttonClass } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Folded } from "@/components/ui/folded";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { BundleView } from "@/lib/reports/bundle/schema";
import { count, counted } from "@/lib/reports/number-text";

/** So many lie open; who needs older ones unfolds them. */
const OPEN = 3;

export function BundleList({ study, bundles }: { study: { id: string; kind: "rating" | "comparison" }; bundles: readonly BundleView[] }) {
  const [newest, older] = [bundles.slice(0, OPEN), bundles.slice(OPEN)];
  return (
    <div className="border-t border-line">
      <h3 className="px-4 pt-3 text-sm font-semibold sm:px-5">Made so far</h3>
      <ul className="divide-y divide-line">{newest.map((bundle) => <BundleRow key={bundle.id} study={study} bundle={bundle} />)}</ul>
      {older.length > 0 && (
        <Folded title={counted(older.length, "older one")} className="border-t border-line" inset="px-4 py-2 sm:px-5">
          <ul className="divide-y divide-line border-t border-line">{older.map((bundle) => <BundleRow key={bundle.id} study={study} bundle={bundle} />)}</ul>
        </Folded>
      )}
    </div>
  );
}

function BundleRow({ study, bundle }: { study: { id: string; kind: "rating" | "comparison" }; bundle: BundleView }) {
  const id = useId();
  const { settings: { metric, seed, replicates }, result, isKept } = bundle;
  return (
    <li className="flex flex-wrap items-start gap-x-6 gap-y-2 px-4 py-3 text-sm sm:px-5">
      <div className="min-w-0 flex-1 basis-72">
        <p>
          <span id={`${id}-when`} className="font-semibold"><Moment at={bundle.createdAt} /></span>
          <span className="text-soft"> · {study.kind === "rating" && `${metric}, `}seed {seed}, {count(replicates)} resamples{result && ` · ${counted(result.files, "file")}, ${bytesText(result.bytes)}`}</span>
        </p>
        {result && (
          <div className="mt-0.5 flex items-center text-[13px] text-soft max-sm:items-end">
            <p className="min-w-0 sm:flex sm:items-center sm:gap-1.5">SHA-256 <code id={`${id}-digest`} className="block font-mono text-xs break-all">{result.digest}</code></p>
            <CopyButton text={result.digest} what="digest" from={`${id}-digest`} bare />
          </div>
        )}
        <BundleState bundle={bundle} />
      </div>
      {isKept && (
        <a href={`/api/v1/studies/${study.id}/bundles/${bundle.id}/file`} download className={buttonClass("secondary", "small")} aria-describedby={`${id}-when`}>
          <Download size={15} aria-hidden /> Download
        </a>
      )}
    </li>
  );
}

function BundleState({ bundle: { state, error, isKept, isWaitingForWorker, answersRead } }: { bundle: BundleView }) {
  if (state === "queued" && isWaitingForWorker) return <Notice tone="warn" className="mt-2" title="Nobody makes it yet">The worker does not run. The bundle is made as soon as it does.</Notice>;
  if (state === "queued") return <p className="mt-1 text-[13px] text-soft">Waiting for its turn.</p>;
  if (state === "running") {
    return (
      <div className="mt-2 grid max-w-sm gap-1">
        <ProgressBar value={null} label="Bundle" />
        <p className="text-[13px] text-soft tabular-nums">{answersRead > 0 ? `${count(answersRead)} answers read` : "Reading answers"}</p>
      </div>
    );
  }
  if (state === "failed") return <Notice tone="danger" className="mt-2" title="It could not be made">{error ?? "The reason is in the server's log."}</Notice>;
  if (state === "cancelled") return <p className="mt-1 text-[13px] text-soft">Stopped before it was finished.</p>;
  if (!isKept) return <p className="mt-1 text-[13px] text-soft">No longer kept: archives stay for a week. Made again from the same answers with the same settings, it has the same digest.</p>;
  return null;
}
