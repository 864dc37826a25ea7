"use client";

import { Pause, Play } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useState } from "react";
import { JobNotice } from "@/components/jobs/job-notice";
import { useFollowed } from "@/components/jobs/use-followed";
import { sendJson } from "@/components/api/send-json";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Card, SectionTitle } from "@/components/ui/surface";
import { Table, Td, Th } from "@/components/ui/table";
import { behindText } from "@/lib/generation/behind-text";
import { overBudget, spentOf } from "@/lib/generation/budget";
import { stepName } from "@/lib/generation/step-name";
import { currenciesOf, currencyOf } from "@/lib/generation/currency";
import type { RunView } from "@/lib/generation/types";
import { costText } from "@/lib/generation/rates/rates-text";
import { count, counted } from "@/lib/reports/number-text";
import { BudgetLeft } from "./budget-left";
import { EngineUseTable } from "./engine-use-table";
import { MoreBudget } from "./more-budget";
import { PublishRun } from "./publish-run";
import { EpisodeStateChip, RunStateChip } from "./run-state-chip";

const OVER = new Set<RunView["state"]>(["done", "failed", "cancelled"]);

/** A run as it grows. The address names it, so a reload takes up where it was. */
export function RunLive({ initial }: { initial: RunView }) {
  const [asked, setAsked] = useState<"stop" | "resume" | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { view, isLost, follow } = useFollowed<RunView>({
    path: `/generations/${initial.id}/events`, name: "generation", initial, read: (next) => next, isOver: ({ state }) => OVER.has(state),
  });

  async function ask(what: "stop" | "resume") {
    setAsked(what);
    setProblem(null);
    const sent = await sendJson<RunView>("POST", `/generations/${initial.id}/${what}`);
    setAsked(null);
    if (sent.ok) follow(sent.data);
    else setProblem(sent.error.message);
  }

  const { state, progress, request, usage, episodes } = view;
  const isStopping = asked === "stop" || view.stopping;
  const isUnderWay = state === "queued" || state === "running";
  const canGoOn = state === "paused" || state === "failed" || state === "cancelled" || (state === "done" && progress.failed > 0);
  const isSpent = overBudget(request.budget, spentOf(view.usage)) !== null;
  const ended = progress.done + progress.unfit + progress.failed;
  // Nothing but publishing is left: that asks nothing of a model.
  const isGrown = ended === request.episodes && progress.failed === 0;
  const isPublishing = view.publishing && state === "paused";
  const isHeld = isSpent && !isGrown && !isPublishing;
  return (
    <div className="grid grid-cols-1 gap-8">
      <Card className="grid gap-4 px-5 py-5">
        <JobNotice what="The run" job={view} isLost={isLost && !OVER.has(state)} />
        {view.workerSeen && view.behind > 0 && <Notice>It waits {behindText(view.behind)}: one at a time is worked on. It starts by itself.</Notice>}
        {view.error && <Notice tone={isHeld ? "warn" : "danger"} title={isHeld ? "It stopped at its budget" : "It came to an end"}>{view.error}</Notice>}
        {problem && <Notice tone="danger" live>{problem}</Notice>}
        <div className="flex flex-wrap items-center gap-3">
          <p className="min-w-0 flex-1 basis-60 font-semibold" role="status">
            {isStopping ? "Stopping" : `${count(ended)} of ${counted(request.episodes, "episode")} ended`}
          </p>
          <RunStateChip run={view} />
          {isUnderWay && <Button size="small" icon={<Pause size={15} aria-hidden />} disabled={asked !== null || isStopping} onClick={() => ask("stop")}>Stop</Button>}
          {canGoOn && !isHeld && <Button size="small" look="primary" icon={<Play size={15} aria-hidden />} disabled={asked !== null} onClick={() => ask("resume")}>{progress.failed > 0 && !isPublishing ? "Try again what failed" : "Go on"}</Button>}
        </div>
        <ProgressBar value={ended / request.episodes} label="Episodes that have ended" />
        <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-5">
          {([
            ["Steps done", count(usage.steps)],
            ...(request.provider === "scripted" ? [] : [["Requests to engines", count(usage.calls)], ["Tokens in", count(usage.inputTokens)], ["Tokens out", count(usage.outputTokens)],
            ["Cost", totalCost(view)]] as const),
          ] as const).map(([term, value]) => <div key={term}><dt className="text-[13px] text-soft">{term}</dt><dd className="text-lg font-semibold tabular-nums">{value}</dd></div>)}
        </dl>
        <BudgetLeft view={view} />
        {isSpent && !isUnderWay && <MoreBudget view={view} currency={currencyOf(view.engines)} canGoOn={canGoOn && isHeld} onChanged={follow} />}
        {isUnderWay && <p className="text-[13px] text-soft">You can leave this page; the run goes on. A step that is done is not done again, also after a stop or a crash.</p>}
      </Card>
      {(state === "done" || state === "failed") && progress.done > 0 && (
        <section aria-labelledby="dataset"><SectionTitle id="dataset">As a dataset</SectionTitle><PublishRun key={`${view.dataset?.slug} ${view.dataset?.version}`} view={view} onAsked={follow} /></section>
      )}
      {view.engines.length > 0 && (
        <section aria-labelledby="engines">
          <SectionTitle id="engines" aside={<Link href={`/generate/rates?run=${view.id}` as Route} className="text-accent underline underline-offset-2">How their answers were read</Link>}>What each engine took</SectionTitle>
          <EngineUseTable engines={view.engines} />
        </section>
      )}
      <section aria-labelledby="episodes">
        <SectionTitle id="episodes">Episodes</SectionTitle>
        <Table caption="Episodes of this run">
          <thead><tr><Th numeric>No.</Th><Th>Person</Th><Th>State</Th><Th numeric>Steps</Th><Th>Last step</Th><Th>Remark</Th></tr></thead>
          <tbody>
            {episodes.map((episode) => (
              <tr key={episode.number}>
                <Td numeric><Link href={`/generate/${view.id}/${episode.number}` as Route} className="font-medium text-accent underline underline-offset-2" aria-label={`Episode ${episode.number}`}>{episode.number}</Link></Td>
                <Td><bdi>{episode.name ?? "–"}</bdi></Td>
                <Td><EpisodeStateChip state={episode.state} isUnderWay={isUnderWay} /></Td>
                <Td numeric>{count(episode.steps)}</Td>
                <Td>{episode.lastStep ? stepName(episode.lastStep) : "–"}</Td>
                <Td className="max-w-96 min-w-56 text-[13px] text-soft">{episode.reason}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </section>
    </div>
  );
}

/** Of engines with different currencies there is no sum: each says its own below. */
function totalCost({ usage, engines }: RunView): string {
  return currenciesOf(engines).length > 1 ? "see below" : costText(usage.cost, currencyOf(engines));
}
