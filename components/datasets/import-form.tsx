"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { problemText } from "@/components/studies/problem-text";
import { sendJson, type Failure } from "@/components/studies/send-json";
import { Button } from "@/components/ui/button";
import { Checkbox, Field, Input, Select } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Card } from "@/components/ui/surface";
import { FORMATS } from "@/lib/datasets/format";
import { FileDrop, type PickedFile } from "./file-drop";
import { FORMAT_NAMES } from "./format-names";
import { slugFor } from "./slug-for";
import { uploadFile } from "./upload";

const NEW = "";

/** Choose the dataset and the files; what was sent stays sent when one of them fails. */
export function ImportForm({ datasets }: { datasets: readonly { slug: string; title: string }[] }) {
  const router = useRouter();
  const [dataset, setDataset] = useState(NEW);
  const [title, setTitle] = useState("");
  const [slug, setSlug] = useState<string | null>(null);
  const [licence, setLicence] = useState("");
  const [format, setFormat] = useState("");
  const [isDryRun, setDryRun] = useState(false);
  const [files, setFiles] = useState<PickedFile[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [phase, setPhase] = useState<"idle" | "sending" | "starting">("idle");
  const abort = useRef<AbortController | null>(null);

  const isNew = dataset === NEW;
  const name = isNew ? (slug ?? slugFor(title)) : dataset;
  const isBusy = phase !== "idle";
  const errorAt = (path: string) => {
    const problem = failure?.problems.find((candidate) => candidate.path === path || candidate.path.startsWith(`${path}.`));
    return problem && problemText(problem.message);
  };
  const change = (id: string, part: Partial<PickedFile>) => setFiles((before) => before.map((entry) => (entry.id === id ? { ...entry, ...part } : entry)));

  function add(added: File[]) {
    setFiles((before) => {
      const known = new Set(before.map(({ file }) => fileKey(file)));
      const fresh = added.filter((file) => !known.has(fileKey(file)));
      return [...before, ...fresh.map((file) => ({ id: `${fileKey(file)}|${before.length}`, file, sent: 0, uploadId: null, problem: null }))];
    });
    setFailure(null);
  }

  async function start() {
    const missing = problemsOf(isNew, title, name, files.length);
    setFailure(missing.length > 0 ? { message: "Something is missing.", problems: missing } : null);
    if (missing.length > 0) return;
    setPhase("sending");
    const controller = new AbortController();
    abort.current = controller;
    const uploads: string[] = [];
    for (const entry of files) {
      if (entry.uploadId === null) {
        change(entry.id, { sent: 0, problem: null });
        const outcome = await uploadFile(entry.file, (sent) => change(entry.id, { sent }), controller.signal);
        if (!outcome.ok) {
          change(entry.id, { sent: 0, problem: outcome.message });
          setPhase("idle");
          return;
        }
        change(entry.id, { sent: entry.file.size, uploadId: outcome.uploadId });
        uploads.push(outcome.uploadId);
      } else uploads.push(entry.uploadId);
    }
    setPhase("starting");
    const begun = await sendJson<{ jobId: string }>("POST", "/imports", {
      dataset: name, ...(isNew && { title: title.trim(), licence: licence.trim() || undefined }), format: format || undefined, uploads, dryRun: isDryRun,
    });
    if (!begun.ok) {
      setFailure(begun.error);
      // Uploads that the server no longer has are sent again.
      if (begun.error.problems.some((problem) => problem.path.startsWith("uploads"))) setFiles((before) => before.map((entry) => ({ ...entry, uploadId: null, sent: 0 })));
      setPhase("idle");
      return;
    }
    router.push(`/import/${begun.data.jobId}` as Route);
  }

  const total = files.reduce((sum, { file }) => sum + file.size, 0);
  const sent = files.reduce((sum, entry) => sum + Math.min(entry.sent, entry.file.size), 0);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <Card className="grid grid-cols-1 gap-6 px-4 py-5 sm:px-6">
        {failure && <Notice tone="danger" live title="Not started">{failure.problems.length > 0 ? "Look at the fields below." : failure.message}</Notice>}
        <FileDrop files={files} onAdd={add} onRemove={(id) => setFiles((before) => before.filter((entry) => entry.id !== id))} isBusy={isBusy} error={errorAt("uploads")} />
        <fieldset disabled={isBusy} className="grid gap-4 sm:grid-cols-2">
          <Field label="Dataset" className="content-start" hint={isNew ? undefined : "Rows that are there already stay; changed ones replace theirs in a new version."}>
            <Select value={dataset} onChange={(event) => setDataset(event.target.value)}>
              <option value={NEW}>A new dataset</option>
              {datasets.map((known) => <option key={known.slug} value={known.slug}>{known.title}</option>)}
            </Select>
          </Field>
          <Field label="Format" className="content-start" error={errorAt("format")}>
            <Select value={format} onChange={(event) => setFormat(event.target.value)}>
              <option value="">Recognise it</option>
              {FORMATS.map((known) => <option key={known} value={known}>{FORMAT_NAMES[known]}</option>)}
            </Select>
          </Field>
          {isNew && (
            <>
              <Field label="Title" className="content-start" error={errorAt("title")}>
                <Input value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
              </Field>
              <Field label="Short name" className="content-start" hint="Small letters, digits and hyphens; used in addresses and commands." error={errorAt("dataset")}>
                <Input value={name} maxLength={60} className="font-mono !text-sm" onChange={(event) => setSlug(event.target.value)} />
              </Field>
              <Field label="Licence" optional hint="For example CC BY 4.0." error={errorAt("licence")}>
                <Input value={licence} maxLength={200} onChange={(event) => setLicence(event.target.value)} />
              </Field>
            </>
          )}
        </fieldset>
        <Checkbox
          label="Only look" hint="Reads everything and reports what would come in and what would be refused. Stores nothing."
          checked={isDryRun} disabled={isBusy} onChange={(event) => setDryRun(event.target.checked)}
        />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" look="primary" size="large" disabled={isBusy}>
            {phase === "sending" ? "Sending files…" : phase === "starting" ? "Starting…" : isDryRun ? "Look through the files" : "Import"}
          </Button>
          {phase === "sending" && (
            <>
              <Button onClick={() => abort.current?.abort()}>Stop</Button>
              <div className="min-w-40 flex-1"><ProgressBar value={total === 0 ? null : sent / total} label="Files sent" /></div>
            </>
          )}
        </div>
      </Card>
    </form>
  );
}

function fileKey(file: File): string {
  return `${file.name}|${file.size}|${file.lastModified}`;
}

function problemsOf(isNew: boolean, title: string, slug: string, files: number) {
  const problems = [];
  if (files === 0) problems.push({ path: "uploads", message: "Choose at least one file." });
  if (isNew && title.trim() === "") problems.push({ path: "title", message: "Give the dataset a title." });
  else if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) problems.push({ path: "dataset", message: "Small letters, digits and single hyphens." });
  return problems;
}
