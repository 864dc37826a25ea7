"use client";

import { useEffect, useState } from "react";
import { sendJson, type Failure } from "@/components/studies/send-json";
import type { ExportEstimate, ExportView } from "@/lib/datasets/export/schema";

const LOOK_EVERY_MS = 1_000;

/** Exports of a dataset, newest first, looked at until none of them is under way any more. */
export function useExports(slug: string, initial: readonly ExportView[]) {
  const [exports, setExports] = useState(initial);
  const [isLost, setLost] = useState(false);
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const path = `/datasets/${slug}/exports`;
  const isUnderWay = exports.some(isBeingMade);

  useEffect(() => {
    if (!isUnderWay) return;
    let isAsking = false;
    let isOver = false;
    const timer = setInterval(async () => {
      if (isAsking) return;
      isAsking = true;
      const found = await readExports(path);
      isAsking = false;
      if (isOver) return;
      setLost(found === null);
      if (found) setExports(found);
    }, LOOK_EVERY_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [isUnderWay, path]);

  async function send(to: string, body: unknown): Promise<void> {
    if (isSending) return;
    setSending(true);
    setFailure(null);
    const sent = await sendJson<ExportView>("POST", `${path}${to}`, body);
    setSending(false);
    if (!sent.ok) setFailure(sent.error);
    else setExports((known) => (known.some(({ id }) => id === sent.data.id) ? known.map((one) => (one.id === sent.data.id ? sent.data : one)) : [sent.data, ...known]));
  }
  return { exports, isLost, isSending, failure, ask: (settings: unknown) => send("", settings), stop: (id: string) => send(`/${id}/cancel`, {}) };
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

export function isBeingMade({ state }: ExportView): boolean {
  return state === "queued" || state === "running";
}

/** Null while the server cannot be reached: the next look will tell. */
async function readExports(path: string): Promise<ExportView[] | null> {
  try {
    const response = await fetch(`/api/v1${path}`, { cache: "no-store" });
    return response.ok ? ((await response.json()) as { exports: ExportView[] }).exports : null;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
