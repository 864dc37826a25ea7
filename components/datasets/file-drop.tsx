"use client";

import { clsx } from "clsx";
import { FileUp, X } from "lucide-react";
import { useId, useRef, useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { count } from "@/lib/reports/number-text";
import { bytesText } from "./bytes-text";

export type PickedFile = { id: string; file: File; sent: number; uploadId: string | null; problem: string | null };

const ACCEPTED = ".parquet,.jsonl,.ndjson,.json,.tar,.tsv,.csv,.txt,.jpg,.jpeg,.png,.webp,.gif,.avif";
/** A long list is summed up: what matters is in the first few and in the totals. */
const SHOWN = 12;

/** Files dragged in or chosen, with how far each has been sent. */
export function FileDrop({ files, onAdd, onRemove, isBusy, error }: {
  files: readonly PickedFile[];
  onAdd: (files: File[]) => void;
  onRemove: (id: string) => void;
  isBusy: boolean;
  error?: string;
}) {
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const total = files.reduce((sum, { file }) => sum + file.size, 0);
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
        <p className="mx-auto mt-0.5 max-w-[46ch] text-[13px] text-soft" id={`${id}-hint`}>
          Conversations as parquet, JSONL or JSON; pictures as tar or single files. Several at once are fine.
        </p>
        <label htmlFor={id} className={buttonClass("secondary", "medium", clsx("mt-4 has-focus-visible:outline-2", isBusy && "pointer-events-none opacity-50"))}>
          Choose files
          <input
            ref={input} id={id} type="file" multiple accept={ACCEPTED} disabled={isBusy} aria-describedby={`${id}-hint`} className="sr-only"
            onChange={(event) => {
              onAdd([...(event.target.files ?? [])]);
              // The same file can be chosen again after it was removed.
              event.target.value = "";
            }}
          />
        </label>
      </div>
      {error && <p className="mt-1.5 text-[13px] font-medium text-danger">{error}</p>}
      {files.length > 0 && (
        <ul className="mt-3 divide-y divide-line rounded-xl border border-line bg-card" aria-label="Chosen files">
          {files.slice(0, SHOWN).map((entry) => <FileLine key={entry.id} entry={entry} isBusy={isBusy} onRemove={() => onRemove(entry.id)} />)}
          {files.length > SHOWN && <li className="px-4 py-2.5 text-sm text-soft">and {count(files.length - SHOWN)} more</li>}
          <li className="flex justify-between px-4 py-2.5 text-[13px] text-soft tabular-nums"><span>{count(files.length)} {files.length === 1 ? "file" : "files"}</span><span>{bytesText(total)}</span></li>
        </ul>
      )}
    </div>
  );
}

function FileLine({ entry, isBusy, onRemove }: { entry: PickedFile; isBusy: boolean; onRemove: () => void }) {
  const { file, sent, uploadId, problem } = entry;
  const share = file.size === 0 ? 1 : sent / file.size;
  return (
    <li className="flex items-center gap-3 px-4 py-2">
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm">{file.name}</span>
        {problem && <span className="block text-[13px] font-medium text-danger">{problem}</span>}
      </span>
      <span className="shrink-0 text-[13px] text-soft tabular-nums">
        {uploadId ? "sent" : sent > 0 && !problem ? `${Math.floor(share * 100)}% of ${bytesText(file.size)}` : bytesText(file.size)}
      </span>
      <button type="button" disabled={isBusy} onClick={onRemove} aria-label={`Remove ${file.name}`} className="grid size-8 shrink-0 place-items-center rounded-lg text-soft hover:bg-sunken disabled:opacity-40">
        <X size={16} aria-hidden />
      </button>
    </li>
  );
}
