"use client";

import { type FormEvent, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, Input, Select } from "@/components/ui/field";
import { LoadedPicture } from "@/components/ui/loaded-picture";
import { Notice } from "@/components/ui/notice";
import { SegmentedRadio } from "@/components/ui/segmented-radio";
import type { ImageView } from "@/lib/datasets/types";
import { MODULES } from "@/lib/mcu/steps/plan-rule";
import { AlignmentResult } from "./alignment-result";
import { MODULE_NAMES } from "./names";
import { ScoreList } from "./score-list";
import { useShareAlignments } from "./use-share-alignments";

type Provider = "scripted" | "engines";

/** The share's own picture on one side, what was found for its description on the other. */
export function ShareAligner({ image, hasEngines, onCount }: { image: ImageView; hasEngines: boolean; onCount: (count: number) => void }) {
  const { views, failure, ask, forget } = useShareAlignments(image.id);
  const [provider, setProvider] = useState<Provider>(hasEngines ? "engines" : "scripted");
  const [isSending, setSending] = useState(false);
  const count = views?.length;
  useEffect(() => {
    if (count !== undefined) onCount(count);
  }, [count, onCount]);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isSending) return;
    const fields = new FormData(event.currentTarget);
    const words = (name: string) => String(fields.get(name) ?? "").trim() || undefined;
    setSending(true);
    await ask({ provider, module: words("module"), seed: words("seed") });
    setSending(false);
  }

  const original = views?.find(({ result }) => result?.original)?.result?.original;
  return (
    <div className="grid grid-cols-1 gap-6 md:grid-cols-[15rem_minmax(0,1fr)]">
      <section aria-label="The picture that was shared" className="grid content-start gap-2 self-start md:sticky md:top-0">
        {image.src
          ? <LoadedPicture src={image.src} alt={image.description ?? "The picture that was shared"} width={image.width ?? undefined} height={image.height ?? undefined} className="h-auto max-h-72 w-full rounded-lg border border-line bg-white object-contain" gone={<NoOriginal words="Its file is gone from the store" />} away={<NoOriginal words="The store does not answer" />} />
          : <NoOriginal words="The dataset has no stored picture here" />}
        <p dir="auto" className="text-sm">{image.description}</p>
        {original && <ScoreList verdicts={original.verdicts} />}
      </section>
      <div className="grid min-w-0 content-start gap-5">
        <form onSubmit={send} aria-label="Align again" className="grid gap-4">
          <p className="text-sm text-soft">What is found stands beside the share. The dataset stays as it is, and evaluators see nothing of it.</p>
          {failure && <Notice tone="danger" live>{failure.message}</Notice>}
          <div className="grid gap-1.5">
            <SegmentedRadio<Provider> label="Made by" value={provider} onChange={setProvider} options={[{ value: "engines", label: "Model servers" }, { value: "scripted", label: "A script" }]} />
            <p className="text-[13px] text-soft">{provider === "scripted" ? "A card with the description on it, marked as scripted: no picture." : hasEngines ? "Asks the engines that an admin has set up." : "No engine that gives pictures is set up."}</p>
          </div>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="Begin with"><Select name="module" defaultValue=""><option value="">what the planner says</option>{MODULES.map((module) => <option key={module} value={module}>{MODULE_NAMES[module]}</option>)}</Select></Field>
            <Field label="Seed" optional><Input name="seed" maxLength={100} /></Field>
          </div>
          <div><Button type="submit" look="primary" aria-disabled={isSending} disabled={views === null || (provider === "engines" && !hasEngines)}>{isSending ? "Asking …" : "Align again"}</Button></div>
        </form>
        <section aria-label="Alignments" className="grid gap-4">
          {views?.map((view) => <AlignmentResult key={view.id} view={view} onRemoved={() => forget(view.id)} />)}
          {views?.length === 0 && <p className="text-soft">Nobody has aligned this share again yet.</p>}
          {views === null && !failure && <p className="text-soft">Reading …</p>}
        </section>
      </div>
    </div>
  );
}

function NoOriginal({ words }: { words: string }) {
  return <span className="grid min-h-28 place-items-center rounded-lg border border-dashed border-line-strong/60 bg-sunken p-3 text-center text-[13px] text-soft">{words}</span>;
}
