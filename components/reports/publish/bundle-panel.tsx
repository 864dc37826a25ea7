"use client";

import { Package } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useRef, useState, type FormEvent } from "react";
import { problemText } from "@/components/studies/problem-text";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Field, Input, Select } from "@/components/ui/field";
import { Folded } from "@/components/ui/folded";
import { Notice } from "@/components/ui/notice";
import { Card } from "@/components/ui/surface";
import { bundleName } from "@/lib/reports/bundle/bundle-name";
import type { BundleView } from "@/lib/reports/bundle/schema";
import { count } from "@/lib/reports/number-text";
import { exportCommand, verifyCommand } from "@/lib/reports/publish/commands";
import { METRICS, type Metric } from "@/lib/stats/metric";
import { BundleList } from "./bundle-list";
import { useBundles } from "./use-bundles";

type Settings = { metric: Metric; seed: string; replicates: number };

/** Everything for a paper in one archive: made by the worker, listed here, checked by whoever has it. */
export function BundlePanel({ study, initial, metric, defaults }: {
  study: { id: string; kind: "rating" | "comparison"; protocolVersion: number };
  initial: readonly BundleView[];
  /** Of alpha, from the address: the tables below follow it as well. */
  metric: Metric;
  defaults: Settings;
}) {
  const router = useRouter();
  const folded = useRef<HTMLDetailsElement>(null);
  const [seed, setSeed] = useState(defaults.seed);
  const [replicates, setReplicates] = useState(String(defaults.replicates));
  const { bundles, isLost, isSending, failure, asked, ask } = useBundles(study.id, initial);
  const isRating = study.kind === "rating";
  const settings: Settings = { metric, seed, replicates: Number(replicates) };
  const problemOf = (path: string) => {
    const problem = failure?.problems.find((one) => one.path === path);
    return problem && problemText(problem.message);
  };
  const isPlaced = problemOf("seed") !== undefined || problemOf("replicates") !== undefined;
  const folder = bundleName(study);

  async function send(event: FormEvent) {
    event.preventDefault();
    // What is wrong with a setting is said beside it.
    if (!(await ask(settings)) && folded.current) folded.current.open = true;
  }

  return (
    <Card>
      <form onSubmit={send} className="px-4 py-4 sm:px-5">
        <p className="max-w-[78ch] text-sm">
          One zip with the frozen protocol, every answer under pseudonyms, all results, tables as CSV and LaTeX, figures as SVG and PDF, the methods paragraph and the datasheet.
          Its intervals of alpha are seeded bootstrap intervals (BCa). The same study and settings give the same bytes, and whoever has it can compute every number again.
          Comments are in it as people wrote them: read them before you hand it on.
        </p>
        <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button type="submit" look="primary" aria-disabled={isSending} icon={<Package size={16} aria-hidden />}>{isSending ? "One moment…" : "Make the bundle"}</Button>
          <p role="status" className="text-[13px] text-soft">{asked && askedText(asked)}</p>
        </div>
        {failure && !isPlaced && <Notice tone="danger" live className="mt-3">{failure.message}</Notice>}
        {isLost && <Notice tone="warn" live className="mt-3">The connection to the server is lost. The bundle is made there all the same; this page catches up by itself.</Notice>}
        <Folded
          ref={folded} className="mt-3"
          title={`Settings: ${isRating ? `${metric}, ` : ""}seed ${seed || "–"}, ${Number.isInteger(settings.replicates) ? count(settings.replicates) : replicates} resamples`}
        >
          <div className="mt-2 grid max-w-3xl gap-4 sm:grid-cols-3">
            {isRating && (
              <Field label="Metric of alpha" hint="Also of the tables below.">
                <Select value={metric} onChange={(event) => router.replace(`/studies/${study.id}/publish?metric=${event.target.value}` as Route, { scroll: false })}>
                  {METRICS.map((name) => <option key={name} value={name}>{name}</option>)}
                </Select>
              </Field>
            )}
            <Field label="Seed" hint="Of every bootstrap: any word or number." error={problemOf("seed")}><Input value={seed} maxLength={100} autoComplete="off" onChange={(event) => setSeed(event.target.value)} /></Field>
            <Field label="Resamples" hint="10,000 is enough for a paper." error={problemOf("replicates")}><Input value={replicates} inputMode="numeric" autoComplete="off" onChange={(event) => setReplicates(event.target.value)} /></Field>
          </div>
        </Folded>
      </form>
      {bundles.length > 0 && <BundleList study={study} bundles={bundles} />}
      <Folded title="Make and check it at a shell" className="border-t border-line px-4 py-2 sm:px-5">
        <div className="mt-2 mb-2 grid grid-cols-1 gap-3">
          <CodeBlock title="Make it, into a folder" what="command" text={exportCommand(study.id, folder, settings, defaults)} />
          <CodeBlock title="Check it: the folder, or what you downloaded and unpacked" what="command" text={verifyCommand(folder)} />
          <p className="max-w-[78ch] text-[13px] text-soft">The check needs nothing but the bundle and Concord: no server, no database, no network. It computes every number, table and figure from the raw answers again and names what differs.</p>
        </div>
      </Folded>
    </Card>
  );
}

function askedText({ state, answersRead, isWaitingForWorker }: BundleView): string {
  if (state === "queued") return isWaitingForWorker ? "Waiting for the worker." : "Waiting for its turn …";
  if (state === "running") return answersRead > 0 ? `Being made: ${count(answersRead)} answers read …` : "Being made …";
  if (state === "done") return "The bundle is ready.";
  return state === "failed" ? "The bundle could not be made." : "The bundle was stopped.";
}
