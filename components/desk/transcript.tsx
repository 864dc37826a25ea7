"use client";

import { memo, useEffect, useRef } from "react";
import type { RatingItem } from "@/lib/judgments/desk";
import { useOpenPicture, useParts } from "./desk-context";
import { restoreTop } from "./jump";
import { recallItem } from "./runtime/item-memory";
import { TranscriptSession } from "./transcript-session";

/** What the header hides of the page, in pixels. */
const HEADER = 56;

/** Depends on the item alone: giving a rating draws nothing here anew. */
export const Transcript = memo(function Transcript({ item }: { item: RatingItem }) {
  const { desk } = useParts();
  const root = useRef<HTMLDivElement>(null);
  const openPicture = useOpenPicture();

  useEffect(() => {
    const element = root.current;
    if (!element) return;
    restoreTop(recallItem(desk.bench.config.userId, item.assignmentId)?.top ?? null);
    return desk.bench.reading.watch(element, HEADER);
    // The same assignment fetched again has the same transcript.
  }, [desk, item.assignmentId]);

  return (
    <div ref={root}>
      {item.sessions.map((session) => <TranscriptSession key={session.number} session={session} onOpenPicture={openPicture} />)}
      <p className="mt-10 border-t border-line pt-4 text-center text-[13px] text-faint">
        {item.unit === "session" ? "End of the session" : "End of the conversation"}
      </p>
    </div>
  );
});
