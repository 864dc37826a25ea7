"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { Upload } from "@/lib/datasets/types";
import { bytesText } from "./bytes-text";
import type { UploadQueue } from "./upload-queue";

/** What was sent before and not imported: whole files to be used, begun ones to be gone on with. */
export function EarlierUploads({ uploads, queue, isBusy }: { uploads: readonly Upload[]; queue: UploadQueue; isBusy: boolean }) {
  const [problem, setProblem] = useState<string | null>(null);
  if (uploads.length === 0) return null;
  return (
    <section aria-labelledby="earlier-uploads" className="mt-4">
      <h3 id="earlier-uploads" className="text-sm font-semibold">Sent earlier, not imported</h3>
      <p className="text-[13px] text-soft">Kept for four days after the last byte. A file that was not sent to its end goes on when you choose it again.</p>
      {problem && <p role="alert" className="mt-1 text-[13px] font-medium text-danger">{problem}</p>}
      <ul className="mt-2 divide-y divide-line rounded-xl border border-line bg-card">
        {uploads.map((upload) => (
          <li key={upload.uploadId} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
            <span className="min-w-0 flex-1 basis-48 truncate text-sm" title={upload.name}>{upload.name}</span>
            <span className="text-[13px] text-soft tabular-nums">
              {upload.received === upload.bytes ? bytesText(upload.bytes) : `${Math.floor((100 * upload.received) / upload.bytes)}% of ${bytesText(upload.bytes)} has arrived`}
            </span>
            {upload.received === upload.bytes && <Button size="small" disabled={isBusy} onClick={() => queue.use(upload)} aria-label={`Use ${upload.name}`}>Use</Button>}
            <Button size="small" look="quiet" disabled={isBusy} onClick={async () => setProblem(await queue.forget(upload))} aria-label={`Remove ${upload.name}`}>Remove</Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
