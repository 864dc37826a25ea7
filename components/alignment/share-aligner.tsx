"use client";

import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { LoadedPicture } from "@/components/ui/loaded-picture";
import { Notice } from "@/components/ui/notice";
import type { ImageView } from "@/lib/datasets/types";
import { AskFields } from "./ask-fields";
import { AlignmentResult } from "./alignment-result";
import { ScoreList } from "./score-list";
import { useAlignments } from "./use-alignments";
import { useAskForm } from "./use-ask-form";

/** The share's own picture on one side, what was found for its description on the other. */
export function ShareAligner({ image, hasEngines, onCount }: { image: ImageView; hasEngines: boolean; onCount: (count: number) => void }) {
  const { views, failure: unread, ask, forget } = useAlignments(`/image-shares/${image.id}/alignments`, `/image-shares/${image.id}/align`);
  const { provider, setProvider, isSending, failure: refused, submit } = useAskForm(hasEngines, ask);
  const failure = refused ?? unread;
  const count = views?.length;
  useEffect(() => {
    if (count !== undefined) onCount(count);
  }, [count, onCount]);

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
        <form onSubmit={submit} aria-label="Align again" className="grid gap-4">
          <p className="text-sm text-soft">What is found stands beside the share. The dataset stays as it is, and evaluators see nothing of it.</p>
          {failure && <Notice tone="danger" live>{failure.message}</Notice>}
          <AskFields provider={provider} setProvider={setProvider} hasEngines={hasEngines} />
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
