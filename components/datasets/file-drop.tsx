"use client";

import { clsx } from "clsx";
import { FileUp } from "lucide-react";
import { useId, useState } from "react";
import { buttonClass } from "@/components/ui/button";

/** What the readers know by a file's ending; everything else can be dragged in and is reported. */
const ACCEPTED = ".parquet,.jsonl,.ndjson,.json,.csv,.tsv,.gz,.zip,.tar,.tgz,.jpg,.jpeg,.png,.webp";

/** Where files are dragged or chosen. */
export function FileDrop({ onAdd, isBusy, error }: { onAdd: (files: File[]) => void; isBusy: boolean; error?: string }) {
  const [isOver, setOver] = useState(false);
  const id = useId();
  return (
    <div>
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          if (!isBusy) onAdd([...event.dataTransfer.files]);
        }}
        className={clsx("rounded-xl border-2 border-dashed px-5 py-8 text-center transition-colors", isOver ? "border-accent bg-accent-soft" : "border-line-strong/50 bg-paper")}
      >
        <FileUp size={28} className="mx-auto text-faint" aria-hidden />
        <p className="mt-2 font-semibold">Drag files in here</p>
        <p className="mx-auto mt-0.5 max-w-[52ch] text-[13px] text-soft" id={`${id}-hint`}>
          Conversations as parquet, JSONL, JSON or CSV; pictures as tar, zip or single files. They are sent at once, and go on where they stopped
          if the connection breaks or this tab is closed.
        </p>
        <label htmlFor={id} className={buttonClass("secondary", "medium", clsx("mt-4 has-focus-visible:outline-2", isBusy && "pointer-events-none opacity-50"))}>
          Choose files
          <input
            id={id} type="file" multiple accept={ACCEPTED} disabled={isBusy} aria-describedby={`${id}-hint`} className="sr-only"
            onChange={(event) => {
              onAdd([...(event.target.files ?? [])]);
              // The same file can be chosen again after it was removed.
              event.target.value = "";
            }}
          />
        </label>
      </div>
      {error && <p className="mt-1.5 text-[13px] font-medium text-danger">{error}</p>}
    </div>
  );
}
