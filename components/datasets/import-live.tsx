"use client";

import { clsx } from "clsx";
import { Check, Pause, Play } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { JobNotice } from "@/components/jobs/job-notice";
import { useFollowed } from "@/components/jobs/use-followed";
import { sendJson } from "@/components/api/send-json";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Card } from "@/components/ui/surface";
import { aboutText, addSample, rateOf, secondsLeft, type Sample } from "@/lib/datasets/rate";
import type { ImportProgress, ImportView } from "@/lib/datasets/types";
import { count } from "@/lib/reports/number-text";
import { bytesText } from "./bytes-text";
import { continuedText } from "./continued-text";

const OVER = new Set<ImportView["state"]>(["done", "failed", "cancelled"]);

type Samples = { bytes: readonly Sample[]; rows: readonly Sample[]; pictures: readonly Sample[] };
const NO_SAMPLES: Samples = { bytes: [], rows: [], pictures: [] };

/** What was counted when the progress was told, so that rates come from counts and not from the clock. */
function withProgress(before: Samples, { bytesRead, rowsRead, pictures }: ImportProgress): Samples {
  const at = performance.now();
  return {
    bytes: addSample(before.bytes, { at, done: bytesRead }), rows: addSample(before.rows, { at, done: rowsRead }), pictures: addSample(before.pictures, { at, done: pictures }),
  };
}

/** An import that is under way, as it goes. The address names the job, so a reload takes up where it was. */
export function ImportLive({ initial }: { initial: ImportView }) {
  const router = useRouter();
  const [samples, setSamples] = useState<Samples>(NO_SAMPLES);
  const [asked, setAsked] = useState<"cancel" | "pause" | "resume" | null>(null);
  const [isSure, setSure] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { view, isLost, follow } = useFollowed<ImportView>({
    path: `/imports/${initial.id}/events`, name: "import", initial, read: (next) => next, isOver: ({ state }) => OVER.has(state),
    onView: (next) => {
      setSamples((before) => (next.state === "running" && (next.progress.phase === "reading" || next.progress.phase === "fetching") ? withProgress(before, next.progress) : NO_SAMPLES));
      // A pause that it took by itself may have come before the cancel: that can be asked for again.
      setAsked((before) => (before === "cancel" && next.state !== "paused" ? before : null));
      if (OVER.has(next.state)) router.refresh();
    },
  });

  async function ask(what: "cancel" | "pause" | "resume") {
    setSure(false);
    setAsked(what);
    setProblem(null);
    const sent = await sendJson<ImportView>("POST", `/imports/${initial.id}/${what}`);
    // One that is paused is looked at now and then only.
    if (sent.ok) return what === "resume" ? follow(sent.data) : undefined;
    setAsked(null);
    setProblem(sent.error.message);
  }

  const { progress, state } = view;
  const isPaused = state === "paused";
  const canPause = (state === "running" && progress.phase !== "publishing") || state === "queued";
  return (
    <Card className="grid gap-4 px-5 py-5">
      <JobNotice what="The import" job={view} isLost={isLost} />
      {problem && <Notice tone="danger" live>{problem}</Notice>}
      <Steps view={view} />
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-0 flex-1 basis-60 font-semibold" role="status">
          {asked === "cancel" ? "Stopping" : asked === "pause" ? "Pausing after this batch" : isPaused ? "Paused" : headline(view)}
          {progress.file && (progress.phase === "reading" || progress.phase === "fetching") && <span className="ms-2 font-normal break-all text-soft">{progress.file}</span>}
        </p>
        <div className="flex flex-wrap gap-2">
          {isPaused
            ? <Button size="small" look="primary" icon={<Play size={15} aria-hidden />} disabled={asked !== null} onClick={() => ask("resume")}>Resume</Button>
            : <Button size="small" icon={<Pause size={15} aria-hidden />} disabled={asked !== null || !canPause} onClick={() => ask("pause")}>Pause</Button>}
          <Button size="small" look="danger" disabled={asked !== null} onClick={() => setSure(true)}>Cancel</Button>
        </div>
      </div>
      <Bar progress={progress} samples={samples} isPaused={isPaused} />
      <Counts progress={progress} samples={samples} />
      <p className="text-[13px] text-soft">
        {isPaused ? "What was read is kept. It goes on from there, also after the server was restarted." : "You can leave this page; the import goes on."} Nothing is visible to others until it has finished.
      </p>
      <Dialog
        open={isSure} onClose={() => setSure(false)} title="Cancel this import?"
        footer={<><Button onClick={() => setSure(false)}>Keep it</Button><Button look="danger" onClick={() => ask("cancel")}>Cancel the import</Button></>}
      >
        <p>What it has read so far is thrown away, and the dataset stays as it is. To stop for a while and keep it, pause it instead.</p>
      </Dialog>
    </Card>
  );
}

