/**
 * Files that are known by their addresses: fetched through the guard, kept until the import has published them, and gone
 * on with where a connection or the program broke off. What a look has fetched is not fetched again by the import, where
 * the host says that it is the same still.
 */
import { createHash } from "node:crypto";
import { open, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { FetchFailed } from "@/lib/fetch/fetch-failed";
import type { FetchAnswer, GuardedFetcher } from "@/lib/fetch/guarded-fetch";
import { MAX_UPLOAD_BYTES, whileThereIsRoom } from "./upload-room";
import { safeName } from "./uploads";

const FORGOTTEN_AFTER_MS = 96 * 60 * 60 * 1000;
const WHOLE_MS = 12 * 60 * 60 * 1000;
const ATTEMPTS = 6;
const PROGRESS_EVERY_BYTES = 4 * 1024 * 1024;
const PART = ".part";
const STATE = ".state.json";

/**
 * Of what is there: what tells that the rest belongs to it, and whether the file has changed at its source.
 * @property jobId the import that has fetched all of it, or was told that it is the same still.
 */
const stateSchema = z.object({ etag: z.string().nullable(), modified: z.string().nullable().default(null), total: z.int().min(0).nullable(), jobId: z.string().nullable().default(null) });
type State = z.infer<typeof stateSchema>;

export type RemoteProgress = { file: string; bytesRead: number; bytesTotal: number };
export type RemoteOptions = { jobId: string; signal: AbortSignal; onProgress: (progress: RemoteProgress) => Promise<void>; waitMs?: number };

export function remoteFolder(): string {
  return join(env.home, "fetched");
}

function folderOf(url: string): string {
  return join(remoteFolder(), createHash("sha256").update(url).digest("hex").slice(0, 40));
}

export function remoteName(url: string): string {
  const last = new URL(url).pathname.split("/").filter(Boolean).at(-1) ?? "";
  return safeName(decoded(last) || "download");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a percent sign of its own
  }
}

/** @returns the paths of the files, in the order of their addresses. @throws AppError that names the address which gave nothing: half of a dataset is none. */
export async function fetchRemoteFiles(urls: readonly string[], fetcher: Pick<GuardedFetcher, "open">, options: RemoteOptions): Promise<string[]> {
  const paths: string[] = [];
  for (const url of urls) paths.push(await fetchOne(url, fetcher, options));
  return paths;
}

async function fetchOne(url: string, fetcher: Pick<GuardedFetcher, "open">, options: RemoteOptions): Promise<string> {
  const folder = folderOf(url);
  const path = join(folder, remoteName(url));
  // An import that goes on reads what it has begun with.
  if ((await sizeOf(path)) !== undefined && (await readState(folder))?.jobId === options.jobId) return path;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (let attempt = 1; ; attempt += 1) {
    try {
      const state = await fetchRest(url, fetcher, folder, options);
      if ((await sizeOf(join(folder, PART))) !== undefined) await rename(join(folder, PART), path);
      await writeState(folder, { ...state, jobId: options.jobId });
      return path;
    } catch (error) {
      if (!(error instanceof FetchFailed)) throw error;
      if (!error.isTransient || attempt >= ATTEMPTS) throw new AppError("unprocessable", `${url.slice(0, 500)} could not be fetched: ${error.message}.`, { cause: error });
      await sleep(error.retryAfterMs ?? (options.waitMs ?? 1_000) * 2 ** attempt, undefined, { signal: options.signal });
    }
  }
}

