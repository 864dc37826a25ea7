"use client";

import { useEffect, useRef, useState } from "react";
import type { PreviewRequest } from "@/lib/studies/form/state";
import type { DesignPreview } from "@/lib/studies/design/schema";
import { type Failure, sendJson } from "@/components/api/send-json";

const TYPING_PAUSE_MS = 450;

/** As /studies/sample-preview answers. */
export type Preview = { kind: "rating"; eligible: number; bySource: number[] } | DesignPreview;

export type PreviewState = {
  /** The last answer, which `isLoading` says is being replaced. */
  preview: Preview | null;
  failure: Failure | null;
  isLoading: boolean;
};

const NOTHING = { key: "", preview: null, failure: null };

/** What the form would draw as it stands. Asks again when something about the draw changed and typing has paused; an older question is dropped. */
export function useSamplePreview(request: PreviewRequest | null): PreviewState {
  const key = request === null ? "" : JSON.stringify(request);
  const [answer, setAnswer] = useState<{ key: string; preview: Preview | null; failure: Failure | null }>(NOTHING);
  const isFirst = useRef(true);

  useEffect(() => {
    if (key === "") return;
    const control = new AbortController();
    const timer = setTimeout(async () => {
      isFirst.current = false;
      const sent = await sendJson<Preview>("POST", "/studies/sample-preview", JSON.parse(key), control.signal);
      if (control.signal.aborted) return;
      setAnswer((before) => (sent.ok ? { key, preview: sent.data, failure: null } : { key, preview: before.preview, failure: sent.error }));
    }, isFirst.current ? 0 : TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [key]);

  if (key === "") return { preview: null, failure: null, isLoading: false };
  const isLoading = answer.key !== key;
  return { preview: answer.preview, failure: isLoading ? null : answer.failure, isLoading };
}