function headline({ state, progress }: ImportView): string {
  if (state === "queued") return progress.rowsRead > 0 || progress.pictures > 0 ? "Waiting to go on" : "Waiting for its turn";
  return { waiting: "Starting", fetching: "Fetching", reading: "Reading", publishing: "Publishing", finished: "Finishing" }[progress.phase];
}

const STEPS = ["Waiting", "Reading", "Publishing", "Done"] as const;

function Steps({ view: { state, progress, dryRun } }: { view: ImportView }) {
  const now = state === "queued" && progress.phase === "waiting" ? 0 : progress.phase === "publishing" ? 2 : progress.phase === "finished" ? 3 : 1;
  return (
    <ol className="flex flex-wrap gap-x-5 gap-y-1 text-[13px]" aria-label="Phases">
      {STEPS.map((step, index) => (
        <li key={step} aria-current={index === now ? "step" : undefined} className={clsx("flex items-center gap-1.5", index === now ? "font-semibold text-accent-strong" : index < now ? "text-soft" : "text-faint")}>
          {index < now ? <Check size={14} aria-hidden /> : <span className={clsx("size-2 rounded-full", index === now ? "bg-accent" : "bg-line-strong/60")} aria-hidden />}
          {dryRun && step === "Publishing" ? "Comparing" : step}
        </li>
      ))}
    </ol>
  );
}

function Bar({ progress, samples, isPaused }: { progress: ImportProgress; samples: Samples; isPaused: boolean }) {
  const { phase, bytesRead, bytesTotal } = progress;
  const share = bytesTotal === 0 ? (isPaused ? 0 : null) : phase === "reading" || phase === "fetching" || isPaused ? bytesRead / bytesTotal : phase === "finished" ? 1 : null;
  const seconds = phase === "reading" || phase === "fetching" ? secondsLeft(samples.bytes, bytesTotal) : null;
  return (
    <div>
      <ProgressBar value={share} label="Import" />
      {bytesTotal > 0 && (
        <p className="mt-1.5 flex flex-wrap justify-between gap-x-4 text-[13px] text-soft tabular-nums">
          <span>{bytesText(bytesRead)} of {bytesText(bytesTotal)} {phase === "fetching" ? "of this file fetched" : "read"}</span>
          {!isPaused && seconds !== null && <span>{aboutText(seconds)} left</span>}
          {!isPaused && phase === "publishing" && <span>Making it visible at once: pictures, counts, the new version</span>}
        </p>
      )}
    </div>
  );
}

function Counts({ progress, samples }: { progress: ImportProgress; samples: Samples }) {
  const rate = (of: readonly Sample[]) => {
    const perSecond = rateOf(of);
    return perSecond === null || perSecond <= 0 ? null : `${perSecond < 10 ? perSecond.toFixed(1) : count(Math.round(perSecond))} a second`;
  };
  const figures: [term: string, value: string, note: string | null][] = [
    ["Rows read", count(progress.rowsRead), rate(samples.rows)], ["New or changed", count(progress.imported), null], ["Unchanged", count(progress.unchanged), null],
    ["Refused", count(progress.refused), null], ["Pictures read", count(progress.pictures), rate(samples.pictures)],
  ];
  return (
    <div>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-5">
        {figures.map(([term, value, note]) => (
          <div key={term}>
            <dt className="text-[13px] text-soft">{term}</dt>
            <dd><span className="text-lg font-semibold tabular-nums">{value}</span>{note && <span className="block text-[13px] text-soft tabular-nums">{note}</span>}</dd>
          </div>
        ))}
      </dl>
      {progress.continuedFrom.length > 0 && <p className="mt-3 text-[13px] text-soft">{continuedText(progress.continuedFrom)}</p>}
    </div>
  );
}
