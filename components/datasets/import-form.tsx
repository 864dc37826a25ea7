"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { sendJson, type Failure } from "@/components/api/send-json";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SegmentedRadio } from "@/components/ui/segmented-radio";
import { Card } from "@/components/ui/surface";
import type { Upload } from "@/lib/datasets/types";
import { AddressList, addressesOf } from "./address-list";
import { EarlierUploads } from "./earlier-uploads";
import { FileDrop } from "./file-drop";
import { ImportTarget, replaces, targetProblems, targetRequest, useImportTarget, type KnownDataset } from "./import-target";
import { ServerBrowser, type ChosenPath } from "./server-browser";
import { UploadList } from "./upload-list";
import { useUploadQueue } from "./use-upload-queue";

type Source = (typeof SOURCES)[number];
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

  /** At the fields, also those of a source that is not looked at just now. */
  const show = useCallback((next: Failure | null) => {
    setFailure(next);
    const found = next?.problems.map(({ path }) => SOURCES.find((of) => isAt(path, PATHS[of]))).find((of) => of !== undefined);
    if (found) setSource(found);
  }, []);

  function ask(next: Goal) {
    const problems = [
      ...(state.files.length + paths.length + addressesOf(addresses).length === 0 ? [{ path: PATHS[source], message: "Choose at least one file." }] : []),
      ...targetProblems(target, datasets),
    ];
    show(problems.length > 0 ? { message: "Something is missing.", problems } : null);
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
      show(begun.error);
      if (begun.status === 404) queue.startOver();
    });
  }, [goal, open.length, state.files, paths, addresses, target, queue, router, show]);

  const errorAt = (path: string) => failure?.problems.find((problem) => isAt(problem.path, path))?.message;
  const isMarked = failure?.problems.every(({ path }) => MARKED.some((field) => isAt(path, field)));
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        ask("look");
      }}
    >
      <Card className="grid grid-cols-1 gap-7 px-4 py-5 sm:px-6">
        {failure && <Notice tone="danger" live title="Not started">{failure.problems.length > 0 && isMarked ? "Look at the fields below." : failure.message}</Notice>}
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
            {source === "web" && <AddressList text={addresses} onChange={setAddresses} isBusy={isBusy} error={addressError(failure, addresses)} />}
          </div>
        </section>
        <section aria-labelledby="where" className="min-w-0">
          <h2 id="where" className="mb-3 text-base">Where it goes</h2>
          <ImportTarget datasets={datasets} target={target} onChange={setTarget} isBusy={isBusy} errorAt={errorAt} />
        </section>
        <div className="grid gap-2">
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" look="primary" size="large" disabled={isBusy}>Look through it first</Button>
            {!replaces(target) && <Button size="large" disabled={isBusy} onClick={() => ask("import")}>Import without looking</Button>}
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

const SOURCES = ["upload", "server", "web"] as const;
/** What POST /imports calls them. */
const PATHS: Record<Source, string> = { upload: "uploads", server: "paths", web: "urls" };
/** What has a place on this page where a problem is shown. */
const MARKED = [...Object.values(PATHS), "dataset", "title", "licence", "format"];

const isAt = (path: string, field: string) => path === field || path.startsWith(`${field}.`);

/** Of several lines the one that is meant. */
function addressError(failure: Failure | null, text: string): string | undefined {
  const problem = failure?.problems.find(({ path }) => isAt(path, PATHS.web));
  const address = problem && addressesOf(text)[Number(problem.path.split(".")[1])];
  return address === undefined ? problem?.message : `${address.length > 80 ? `${address.slice(0, 79)}…` : address} ${problem?.message}.`;
}

const noteOf = (chosen: number) => (chosen > 0 ? String(chosen) : undefined);
