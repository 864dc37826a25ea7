"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { JobNotice } from "@/components/jobs/job-notice";
import { useFollowed } from "@/components/jobs/use-followed";
import { sendJson } from "@/components/api/send-json";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Card } from "@/components/ui/surface";
import type { LinksView } from "@/lib/images/links/types";
import { count } from "@/lib/reports/number-text";
import { Figures } from "./figures";

const isEnded = ({ state }: LinksView) => state !== "queued" && state !== "running";

/** A round through addresses as it goes. */
export function LinksLive({ initial, canStop }: { initial: LinksView; canStop: boolean }) {
  const router = useRouter();
  const { view, isLost } = useFollowed<LinksView>({
    path: `/links/${initial.id}/events`, name: "links", initial, read: (next) => next, isOver: isEnded, onView: (next) => isEnded(next) && router.refresh(),
  });
  const [isStopping, setStopping] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function stop() {
    setStopping(true);
    const sent = await sendJson<LinksView>("POST", `/links/${initial.id}/cancel`);
    if (sent.ok) return;
    setStopping(false);
    setProblem(sent.error.message);
  }

  const { progress, mode } = view;
  const { counts } = progress;
  return (
    <Card className="px-5 py-5">
      <JobNotice what="The round" job={view} isLost={isLost} className="mb-4" />
      {problem && <Notice tone="danger" live className="mb-4">{problem}</Notice>}
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-0 flex-1 font-semibold" role="status">
          {isStopping || view.state === "cancelled" ? "Stopping" : view.state === "queued" ? "Waiting for its turn" : mode === "check" ? "Checking addresses" : "Fetching pictures"}
          {progress.host && <span className="ms-2 font-normal break-all text-soft">{progress.host}</span>}
        </p>
        {canStop && <Button size="small" onClick={stop} disabled={isStopping}>Stop</Button>}
      </div>
      <div className="mt-3"><ProgressBar value={progress.total > 0 ? counts.shares / progress.total : null} label={mode === "check" ? "Checking" : "Fetching"} /></div>
      <p className="mt-1.5 mb-4 text-[13px] text-soft tabular-nums">{count(counts.shares)} of {count(progress.total)} pictures</p>
      <Figures figures={[
        ["Addresses asked", count(progress.asked)], mode === "check" ? ["Work", count(counts.alive + counts.stored)] : ["Stored", count(counts.stored)],
        ["Dead", count(counts.dead)], ["No answer", count(counts.unsure)],
      ]} />
      <p className="mt-4 text-[13px] text-soft">You can leave this page; the round goes on. What it has found stays when it is stopped.</p>
    </Card>
  );
}
