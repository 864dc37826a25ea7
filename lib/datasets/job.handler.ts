/** The import job: reads through the parsing process, writes in batches, publishes at the end or leaves nothing. */
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import { createFetcher } from "@/lib/fetch/fetcher";
import { imageStore } from "@/lib/images/store";
import { Courtesy } from "@/lib/jobs/courtesy";
import { countSubmissions } from "@/lib/jobs/data";
import { holdJob, JobStopped } from "@/lib/jobs/lease";
import type { Guard } from "@/lib/jobs/mutations";
import { runClaimed } from "@/lib/jobs/run";
import type { ClaimedJob, JobContext, JobHandler, JobOutcome } from "@/lib/jobs/types";
import { AppError } from "@/lib/errors";
import { operator, type Importer } from "./access";
import { addressesInUse } from "./data";
import type { Format } from "./format";
import type { ColumnMapping } from "./formats/column-mapping";
import { resolvePaths } from "./import-paths";
import { Look } from "./look";
import { IMPORT_JOB, importPayloadSchema, type ImportPayload } from "./job";
import { ImportWriter, type Batch, type OnPublish } from "./import/mutations";
import { createClaimedImport } from "./mutations";
import { isCounted, type StreamPlace } from "./parse/message";
import { ParserFailed, runParser, StoreAway, type ParserOptions } from "./parse/run-parser";
import { fetchRemoteFiles, removeRemoteFiles, type RemoteProgress } from "./remote-files";
import { importProgressSchema, type ImportResult } from "./types";
import { removeUpload } from "./uploads";

const BATCH_MESSAGES = 200;
/** Of messages as they come; in the database's text they are about twice as long. */
const BATCH_BYTES = 2 * 1024 * 1024;
/** People watch the progress: a batch that fills slowly is written after this. */
const BATCH_MS = 500;

export const importHandler: JobHandler = { kind: IMPORT_JOB, run: (context) => runImportJob(context) };

/**
 * @property onStart for tests that end the parsing process half way.
 * @property onBatch is told of each batch when it is written; for tests that end the import there.
 * @property batchMessages for tests that need many batches of few rows: as many are in each, however long they take.
 * @property onPublish is part of the transaction that publishes.
 */
export type ImportOptions = { onStart?: ParserOptions["onStart"]; onBatch?: (batches: number) => void | Promise<void>; batchMessages?: number; onPublish?: OnPublish };

export async function runImportJob({ job, signal }: JobContext, options: ImportOptions = {}): Promise<JobOutcome> {
  const payload = importPayloadSchema.parse(job.payload);
  if (payload.run !== undefined && !options.onPublish) return endLeft(job, payload);
  const fetched = await fetchAll(job, payload, signal);
  const writer = await ImportWriter.open(job, payload);
  const look = payload.dryRun ? new Look(writer.savedLook) : undefined;
  const failed = async (error: string, result: ImportResult): Promise<JobOutcome> => {
    await writer.discard();
    // After a look that took nothing, columns are named and it is looked again.
    if (!payload.dryRun) await forgetFetched(job, payload);
    return { state: "failed", error, result };
  };
  try {
    const place = await readInto(writer, { ...payload, paths: [...payload.paths, ...fetched] }, signal, { ...options, look });
    // All of it is written: what stops it now goes on with publishing.
    signal.throwIfAborted();
    if (writer.tally.rows.imported + writer.tally.rows.unchanged + writer.tally.pictures === 0) {
      return await failed(nothingTaken(writer), { ...writer.emptyReport(), look: look?.report() });
    }
    if (look) return { state: "done", result: { ...(await writer.preview(place)), look: look.report() } };
    const problem = writer.replacementProblem();
    if (problem !== undefined) return await failed(problem, writer.emptyReport());
    const result = await writer.publish(place, options.onPublish);
    for (const id of payload.uploads) await removeUpload(id);
    await forgetFetched(job, payload);
    return { state: "done", result, isWritten: true };
  } catch (error) {
    // Never published without the pictures that came: what is written stays, and it goes on from there when the store is back. A run's job begins another.
    if (error instanceof StoreAway && payload.run === undefined && !signal.aborted) return { state: "paused", reason: error.message };
    if (!goesOn(error, signal)) await clearQuietly(async () => {
      await writer.discard();
      await forgetFetched(job, payload);
    });
    throw error;
  } finally {
    await writer.close();
  }
}

