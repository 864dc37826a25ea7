"use client";

import { RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { sendJson } from "@/components/api/send-json";
import { useSending } from "@/components/api/use-sending";
import { Moment } from "@/components/studies/moment";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Empty } from "@/components/ui/surface";
import type { AnalysisView } from "@/lib/datasets/analysis/types";
import { count } from "@/lib/reports/number-text";

const LOOK_EVERY_MS = 2_000;

/** How an analysis stands: under way, failed, or from when it is; and the way to have it made anew. */
export function AnalysisState({ slug, version, episodes, underWay, failed, computedAt }: {
  slug: string; version: number; /** Of the version. */ episodes: number; underWay: AnalysisView["underWay"]; failed: string | null; /** Null where there is nothing to show yet. */ computedAt: string | null;
}) {
  const router = useRouter();
  const { isSending, failure, send } = useSending();
  const isUnderWay = underWay !== null;
  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [router, isUnderWay]);

  async function again() {
    if (await send(() => sendJson("POST", `/datasets/${slug}/analysis?version=${version}`))) router.refresh();
  }

  const button = <Button size="small" icon={<RefreshCw size={15} aria-hidden />} aria-disabled={isSending} onClick={() => void again()}>{failed ? "Try again" : "Compute anew"}</Button>;
  return (
    <div className="grid gap-4">
      {failure && <Notice tone="danger" live>{failure.message}</Notice>}
      {failed && !isUnderWay && <Notice tone="danger" title="It could not be computed"><p className="mb-2">{failed}</p>{button}</Notice>}
      {underWay && (computedAt === null ? (
        <Empty title="Being computed"><Progress underWay={underWay} episodes={episodes} /></Empty>
      ) : <Notice title="Being computed anew"><Progress underWay={underWay} episodes={episodes} /></Notice>)}
      {computedAt !== null && !isUnderWay && !failed && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-[13px] text-soft">
          <span>Computed <Moment at={computedAt} />; pictures as they were then.</span>{button}
        </div>
      )}
    </div>
  );
}

function Progress({ underWay, episodes }: { underWay: NonNullable<AnalysisView["underWay"]>; episodes: number }) {
  const hasBegun = underWay.episodes > 0;
  return (
    <>
      <p>{hasBegun ? `${count(underWay.episodes)} of ${count(episodes)} episodes read.` : underWay.workerSeen ? "It waits for its turn." : "No worker is running, so nobody takes it up. It begins when Concord is started with its worker."} The page follows by itself.</p>
      {underWay.workerSeen && <div className="mx-auto mt-3 max-w-md"><ProgressBar label="Episodes read" value={hasBegun && episodes > 0 ? underWay.episodes / episodes : null} /></div>}
    </>
  );
}
