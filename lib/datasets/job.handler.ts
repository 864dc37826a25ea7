/** The import job: reads through the parsing process, writes in batches, publishes at the end or leaves nothing. */
import { rm } from "node:fs/promises";
import { setFlagsFromString } from "node:v8";
import { imageStore } from "@/lib/images/store";
import { JobStopped } from "@/lib/jobs/lease";
import { runClaimed } from "@/lib/jobs/run";
import type { JobContext, JobHandler, JobOutcome } from "@/lib/jobs/types";
import { AppError } from "@/lib/errors";
import { operator, type Importer } from "./access";
import type { Format } from "./format";
import { resolvePaths } from "./import-paths";
import { IMPORT_JOB, importPayloadSchema, type ImportPayload } from "./job";
import { createClaimedImport, ImportWriter, type Batch } from "./mutations";
import { runParser, type ParserOptions } from "./parse/run-parser";
import type { ImportResult } from "./types";
import { uploadFolder } from "./uploads";

const BATCH_MESSAGES = 200;
/** Of messages as they come; in the database's text they are about twice as long. */
const BATCH_BYTES = 2 * 1024 * 1024;
/** People watch the progress: a batch that fills slowly is written after this. */
const BATCH_MS = 500;

export const importHandler: JobHandler = { kind: IMPORT_JOB, run: (context) => runImportJob(context) };

/** @param onStart for tests that end the parsing process half way. */
export async function runImportJob({ job, signal }: JobContext, onStart?: ParserOptions["onStart"]): Promise<JobOutcome> {
  // A stream of short-lived batches lets the heap grow far beyond what lives in it. Collected more often it takes half
  // the memory and a fifth more time: an import shares a small machine with the database and the desk.
  setFlagsFromString("--optimize-for-size");
  const payload = importPayloadSchema.parse(job.payload);
  const writer = await ImportWriter.open(job, payload);
  try {
    const place = await readInto(writer, payload, { signal, onStart });
    if (writer.tally.rows.imported + writer.tally.rows.unchanged + writer.tally.pictures === 0) {
      await writer.discard();
      return { state: "failed", error: nothingTaken(writer), result: writer.emptyReport() };
    }
    if (payload.dryRun) return { state: "done", result: await writer.preview(place) };
    const result = await writer.publish(place);
    await removeUploads(payload);
    return { state: "done", result, isWritten: true };
  } catch (error) {
    const isFenced = error instanceof JobStopped && error.reason === "fenced";
    if (!isFenced) await discardQuietly(writer);
    throw error;
  } finally {
    await writer.close();
  }
}

type Place = { file: string | null; bytesRead: number; bytesTotal: number };

async function readInto(writer: ImportWriter, payload: ImportPayload, options: ParserOptions): Promise<Place> {
  let place: Place = { file: null, bytesRead: 0, bytesTotal: 0 };
  let batch: Batch = [];
  let bytes = 0;
  let since = Date.now();
  const request = { paths: payload.paths, imagePaths: payload.imagePaths, format: payload.format, imageStore: payload.dryRun ? undefined : imageStore() };
  for await (const { message, bytes: size } of runParser(request, options)) {
    if (message.type === "end") continue;
    if (message.type === "progress") place = { file: message.file, bytesRead: message.bytesRead, bytesTotal: message.bytesTotal };
    else {
      batch.push(message);
      bytes += size;
    }
    if (batch.length < BATCH_MESSAGES && bytes < BATCH_BYTES && Date.now() - since < BATCH_MS) continue;
    await writer.write(batch, place);
    batch = [];
    bytes = 0;
    since = Date.now();
  }
  await writer.write(batch, place);
  return place;
}

function nothingTaken(writer: ImportWriter): string {
  const { rows, refusals } = writer.tally;
  const first = refusals[0];
  const why = first ? ` The first reason: ${[first.file, first.row === null ? "" : `row ${first.row}`, first.field].filter(Boolean).join(", ")}: ${first.reason}.` : "";
  return rows.read > 0 ? `None of the ${rows.read} rows could be taken.${why}` : `Nothing could be read.${why}`;
}

async function discardQuietly(writer: ImportWriter): Promise<void> {
  try {
    await writer.discard();
  } catch (error) {
    // What stays behind cannot be seen, and the next import of the dataset removes it; the first fault is the one to report.
    console.error(`import: could not clear away: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function removeUploads(payload: ImportPayload): Promise<void> {
  for (const id of payload.uploads) await rm(uploadFolder(id), { recursive: true, force: true });
}

export type ImportRequest = {
  slug: string; title?: string; licence?: string; paths: readonly string[]; images: readonly string[]; format?: Format; dryRun?: boolean;
};

/** An import that has ended without being published; `result` says how far it came. */
export class ImportFailed extends AppError {
  constructor(message: string, readonly result?: ImportResult) {
    super("unprocessable", message);
  }
}

/** Imports in this process, under the same lease as in a worker. */
export async function runImport(
  request: ImportRequest, options: { importer?: Importer; stop?: AbortSignal; onClaim?: (jobId: string) => void } = {},
): Promise<ImportResult> {
  const payload = importPayloadSchema.parse({
    dataset: request.slug, title: request.title, licence: request.licence, format: request.format, dryRun: request.dryRun ?? false,
    paths: await resolvePaths(request.paths), imagePaths: await resolvePaths(request.images),
  });
  const job = await createClaimedImport(options.importer ?? operator, payload);
  options.onClaim?.(job.id);
  const outcome = await runClaimed(job, importHandler, options.stop);
  if (outcome?.state === "done") return outcome.result as ImportResult;
  if (outcome?.state === "failed") throw new ImportFailed(outcome.error, outcome.result as ImportResult | undefined);
  throw new ImportFailed(outcome ? "The import was cancelled; nothing of it is visible." : "Another process has taken the import over.");
}
