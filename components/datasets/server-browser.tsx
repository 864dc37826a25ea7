"use client";

import { CornerLeftUp, File, Folder, X } from "lucide-react";
import { useEffect, useState } from "react";
import { failureOf } from "@/components/api/send-json";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Notice } from "@/components/ui/notice";
import type { ServerEntry, ServerFolder } from "@/lib/datasets/types";
import { count } from "@/lib/reports/number-text";
import { bytesText } from "./bytes-text";

export type ChosenPath = Pick<ServerEntry, "path" | "kind">;

/** Files and folders on the server's own disk: nothing is sent, a shard of any size is read where it lies. */
export function ServerBrowser({ chosen, onChange, isBusy, isAllowed, error }: {
  chosen: readonly ChosenPath[];
  onChange: (chosen: ChosenPath[]) => void;
  isBusy: boolean;
  /** Whether the operator has named any folder. */
  isAllowed: boolean;
  error?: string;
}) {
  const [path, setPath] = useState<string | null>(null);
  const [folder, setFolder] = useState<ServerFolder | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    if (!isAllowed) return;
    const left = new AbortController();
    readFolder(path, left.signal).then(
      (found) => {
        setFolder(found);
        setProblem(null);
      },
      (fault: unknown) => !left.signal.aborted && setProblem(fault instanceof Error ? fault.message : "The folder could not be read."),
    );
    return () => left.abort();
  }, [path, isAllowed]);

  if (!isAllowed) return <HowToAllow />;
  const isChosen = (entry: ServerEntry) => chosen.some((other) => other.path === entry.path);
  const toggle = (entry: ServerEntry) => onChange(isChosen(entry) ? chosen.filter((other) => other.path !== entry.path) : [...chosen, { path: entry.path, kind: entry.kind }]);
  return (
    <div>
      <div className="rounded-xl border border-line bg-card">
        <div className="flex min-h-11 items-center gap-2 border-b border-line px-3 py-1.5">
          {folder?.path && <Button size="small" look="quiet" icon={<CornerLeftUp size={15} aria-hidden />} onClick={() => setPath(folder.parent)}>Up</Button>}
          <p className="min-w-0 flex-1 truncate font-mono text-[13px] text-soft" title={folder?.path ?? undefined}>{folder ? folder.path ?? "Folders that imports are allowed from" : "Reading…"}</p>
        </div>
        {problem && <p role="alert" className="px-4 py-3 text-sm font-medium text-danger">{problem}</p>}
        {folder && (
          <ul aria-label="Files on the server" className="max-h-80 divide-y divide-line overflow-y-auto">
            {folder.entries.map((entry) => (
              <li key={entry.path} className="flex items-center gap-3 px-4 py-1">
                <input
                  type="checkbox" className="size-4 shrink-0 accent-[var(--accent)]" checked={isChosen(entry)} disabled={isBusy} onChange={() => toggle(entry)}
                  aria-label={entry.kind === "folder" ? `The whole folder ${entry.name}` : entry.name}
                />
                {entry.kind === "folder" ? (
                  <button type="button" onClick={() => setPath(entry.path)} className="flex min-h-9 min-w-0 flex-1 items-center gap-2 text-start text-sm font-medium hover:text-accent-strong">
                    <Folder size={16} className="shrink-0 text-soft" aria-hidden /><span className="truncate">{entry.name}</span>
                  </button>
                ) : (
                  <span className="flex min-h-9 min-w-0 flex-1 items-center gap-2 text-sm"><File size={16} className="shrink-0 text-faint" aria-hidden /><span className="truncate" title={entry.name}>{entry.name}</span></span>
                )}
                {entry.bytes !== null && <span className="shrink-0 text-[13px] text-soft tabular-nums">{bytesText(entry.bytes)}</span>}
              </li>
            ))}
            {folder.entries.length === 0 && <li className="px-4 py-6 text-center text-sm text-soft">Nothing here that could be read.</li>}
            {folder.hidden > 0 && <li className="px-4 py-2 text-[13px] text-soft">{count(folder.hidden)} not shown: links, hidden files, or more than fit here.</li>}
          </ul>
        )}
      </div>
      <p className="mt-1.5 text-[13px] text-soft">A ticked folder is read with everything in it. Links are not followed.</p>
      {chosen.length > 0 && (
        <ul aria-label="Chosen on the server" className="mt-3 divide-y divide-line rounded-xl border border-line bg-card">
          {chosen.map(({ path: name, kind }) => (
            <li key={name} className="flex items-center gap-2 px-4 py-1.5 text-sm">
              {kind === "folder" ? <Folder size={16} className="shrink-0 text-soft" aria-hidden /> : <File size={16} className="shrink-0 text-faint" aria-hidden />}
              <span className="min-w-0 flex-1 font-mono text-[13px] break-all">{name}</span>
              <button type="button" disabled={isBusy} onClick={() => onChange(chosen.filter((other) => other.path !== name))} aria-label={`Remove ${name}`} className="grid size-8 shrink-0 place-items-center rounded-lg text-soft hover:bg-sunken disabled:opacity-40"><X size={16} aria-hidden /></button>
            </li>
          ))}
        </ul>
      )}
      {error && <p className="mt-1.5 text-[13px] font-medium text-danger">{error}</p>}
    </div>
  );
}

function HowToAllow() {
  return (
    <div className="grid gap-3">
      <Notice title="No folder of the server is allowed yet">
        <p>Whoever runs Concord names the folders that may be read, and starts it again. Everything below them can then be chosen here; nothing else on the server is shown.</p>
      </Notice>
      <CodeBlock title="Started with two folders allowed" what="command" text="CONCORD_IMPORT_ROOTS=/data/shards:/mnt/stark npm start" />
    </div>
  );
}

async function readFolder(path: string | null, signal: AbortSignal): Promise<ServerFolder> {
  const response = await fetch(`/api/v1/imports/folders${path === null ? "" : `?${new URLSearchParams({ path })}`}`, { signal });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(failureOf(answer).message);
  return answer as ServerFolder;
}