/** Of an import that a run's job had begun, its process is gone. That job's next attempt begins another: nobody is to wait for this one. */
async function endLeft(job: ClaimedJob, payload: ImportPayload): Promise<JobOutcome> {
  const writer = await ImportWriter.open(job, payload);
  try {
    await writer.discard();
    return { state: "cancelled" };
  } finally {
    await writer.close();
  }
}

/** Whether what is written is to stay: another attempt takes it up, or has done so already. */
function goesOn(error: unknown, signal: AbortSignal): boolean {
  const reason: unknown = error instanceof JobStopped ? error.reason : signal.aborted ? signal.reason : undefined;
  return reason === "fenced" || reason === "paused" || reason === "shutdown";
}

/** What is known by its address alone is fetched before anything is read. */
async function fetchAll(job: ClaimedJob, { urls }: ImportPayload, signal: AbortSignal): Promise<string[]> {
  if (urls.length === 0) return [];
  const fetcher = createFetcher({ idleMs: 60_000 });
  let sequence = 0;
  const onProgress = async (place: RemoteProgress) => {
    sequence += 1;
    await holdJob(job, importProgressSchema.parse({ ...place, sequence, phase: "fetching" }));
  };
  try {
    return await fetchRemoteFiles(urls, fetcher, { jobId: job.id, signal, onProgress });
  } finally {
    await fetcher.close();
  }
}

type Place = { file: string | null; bytesRead: number; bytesTotal: number };

async function readInto(writer: ImportWriter, payload: ImportPayload, signal: AbortSignal, { onStart, onBatch, batchMessages, look }: ImportOptions & { look?: Look }): Promise<Place> {
  const [mostMessages, mostMs] = batchMessages === undefined ? [BATCH_MESSAGES, BATCH_MS] : [batchMessages, Infinity];
  let place: Place = { file: null, bytesRead: 0, bytesTotal: 0 };
  let at: StreamPlace | undefined;
  let batch: Batch = [];
  let batches = 0;
  let bytes = 0;
  let since = Date.now();
  const courtesy = new Courtesy(countSubmissions);
  // One batch is on its way into the database while the next is read and checked: each has a core of its own to wait for.
  let underWay: Promise<void> = Promise.resolve();
  const store = async (taken: Batch, behind: StreamPlace, seen: Place, looked: ReturnType<Look["state"]> | undefined) => {
    const begun = performance.now();
    await writer.write(taken, behind, seen, looked);
    const pause = await courtesy.after(performance.now() - begun);
    // Cut short where the import is to stop: the parser's next message says so.
    if (pause > 0) await sleep(pause, undefined, { signal }).catch(() => undefined);
    batches += 1;
    await onBatch?.(batches);
  };
  const write = async () => {
    if (!at) throw new ParserFailed("The parser did not say what it reads.");
    await underWay;
    underWay = store(batch, at, place, look?.state());
    // Whoever waits for it is told of its fault; until then it is nobody's.
    underWay.catch(() => undefined);
    batch = [];
    bytes = 0;
    since = Date.now();
  };
  const request = {
    paths: payload.paths, imagePaths: payload.imagePaths, format: payload.format, mapping: payload.mapping, look: payload.dryRun, imageStore: payload.dryRun ? undefined : imageStore(), from: writer.resumesFrom,
  };
  try {
    for await (const { message, bytes: size } of runParser(request, { signal, onStart })) {
      if (message.type === "end" || message.type === "fault") continue;
      if (message.type === "sources") {
        if (writer.resumesFrom && !message.isResumed) {
          look?.forget();
          await writer.startOver();
        }
        since = Date.now();
        at = writer.resumesFrom && message.isResumed ? writer.resumesFrom : { fingerprint: message.fingerprint, source: 0, messages: 0 };
        continue;
      }
      if (!at) throw new ParserFailed("The parser did not say what it reads.");
      if (message.type === "source") {
        if (message.number !== at.source) at = { fingerprint: at.fingerprint, source: message.number, messages: 0 };
        continue;
      }
      if (message.type === "point") {
        // What was recognised in a file is told of the whole of it: a dry run reads it again, and takes what is new.
        if (look) continue;
        // Messages that are said again are behind the last point of the attempt before.
        at = { ...at, point: { row: message.row, format: message.format, messages: at.messages } };
        continue;
      }
      look?.take(message);
      if (message.type === "look") continue;
      if (message.type === "progress") place = { file: message.file, bytesRead: message.bytesRead, bytesTotal: message.bytesTotal };
      else {
        batch.push(message);
        writer.prepare(message);
        // What the database answers meanwhile is not kept waiting until all that has come is prepared.
        await nextTurn();
        bytes += size;
        if (isCounted(message)) at = { ...at, messages: at.messages + 1 };
      }
      if (batch.length >= mostMessages || bytes >= BATCH_BYTES || Date.now() - since >= mostMs) await write();
    }
    if (batch.length > 0) await write();
    await underWay;
    return place;
  } finally {
    // Its connection is used by whoever clears up.
    await underWay.catch(() => undefined);
  }
}

