import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { aboutText, rateOf, secondsLeft } from "@/lib/datasets/rate";
import { count } from "@/lib/reports/number-text";
import { bytesText } from "./bytes-text";
import type { QueuedFile, QueueState, UploadQueue } from "./upload-queue";

/** A long list is summed up: what matters is what is under way, what failed, and the totals. */
const SHOWN = 12;
const RANK: Record<QueuedFile["state"], number> = { failed: 0, sending: 1, waiting: 2, sent: 3 };

/** The chosen files, how far each has come, and how the whole goes. */
export function UploadList({ state, queue, isBusy }: { state: QueueState; queue: UploadQueue; isBusy: boolean }) {
  const { files } = state;
  if (files.length === 0) return null;
  const shown = files.length > SHOWN ? [...files].sort((a, b) => RANK[a.state] - RANK[b.state]).slice(0, SHOWN) : files;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return (
    <div className="mt-3 rounded-xl border border-line bg-card">
      <ul className="divide-y divide-line" aria-label="Chosen files">
        {shown.map((file) => <FileLine key={file.id} file={file} isBusy={isBusy} onRemove={() => queue.remove(file.id)} />)}
        {files.length > shown.length && <li className="px-4 py-2.5 text-sm text-soft">and {count(files.length - shown.length)} more</li>}
        <li className="flex justify-between px-4 py-2.5 text-[13px] text-soft tabular-nums"><span>{count(files.length)} {files.length === 1 ? "file" : "files"}</span><span>{bytesText(bytes)}</span></li>
      </ul>
      <Whole state={state} queue={queue} bytes={bytes} />
    </div>
  );
}

function Whole({ state, queue, bytes }: { state: QueueState; queue: UploadQueue; bytes: number }) {
  const { files, isPaused, isOffline, samples } = state;
  const open = files.filter((file) => file.state !== "sent");
  if (open.length === 0) return null;
  const isFailed = open.every((file) => file.state === "failed");
  const received = files.reduce((sum, file) => sum + file.received, 0);
  const [rate, seconds] = [rateOf(samples), secondsLeft(samples, bytes)];
  const words = isOffline ? "The server is not reached. It goes on by itself as soon as it is." : isFailed ? "Not sent. Try again, or remove what failed."
    : isPaused ? "Stopped. What has arrived stays." : rate === null ? "Sending" : `${bytesText(Math.round(rate))} a second${seconds === null ? "" : `, ${aboutText(seconds)} left`}`;
  return (
    <div className="grid gap-2 border-t border-line px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="min-w-0 flex-1 text-[13px] text-soft tabular-nums" role="status">{bytesText(received)} of {bytesText(bytes)} sent. <span className={isOffline || isFailed ? "font-medium text-warn" : undefined}>{words}</span></p>
        {isPaused || isFailed ? <Button size="small" onClick={() => queue.resume()}>{isFailed && !isPaused ? "Try again" : "Go on"}</Button> : <Button size="small" onClick={() => queue.pause()}>Pause</Button>}
      </div>
      <ProgressBar value={bytes === 0 ? null : received / bytes} label="Files sent" />
    </div>
  );
}

function FileLine({ file, isBusy, onRemove }: { file: QueuedFile; isBusy: boolean; onRemove: () => void }) {
  const { name, bytes, received, state, problem } = file;
  const share = bytes === 0 ? 0 : Math.floor((100 * received) / bytes);
  return (
    <li className="flex items-center gap-3 px-4 py-2">
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm" title={name}>{name}</span>
        {problem && <span className="block text-[13px] font-medium text-danger">{problem}</span>}
      </span>
      <span className="shrink-0 text-[13px] text-soft tabular-nums">
        {state === "sent" ? `${bytesText(bytes)}, sent` : received > 0 ? `${share}% of ${bytesText(bytes)}` : bytesText(bytes)}
      </span>
      <button type="button" disabled={isBusy && state !== "failed"} onClick={onRemove} aria-label={`Remove ${name}`} className="grid size-8 shrink-0 place-items-center rounded-lg text-soft hover:bg-sunken disabled:opacity-40">
        <X size={16} aria-hidden />
      </button>
    </li>
  );
}
