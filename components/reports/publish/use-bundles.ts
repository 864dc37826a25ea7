"use client";

import { useEffect, useState } from "react";
import { sendJson, type Failure } from "@/components/studies/send-json";
import type { BundleView } from "@/lib/reports/bundle/schema";

const LOOK_EVERY_MS = 1_000;

export type Asked = { metric: string; seed: string; replicates: number };

/** Bundles of a study, newest first, looked at until none of them is under way any more. */
export function useBundles(studyId: string, initial: readonly BundleView[]) {
  const [bundles, setBundles] = useState(initial);
  const [isLost, setLost] = useState(false);
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  /** The one that was asked for from here. */
  const [askedId, setAskedId] = useState<string | null>(null);
  const path = `/studies/${studyId}/bundles`;
  const isUnderWay = bundles.some(isBeingMade);

  useEffect(() => {
    if (!isUnderWay) return;
    let isAsking = false;
    let isOver = false;
    const timer = setInterval(async () => {
      if (isAsking) return;
      isAsking = true;
      const found = await readBundles(path);
      isAsking = false;
      if (isOver) return;
      setLost(found === null);
      if (found) setBundles(found);
    }, LOOK_EVERY_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [isUnderWay, path]);

  /** @returns whether it was taken. */
  async function ask(settings: Asked): Promise<boolean> {
    if (isSending) return false;
    setSending(true);
    setFailure(null);
    const sent = await sendJson<BundleView>("POST", path, settings);
    setSending(false);
    if (!sent.ok) {
      setFailure(sent.error);
      return false;
    }
    setAskedId(sent.data.id);
    setBundles((known) => [sent.data, ...known.filter(({ id }) => id !== sent.data.id)]);
    return true;
  }
  return { bundles, isLost, isSending, failure, asked: bundles.find(({ id }) => id === askedId) ?? null, ask };
}

export function isBeingMade({ state }: BundleView): boolean {
  return state === "queued" || state === "running";
}

/** Null while the server cannot be reached: the next look will tell. */
async function readBundles(path: string): Promise<BundleView[] | null> {
  try {
    const response = await fetch(`/api/v1${path}`, { cache: "no-store" });
    return response.ok ? ((await response.json()) as { bundles: BundleView[] }).bundles : null;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