function nothingTaken(writer: ImportWriter): string {
  const { rows, refusals } = writer.tally;
  const first = refusals[0];
  const why = first ? ` The first reason: ${[first.file, first.row === null ? "" : `row ${first.row}`, first.field].filter(Boolean).join(", ")}: ${first.reason}.` : "";
  return rows.read > 0 ? `None of the ${rows.read} rows could be taken.${why}` : `Nothing could be read.${why}`;
}

async function clearQuietly(clear: () => Promise<void>): Promise<void> {
  try {
    await clear();
  } catch (error) {
    // What stays behind cannot be seen, and the next import of the dataset removes it; the first fault is the one to report.
    console.error(`import: could not clear away: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The import has ended. What another one reads as well stays. */
async function forgetFetched(job: ClaimedJob, { urls }: ImportPayload): Promise<void> {
  if (urls.length > 0) await removeRemoteFiles(urls, await addressesInUse(job.id));
}

export type ImportRequest = {
  slug: string; title?: string; licence?: string; paths: readonly string[]; images: readonly string[]; urls?: readonly string[]; format?: Format; mapping?: ColumnMapping; dryRun?: boolean; replace?: boolean; isNew?: boolean;
};

/** An import that has ended without being published; `result` says how far it came. */
export class ImportFailed extends AppError {
  constructor(message: string, readonly result?: ImportResult) {
    super("unprocessable", message);
  }
}

/**
 * An import that another job carries out: it ends with that job's attempt, whatever ends it, and leaves nothing then.
 *
 * @property guard throws where that job is lost. @property onPublish is part of the transaction that publishes; what it throws keeps it from that.
 */
export type ImportOfRun = Required<Pick<ImportOptions, "onPublish">> & Pick<ImportOptions, "onBatch" | "batchMessages"> & { runId: string; guard: Guard };

/** Imports in this process, under the same lease as in a worker. @throws ImportFailed; for an import of a run, the reason of `stop` once that is aborted. */
export async function runImport(
  request: ImportRequest, options: { importer?: Importer; stop?: AbortSignal; onClaim?: (jobId: string) => void; ofRun?: ImportOfRun } = {},
): Promise<ImportResult> {
  const { ofRun, stop } = options;
  const payload = importPayloadSchema.parse({
    dataset: request.slug, title: request.title, licence: request.licence, format: request.format, mapping: request.mapping, dryRun: request.dryRun ?? false, replace: request.replace ?? false, isNew: request.isNew ?? false, urls: request.urls,
    paths: await resolvePaths(request.paths), imagePaths: await resolvePaths(request.images), run: ofRun?.runId,
  });
  const job = await createClaimedImport(options.importer ?? operator, payload, ofRun?.guard);
  options.onClaim?.(job.id);
  const outcome = ofRun ? await runCancellable(job, ofRun, stop) : await runClaimed(job, importHandler, stop);
  if (outcome?.state === "done") return outcome.result as ImportResult;
  if (ofRun) stop?.throwIfAborted();
  if (outcome?.state === "failed") throw new ImportFailed(outcome.error, outcome.result as ImportResult | undefined);
  if (outcome?.state === "paused") throw new ImportFailed(`${outcome.reason ?? ""} The import is paused. Nothing of it is visible yet; it goes on from there when it is resumed on its page.`.trim());
  throw new ImportFailed(outcome ? "The import was cancelled; nothing of it is visible." : "Another process has taken the import over.");
}

async function runCancellable(job: ClaimedJob, options: ImportOptions, stop?: AbortSignal): Promise<JobOutcome | undefined> {
  const ended = new AbortController();
  const cancel = () => ended.abort("cancelled");
  if (stop?.aborted) cancel();
  stop?.addEventListener("abort", cancel);
  try {
    return await runClaimed(job, { kind: IMPORT_JOB, run: (context) => runImportJob(context, options) }, ended.signal);
  } finally {
    stop?.removeEventListener("abort", cancel);
  }
}
