"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { sendJson, type Failure } from "@/components/api/send-json";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SegmentedRadio } from "@/components/ui/segmented-radio";
import { Card } from "@/components/ui/surface";
import type { Upload } from "@/lib/datasets/types";
import { AddressList, addressesOf } from "./address-list";
import { EarlierUploads } from "./earlier-uploads";
import { FileDrop } from "./file-drop";
import { ImportTarget, targetProblems, targetRequest, useImportTarget, type KnownDataset } from "./import-target";
import { ServerBrowser, type ChosenPath } from "./server-browser";
import { UploadList } from "./upload-list";
import { useUploadQueue } from "./use-upload-queue";

type Source = "upload" | "server" | "web";
type Goal = "look" | "import";

/** What is to be read and where it goes. Files are sent while the rest is filled in; looking comes before importing. */
export function ImportForm({ datasets, uploads, hasServerFolders }: { datasets: readonly KnownDataset[]; uploads: readonly Upload[]; hasServerFolders: boolean }) {
  const router = useRouter();
  const [source, setSource] = useState<Source>("upload");
  const [state, queue] = useUploadQueue(uploads);
  const [paths, setPaths] = useState<ChosenPath[]>([]);
  const [addresses, setAddresses] = useState("");
  const [target, setTarget] = useImportTarget();
  const [failure, setFailure] = useState<Failure | null>(null);
  /** What is to follow as soon as every file has arrived. */
  const [goal, setGoal] = useState<Goal | null>(null);
  const isStarting = useRef(false);

  const open = state.files.filter((file) => file.state !== "sent");
  const isStuck = open.some((file) => file.state === "failed");
  const isBusy = goal !== null;

  function ask(next: Goal) {
    const problems = [
      ...(state.files.length + paths.length + addressesOf(addresses).length === 0 ? [{ path: NOTHING[source], message: "Choose at least one file." }] : []),
      ...targetProblems(target),
    ];
    setFailure(problems.length > 0 ? { message: "Something is missing.", problems } : null);
    if (problems.length > 0) return;
    if (state.isPaused || isStuck) queue.resume();
    setGoal(next);
  }

  useEffect(() => {
    if (goal === null || open.length > 0 || isStarting.current) return;
    isStarting.current = true;
    const request = { ...targetRequest(target), uploads: state.files.flatMap(({ uploadId }) => uploadId ?? []), paths: paths.map(({ path }) => path), urls: addressesOf(addresses), dryRun: goal === "look" };
    void sendJson<{ jobId: string }>("POST", "/imports", request).then((begun) => {
      isStarting.current = false;
      if (begun.ok) {
        router.push(`/import/${begun.data.jobId}` as Route);
        return;
      }
      setGoal(null);
      setFailure(begun.error);
      if (begun.status === 404) queue.startOver();
    });
  }, [goal, open.length, state.files, paths, addresses, target, queue, router]);

  const errorAt = (path: string) => failure?.problems.find((problem) => problem.path === path || problem.path.startsWith(`${path}.`))?.message;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        ask("look");
      }}
    >
      <Card className="grid grid-cols-1 gap-7 px-4 py-5 sm:px-6">
        {failure && <Notice tone="danger" live title="Not started">{failure.problems.length > 0 ? "Look at the fields below." : failure.message}</Notice>}
        <section aria-labelledby="what" className="min-w-0">
          <h2 id="what" className="mb-3 text-base">What is read</h2>
          <SegmentedRadio
            label="Where the files are" value={source} onChange={setSource} disabled={isBusy}
            options={[
              { value: "upload", label: "Files from this computer", note: noteOf(state.files.length) },
              { value: "server", label: "Files on the server", note: noteOf(paths.length) },
              { value: "web", label: "Web addresses", note: noteOf(addressesOf(addresses).length) },
            ]}
          />
          <div className="mt-3">
            <div hidden={source !== "upload"}>
              <FileDrop onAdd={(files) => { queue.add(files); setFailure(null); }} isBusy={isBusy} error={errorAt("uploads")} />
              <UploadList state={state} queue={queue} isBusy={isBusy} />
              <EarlierUploads uploads={state.earlier} queue={queue} isBusy={isBusy} />
            </div>
            {source === "server" && <ServerBrowser chosen={paths} onChange={setPaths} isBusy={isBusy} isAllowed={hasServerFolders} error={errorAt("paths")} />}
            {source === "web" && <AddressList text={addresses} onChange={setAddresses} isBusy={isBusy} error={errorAt("urls")} />}
          </div>
        </section>
        <section aria-labelledby="where" className="min-w-0">
          <h2 id="where" className="mb-3 text-base">Where it goes</h2>
          <ImportTarget datasets={datasets} target={target} onChange={setTarget} isBusy={isBusy} errorAt={errorAt} />
        </section>
        <div className="grid gap-2">
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" look="primary" size="large" disabled={isBusy}>Look through it first</Button>
            <Button size="large" disabled={isBusy} onClick={() => ask("import")}>Import without looking</Button>
            {goal !== null && open.length > 0 && <Button look="quiet" onClick={() => setGoal(null)}>Do not wait</Button>}
          </div>
          <p className="text-[13px] text-soft" role="status">
            {goal === null ? "Looking stores nothing: it shows what was recognised, what would be refused, and the first episodes as they will be."
              : open.length === 0 ? "Starting…" : isStuck ? "Some files could not be sent: try again above, or remove them." : "Begins by itself as soon as every file has arrived."}
          </p>
        </div>
      </Card>
    </form>
  );
}

/** Where it is said that nothing was chosen: where somebody looks just now. */
const NOTHING: Record<Source, string> = { upload: "uploads", server: "paths", web: "urls" };

const noteOf = (chosen: number) => (chosen > 0 ? String(chosen) : undefined);
