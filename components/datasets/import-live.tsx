"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { sendJson } from "@/components/studies/send-json";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Card } from "@/components/ui/surface";
import type { ImportView } from "@/lib/datasets/types";
import { count } from "@/lib/reports/number-text";
import { bytesText } from "./bytes-text";

const PHASES = { waiting: "Starting", reading: "Reading", publishing: "Publishing", finished: "Finishing" } as const;

export function isOver(view: ImportView): boolean {
  return view.state === "done" || view.state === "failed" || view.state === "cancelled";
}

/** An import that is under way, as it goes. The address names the job, so a reload takes up where it was. */
export function ImportLive({ initial }: { initial: ImportView }) {
  const router = useRouter();
  const [view, setView] = useState(initial);
  const [isLost, setLost] = useState(false);
  const [isStopping, setStopping] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    const events = new EventSource(`/api/v1/imports/${initial.id}/events`);
    events.addEventListener("import", (event: MessageEvent<string>) => {
      const next = JSON.parse(event.data) as ImportView;
      setLost(false);
      setView(next);
      if (!isOver(next)) return;
      // The server ends the stream too; without this the browser would ask for it again and again.
      events.close();
      router.refresh();
    });
    events.addEventListener("open", () => setLost(false));
    events.addEventListener("error", () => setLost(true));
    return () => events.close();
  }, [initial.id, router]);

  async function stop() {
    setStopping(true);
    const sent = await sendJson<ImportView>("POST", `/imports/${initial.id}/cancel`);
    if (!sent.ok) {
      setStopping(false);
      setProblem(sent.error.message);
    }
  }

  const { progress } = view;
  const share = progress.phase === "reading" && progress.bytesTotal > 0 ? progress.bytesRead / progress.bytesTotal : progress.phase === "finished" ? 1 : null;
  const figures: [string, string][] = [
    ["Rows read", count(progress.rowsRead)], ["Taken", count(progress.imported)], ["Unchanged", count(progress.unchanged)],
    ["Refused", count(progress.refused)], ["Pictures read", count(progress.pictures)],
  ];
  return (
    <Card className="px-5 py-5">
      {view.state === "queued" && !view.workerSeen && (
        <Notice tone="warn" className="mb-4" title="Nobody takes it yet">The worker does not run. The import starts by itself as soon as it does.</Notice>
      )}
      {isLost && <Notice tone="warn" live className="mb-4">The connection to the server is lost. The import goes on there; this page catches up by itself.</Notice>}
      {problem && <Notice tone="danger" live className="mb-4">{problem}</Notice>}
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-0 flex-1 font-semibold" role="status">
          {isStopping || view.state === "cancelled" ? "Stopping" : view.state === "queued" ? "Waiting for its turn" : PHASES[progress.phase]}
          {progress.file && progress.phase === "reading" && <span className="ms-2 font-normal break-all text-soft">{progress.file}</span>}
        </p>
        <Button size="small" onClick={stop} disabled={isStopping}>Stop</Button>
      </div>
      <div className="mt-3"><ProgressBar value={share} label="Import" /></div>
      {progress.bytesTotal > 0 && <p className="mt-1.5 text-[13px] text-soft tabular-nums">{bytesText(progress.bytesRead)} of {bytesText(progress.bytesTotal)}</p>}
      <dl className="mt-4 grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-5">
        {figures.map(([term, value]) => (
          <div key={term}><dt className="text-[13px] text-soft">{term}</dt><dd className="text-lg font-semibold tabular-nums">{value}</dd></div>
        ))}
      </dl>
      <p className="mt-4 text-[13px] text-soft">You can leave this page; the import goes on. Nothing is visible to others until it has finished.</p>
    </Card>
  );
}
