"use client";

import { PackageOpen } from "lucide-react";
import Link from "next/link";
import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Checkbox, Field, Select } from "@/components/ui/field";
import { Folded } from "@/components/ui/folded";
import { Notice } from "@/components/ui/notice";
import { SegmentedRadio } from "@/components/ui/segmented-radio";
import { Card } from "@/components/ui/surface";
import { exportCommand } from "@/lib/datasets/export/command";
import type { ExportEstimate, ExportView } from "@/lib/datasets/export/schema";
import type { ExportFormat } from "@/lib/datasets/export/settings";
import { count, counted } from "@/lib/reports/number-text";
import type { Slice } from "@/lib/studies/slice";
import { slicePhrases } from "@/lib/studies/slice-text";
import { bytesText } from "./bytes-text";
import { episodesAddress } from "./episode-address";
import { ExportList } from "./export-list";
import { useEstimate, useExports } from "./use-exports";

const FORMATS: readonly { value: ExportFormat; label: string; words: string }[] = [
  { value: "jsonl", label: "Concord JSONL", words: "One episode a line, everything in it. Pictures by key and address." },
  { value: "parquet", label: "STARK parquet", words: "One episode a row, in the columns of STARK's release. What has no column there is carried beside it. Pictures by key and address." },
  { value: "webdataset", label: "With pictures", words: "JSONL and the picture files, in WebDataset tars as STARK publishes them." },
];

/** A dataset or a slice of it as files: chosen here, made by the worker, listed below. */
export function ExportPanel({ slug, versions, scripted, slice, initial }: {
  slug: string; /** Newest first. */ versions: readonly number[]; scripted: number; slice: Slice; initial: readonly ExportView[];
}) {
  const [format, setFormat] = useState<ExportFormat>("jsonl");
  const [version, setVersion] = useState(versions[0] ?? 1);
  const [gzip, setGzip] = useState(false);
  const [includeScripted, setIncludeScripted] = useState(false);
  const { exports, isLost, isSending, failure, ask, stop } = useExports(slug, initial);
  const selection = { version, slice, includeScripted };
  const { estimate, failure: uncounted } = useEstimate(slug, selection);
  const settings = { ...selection, format, gzip: gzip && format !== "parquet" };
  const phrases = slicePhrases(slice);
  const isNothing = estimate?.episodes === 0;

  function send(event: FormEvent) {
    event.preventDefault();
    if (!isNothing) void ask(settings);
  }

  return (
    <Card>
      <form onSubmit={send} className="grid gap-4 px-4 py-4 sm:px-5">
        <div className="grid gap-2">
          <SegmentedRadio label="Format" options={FORMATS} value={format} onChange={setFormat} />
          <p className="max-w-[78ch] text-sm text-soft">{FORMATS.find(({ value }) => value === format)?.words}</p>
        </div>
        <p className="max-w-[78ch] text-sm">
          {phrases.length === 0 ? "All episodes." : <>Only episodes with: {phrases.join(", ")}.</>}{" "}
          <Link href={episodesAddress(slug, { slice, sort: "position" })} className="font-semibold text-accent-strong underline underline-offset-2">{phrases.length === 0 ? "Choose a part in the list" : "Change the filter in the list"}</Link>
        </p>
        <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
          {versions.length > 1 && (
            <Field label="Version" className="w-44">
              <Select value={version} onChange={(event) => setVersion(Number(event.target.value))}>
                {versions.map((number, index) => <option key={number} value={number}>{number}{index === 0 ? " (newest)" : ""}</option>)}
              </Select>
            </Field>
          )}
          <div>
            {format !== "parquet" && <Checkbox label="Compress the JSONL (gzip)" checked={gzip} onChange={(event) => setGzip(event.target.checked)} />}
            {(scripted > 0 || includeScripted) && (
              <Checkbox label="Take scripted episodes along" hint="A script made them to try the software: they are no data." checked={includeScripted} onChange={(event) => setIncludeScripted(event.target.checked)} />
            )}
          </div>
        </div>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button type="submit" look="primary" aria-disabled={isSending || isNothing} icon={<PackageOpen size={16} aria-hidden />}>{isSending ? "One moment…" : "Make the export"}</Button>
          <p role="status" className="text-[13px] text-soft tabular-nums">{uncounted ? uncounted.message : estimate ? estimateText(estimate, format) : "Counting …"}</p>
        </div>
        {failure && <Notice tone="danger" live>{failure.message}</Notice>}
        {isLost && <Notice tone="warn" live>The connection to the server is lost. The export is made there all the same; this page catches up by itself.</Notice>}
      </form>
      {exports.length > 0 && <ExportList slug={slug} exports={exports} onStop={stop} />}
      <Folded title="Make it at a shell" className="border-t border-line px-4 py-2 sm:px-5">
        <div className="mt-2 mb-2 grid grid-cols-1 gap-3">
          <CodeBlock title="Into a folder, without a limit of size" what="command" text={exportCommand(slug, settings, versions[0] ?? 1)} />
          <p className="max-w-[78ch] text-[13px] text-soft">
            The folder has a card (README.md) that Hugging Face <code>datasets</code> reads, and a manifest with the SHA-256 of every file. The same version gives the same bytes, and an import of the folder gives the same episodes.
          </p>
        </div>
      </Folded>
    </Card>
  );
}

function estimateText({ episodes, scriptedLeftOut, dialogueBytes, pictures }: ExportEstimate, format: ExportFormat): string {
  if (episodes === 0) return scriptedLeftOut > 0 ? `Nothing to export: ${counted(scriptedLeftOut, "scripted episode")} would be left out.` : "Nothing to export: no episode has all of this.";
  const size = format === "webdataset" ? dialogueBytes + pictures.bytes : dialogueBytes;
  const shown = format === "webdataset" ? ` and ${counted(pictures.files, "picture file")}${pictures.remote > 0 ? `, ${count(pictures.remote)} more by address` : ""}` : "";
  return `${counted(episodes, "episode")}${shown}, about ${bytesText(size)} unpacked${scriptedLeftOut > 0 ? `; ${counted(scriptedLeftOut, "scripted episode")} left out` : ""}.`;
}
