"use client";

import { useState } from "react";
import { sendJson } from "@/components/api/send-json";
import { useGrowingList } from "@/components/api/use-growing-list";
import { useSending } from "@/components/api/use-sending";
import type { BundleView } from "@/lib/reports/bundle/schema";

export type Asked = { metric: string; seed: string; replicates: number };

/** Bundles of a study, newest first. */
export function useBundles(studyId: string, initial: readonly BundleView[]) {
  const path = `/studies/${studyId}/bundles`;
  const { list: bundles, isLost, put } = useGrowingList(path, "bundles", initial);
  const { isSending, failure, send } = useSending();
  /** The one that was asked for from here. */
  const [askedId, setAskedId] = useState<string | null>(null);

  /** @returns whether it was taken. */
  async function ask(settings: Asked): Promise<boolean> {
    const sent = await send(() => sendJson<BundleView>("POST", path, settings));
    if (!sent?.ok) return false;
    setAskedId(sent.data.id);
    put(sent.data);
    return true;
  }
  return { bundles, isLost, isSending, failure, asked: bundles.find(({ id }) => id === askedId) ?? null, ask };
}
