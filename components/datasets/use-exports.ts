"use client";

import { useEffect, useState } from "react";
import { sendJson, type Failure } from "@/components/api/send-json";
import { useGrowingList } from "@/components/api/use-growing-list";
import { useSending } from "@/components/api/use-sending";
import type { ExportEstimate, ExportView } from "@/lib/datasets/export/schema";

/** Exports of a dataset, newest first. */
export function useExports(slug: string, initial: readonly ExportView[]) {
  const path = `/datasets/${slug}/exports`;
  const { list: exports, isLost, put } = useGrowingList(path, "exports", initial);
  const { isSending, failure, send } = useSending();

  async function post(to: string, body: unknown): Promise<void> {
    const sent = await send(() => sendJson<ExportView>("POST", `${path}${to}`, body));
    if (sent?.ok) put(sent.data);
  }
  return { exports, isLost, isSending, failure, ask: (settings: unknown) => post("", settings), stop: (id: string) => post(`/${id}/cancel`, {}) };
}

/** What the choice would come to; null while it is counted. */
export function useEstimate(slug: string, selection: unknown): { estimate: ExportEstimate | null; failure: Failure | null } {
  const asked = JSON.stringify(selection);
  const [found, setFound] = useState<{ asked: string; estimate: ExportEstimate | null; failure: Failure | null } | null>(null);
  useEffect(() => {
    const ended = new AbortController();
    void sendJson<ExportEstimate>("POST", `/datasets/${slug}/exports/estimate`, JSON.parse(asked), ended.signal).then((sent) => {
      if (!ended.signal.aborted) setFound(sent.ok ? { asked, estimate: sent.data, failure: null } : { asked, estimate: null, failure: sent.error });
    });
    return () => ended.abort();
  }, [slug, asked]);
  // The answer to an earlier question is none to this one.
  return found?.asked === asked ? found : { estimate: null, failure: null };
}
