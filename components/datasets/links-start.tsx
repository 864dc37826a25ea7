"use client";

import { useState } from "react";
import { ConfirmAction } from "@/components/studies/confirm-action";
import type { LinkMode, RemoteStanding } from "@/lib/images/links/types";
import { count, counted } from "@/lib/reports/number-text";

/** The two things that can be done with addresses; each says what it does before it does it. */
export function LinksStart({ slug, studyId, standing }: { slug: string; studyId: string | null; standing: RemoteStanding }) {
  const [again, setAgain] = useState(false);
  const body = (mode: LinkMode) => ({ mode, again, ...(studyId ? { studyId } : {}) });
  const path = `/datasets/${slug}/links`;
  const repeat = standing.dead + standing.unsure > 0 && (
    <label className="flex items-start gap-2.5">
      <input type="checkbox" className="mt-0.5 size-4" checked={again} onChange={(event) => setAgain(event.target.checked)} />
      <span>Ask dead addresses again ({count(standing.dead + standing.unsure)} pictures)</span>
    </label>
  );
  const manners = <p className="text-soft">Hosts are asked slowly, two requests at a time each. You can leave the page, stop, and go on later.</p>;
  return (
    <>
      <ConfirmAction label="Check addresses" title="Check the addresses?" confirm="Check" path={path} body={body("check")}>
        <p>The addresses of {counted(standing.remote, "picture")} are asked whether they still answer with a picture. Nothing is stored.</p>
        {repeat}
        {manners}
      </ConfirmAction>
      <ConfirmAction label="Fetch remote pictures" look="primary" title="Fetch the pictures?" confirm="Fetch" path={path} body={body("fetch")}>
        <p>
          Of each of {counted(standing.remote, "picture")} the first address that works is fetched and its picture stored, without its metadata. Episodes of studies that have started keep what
          they were drawn with.
        </p>
        {repeat}
        {manners}
      </ConfirmAction>
    </>
  );
}
