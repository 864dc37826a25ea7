"use client";

import { useEffect, useState } from "react";
import { listen } from "@/components/jobs/listen";
import { type Failure, sendJson, type Sent } from "@/components/api/send-json";
import type { AlignmentView } from "@/lib/alignments/types";

/** As a person asks: what is left open is drawn, or planned. */
export type Asked = {
  provider: "scripted" | "engines"; module?: string; seed?: string; description?: string;
  person?: { name?: string; age?: number; gender?: string; face?: string };
};

const isUnderWay = ({ state }: AlignmentView) => state === "queued" || state === "running";

/**
 * Alignments of a share, or those on their own: read once, followed while one is under way. `views` is null until they are there; `failure` is of a read.
 *
 * @param listed under /api/v1, where they are read. @param askedAt where another is asked for.
 */
export function useAlignments(listed: string, askedAt: string) {
  const [views, setViews] = useState<AlignmentView[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    const left = new AbortController();
    void sendJson<{ alignments: AlignmentView[] }>("GET", listed, undefined, left.signal).then((read) => {
      if (left.signal.aborted) return;
      if (read.ok) setViews(read.data.alignments);
      else setFailure(read.error);
    });
    return () => left.abort();
  }, [listed]);

  const followed = views?.filter(isUnderWay).map(({ id }) => id).join(" ") ?? "";
  useEffect(() => {
    const streams = followed === "" ? [] : followed.split(" ").map((id) =>
      listen<AlignmentView>(`/align/${id}/events`, "alignment", (next) => setViews((before) => before && before.map((view) => (view.id === next.id ? next : view)))),
    );
    return () => streams.forEach((close) => close());
  }, [followed]);

  async function ask(asked: Asked): Promise<Sent<unknown>> {
    setFailure(null);
    const sent = await sendJson<{ alignmentId: string }>("POST", askedAt, asked);
    if (!sent.ok) return sent;
    const read = await sendJson<AlignmentView>("GET", `/align/${sent.data.alignmentId}`);
    if (read.ok) setViews((before) => [read.data, ...(before ?? [])]);
    else setFailure({ message: "It was asked for, but could not be read; load the page anew.", problems: [] });
    return sent;
  }

  const forget = (id: string) => setViews((before) => before && before.filter((view) => view.id !== id));
  return { views, failure, ask, forget };
}