/** What is missing, or all of it where it has changed. The file is then whole: under its name, or as the part. */
async function fetchRest(url: string, fetcher: Pick<GuardedFetcher, "open">, folder: string, { signal, onProgress }: RemoteOptions): Promise<State> {
  const [part, path] = [join(folder, PART), join(folder, remoteName(url))];
  const before = await readState(folder);
  const have = before ? ((await sizeOf(part)) ?? 0) : 0;
  const isKept = (await sizeOf(path)) !== undefined || (have > 0 && have === before?.total);
  // A weak tag says that two answers mean the same, not that their bytes are.
  const from = !isKept && have > 0 && before?.etag && !before.etag.startsWith("W/") ? { bytes: have, etag: before.etag } : undefined;
  const known = isKept ? before : undefined;
  const answer = await fetcher.open(url, { maxBytes: MAX_UPLOAD_BYTES, wholeMs: WHOLE_MS, signal, from, known });
  // A signed address runs out while its look is read: what came by it is what was looked at.
  if (known && (answer.status === 304 || answer.status === 401 || answer.status === 403)) {
    answer.cancel();
    return known;
  }
  const goesOn = from !== undefined && answer.status === 206 && answer.headers["content-range"]?.startsWith(`bytes ${from.bytes}-`) === true;
  if (!goesOn && answer.status !== 200) {
    answer.cancel();
    // A server that lost what was begun is asked for the whole the next time.
    if (!known) await rm(join(folder, STATE), { force: true });
    throw new FetchFailed(answer.status >= 500 || answer.status === 416 || answer.status === 206 ? "unreachable" : "protocol", `the host answered ${answer.status}`);
  }
  const begun = goesOn ? have : 0;
  const length = Number(answer.headers["content-length"]);
  const total = Number.isSafeInteger(length) && answer.headers["content-length"] !== undefined ? begun + length : null;
  // A kept file that is not this one any more makes room.
  const state: State = { etag: answer.headers.etag ?? null, modified: answer.headers["last-modified"] ?? null, total, jobId: null };
  await rm(path, { force: true });
  await writeState(folder, state);
  await append(answer, part, begun, (bytes) => onProgress({ file: remoteName(url), bytesRead: bytes, bytesTotal: total ?? 0 }));
  const size = (await sizeOf(part)) ?? 0;
  if (total !== null && size !== total) throw new FetchFailed("cut-off", "the connection broke off");
  if (size === 0) throw new FetchFailed("protocol", "the file is empty");
  return state;
}

async function append(answer: FetchAnswer, path: string, begun: number, onBytes: (bytes: number) => Promise<void>): Promise<void> {
  const file = await open(path, begun > 0 ? "r+" : "w", 0o600);
  try {
    let at = begun;
    let said = -Infinity;
    for await (const chunk of whileThereIsRoom(answer.body)) {
      await file.write(chunk, 0, chunk.byteLength, at);
      at += chunk.byteLength;
      if (at - said < PROGRESS_EVERY_BYTES) continue;
      said = at;
      await onBytes(at);
    }
    await file.sync();
    await onBytes(at);
  } finally {
    answer.cancel();
    await file.close();
  }
}

async function writeState(folder: string, state: State): Promise<void> {
  await writeFile(join(folder, STATE), JSON.stringify(state));
}

async function readState(folder: string): Promise<State | undefined> {
  const text = await readFile(join(folder, STATE), "utf8").catch(() => "null"); // nothing was begun
  try {
    return stateSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // cut short while it was written: begin again
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.size; // not there
}

/** @param inUse addresses that another import reads. */
export async function removeRemoteFiles(urls: readonly string[], inUse: readonly string[] = []): Promise<void> {
  for (const url of urls) if (!inUse.includes(url)) await rm(folderOf(url), { recursive: true, force: true });
}

/** Removes what no import has published within days. @param inUse addresses that an import which has not ended reads. */
export async function removeForgottenRemoteFiles(now: number, inUse: readonly string[]): Promise<void> {
  const kept = new Set(inUse.map(folderOf));
  const names = await readdir(remoteFolder()).catch(() => []); // nothing was ever fetched
  for (const folder of names.map((name) => join(remoteFolder(), name)).filter((path) => !kept.has(path))) {
    const found = await stat(folder).catch(() => undefined); // another process was faster
    if (found && now - found.mtimeMs > FORGOTTEN_AFTER_MS) await rm(folder, { recursive: true, force: true });
  }
}
