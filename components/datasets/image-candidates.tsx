"use client";

import { useState } from "react";
import { LoadedPicture } from "@/components/ui/loaded-picture";
import type { Candidate } from "@/lib/images/endpoints";
import { ImageStateChip } from "./image-states";

/** The ranked candidates of a share, looked up when somebody wants to see them. Addresses are text: nothing is fetched from them. */
export function ImageCandidates({ imageId, count }: { imageId: string; count: number }) {
  const [candidates, setCandidates] = useState<readonly Candidate[] | null>(null);
  const [isMissing, setMissing] = useState(false);

  async function open() {
    const answer = await fetch(`/api/v1/image-shares/${imageId}`).catch(() => undefined); // the server could not be reached: said below
    if (!answer?.ok) return setMissing(true);
    setMissing(false);
    setCandidates(((await answer.json()) as { candidates: Candidate[] }).candidates);
  }

  if (!candidates) {
    return (
      <p className="mt-1.5">
        <button type="button" onClick={open} className="min-h-6 text-accent underline underline-offset-2">Show {count === 1 ? "the candidate" : `all ${count} candidates`}</button>
        {isMissing && <span role="alert" className="ms-2 text-danger">They could not be read; try again.</span>}
      </p>
    );
  }
  return (
    <ol className="mt-2 grid list-decimal gap-3 ps-5">
      {candidates.map(({ rank, key, url, state, reason, link, src, isShown }) => (
        <li key={rank}>
          <span className="flex flex-wrap items-center gap-1.5"><ImageStateChip state={state} />{isShown && <span className="font-semibold">shown</span>}{state === "remote" && link && <span>{{ alive: "address works", stored: "fetched before", dead: "dead", unsure: "no answer" }[link]}</span>}</span>
          {src && <LoadedPicture src={src} alt={`Candidate ${rank}`} loading="lazy" className="mt-1 h-auto max-h-40 w-auto max-w-full rounded-lg border border-line bg-white" gone={<span className="block">Its file is gone from the store.</span>} away={<span className="block">The store does not answer just now.</span>} />}
          <span className="mt-1 block font-mono text-xs break-all">{key ?? url ?? "–"}</span>
          {reason && <span className="block">{reason}</span>}
        </li>
      ))}
    </ol>
  );
}
