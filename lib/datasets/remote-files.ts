/**
 * Files that are known by their addresses: fetched through the guard, kept until the import has published them, and gone
 * on with where a connection or the program broke off. What a look has fetched is not fetched again by the import.
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

/** What tells that the rest belongs to what is there already. */
const stateSchema = z.object({ etag: z.string().nullable(), total: z.int().min(0).nullable() });
type State = z.infer<typeof stateSchema>;

export type RemoteProgress = { file: string; bytesRead: number; bytesTotal: number };
export type RemoteOptions = { signal: AbortSignal; onProgress: (progress: RemoteProgress) => Promise<void>; waitMs?: number };

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
  if (await sizeOf(path) !== undefined) return path;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (let attempt = 1; ; attempt += 1) {
    try {
      await fetchRest(url, fetcher, folder, options);
      await rename(join(folder, PART), path);
      await rm(join(folder, STATE), { force: true });
      return path;
    } catch (error) {
      if (!(error instanceof FetchFailed)) throw error;
      if (!error.isTransient || attempt >= ATTEMPTS) throw new AppError("unprocessable", `${url.slice(0, 500)} could not be fetched: ${error.message}.`, { cause: error });
      await sleep(error.retryAfterMs ?? (options.waitMs ?? 1_000) * 2 ** attempt, undefined, { signal: options.signal });
    }
  }
}

async function fetchRest(url: string, fetcher: Pick<GuardedFetcher, "open">, folder: string, { signal, onProgress }: RemoteOptions): Promise<void> {
  const part = join(folder, PART);
  const before = await readState(folder);
  const have = before ? ((await sizeOf(part)) ?? 0) : 0;
  if (have > 0 && have === before?.total) return;
  const from = have > 0 && before?.etag ? { bytes: have, etag: before.etag } : undefined;
  const answer = await fetcher.open(url, { maxBytes: MAX_UPLOAD_BYTES, wholeMs: WHOLE_MS, signal, from });
  const goesOn = from !== undefined && answer.status === 206 && answer.headers["content-range"]?.startsWith(`bytes ${from.bytes}-`) === true;
  if (!goesOn && answer.status !== 200) {
    answer.cancel();
    // A server that lost what was begun is asked for the whole the next time.
    await rm(join(folder, STATE), { force: true });
    throw new FetchFailed(answer.status >= 500 || answer.status === 416 || answer.status === 206 ? "unreachable" : "protocol", `the host answered ${answer.status}`);
  }
  const begun = goesOn ? have : 0;
  const length = Number(answer.headers["content-length"]);
  const total = Number.isSafeInteger(length) && answer.headers["content-length"] !== undefined ? begun + length : null;
  // A weak tag says that two answers mean the same, not that their bytes are.
  const etag = answer.headers.etag && !answer.headers.etag.startsWith("W/") ? answer.headers.etag : null;
  await writeFile(join(folder, STATE), JSON.stringify({ etag, total } satisfies State));
  await append(answer, part, begun, (bytes) => onProgress({ file: remoteName(url), bytesRead: bytes, bytesTotal: total ?? 0 }));
  const size = (await sizeOf(part)) ?? 0;
  if (total !== null && size !== total) throw new FetchFailed("cut-off", "the connection broke off");
  if (size === 0) throw new FetchFailed("protocol", "the file is empty");
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

export async function removeRemoteFiles(urls: readonly string[]): Promise<void> {
  for (const url of urls) await rm(folderOf(url), { recursive: true, force: true });
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
