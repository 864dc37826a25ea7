/** Files that were sent for an import, each in a folder of its own under a drawn name, until the import has published them. */
import { randomUUID } from "node:crypto";
import { createWriteStream, type WriteStream } from "node:fs";
import { mkdir, open, readdir, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { shownName } from "./parse/labels";

export const MAX_UPLOAD_BYTES = 20 * 1024 ** 3;
/** The database lives on the same disk: it must not be filled by uploads. */
export const FREE_BYTES_KEPT = 2 * 1024 ** 3;
const FORGOTTEN_AFTER_MS = 48 * 60 * 60 * 1000;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function uploadFolder(id: string): string {
  if (!ID.test(id)) throw new AppError("unprocessable", "An upload is named by its id.");
  return join(env.home, "uploads", id);
}

/** A file name without a path: what is left is shown in reports and tells the kind of the file. */
export function safeName(name: string): string {
  const base = shownName(name).split(/[/\\:\u2044\u2215\uff0f\uff3c]/).at(-1)?.replace(/^\.+/, "").trim() ?? "";
  const short = base.length > 150 ? base.slice(-150) : base;
  return short || "upload";
}

export type Upload = { uploadId: string; name: string; bytes: number };

/** @param declaredBytes what the sender said it would send; fewer is an upload cut short, and is not kept. */
export async function receiveUpload(name: string, body: AsyncIterable<Uint8Array>, declaredBytes: number | undefined): Promise<Upload> {
  if (declaredBytes !== undefined && declaredBytes > MAX_UPLOAD_BYTES) throw tooLarge();
  const uploadId = randomUUID();
  const folder = uploadFolder(uploadId);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const disk = await statfs(folder);
  let room = disk.bavail * disk.bsize - FREE_BYTES_KEPT;
  const path = join(folder, safeName(name));
  let file: WriteStream | undefined;
  try {
    if (room < (declaredBytes ?? 0)) throw noRoom();
    const opened = (file = createWriteStream(path, { flags: "wx", mode: 0o600 }));
    const failed = new Promise<never>((_done, fail) => opened.once("error", fail));
    failed.catch(() => undefined); // awaited below where it matters
    let bytes = 0;
    for await (const chunk of body) {
      bytes += chunk.byteLength;
      room -= chunk.byteLength;
      if (bytes > MAX_UPLOAD_BYTES) throw tooLarge();
      if (room < 0) throw noRoom();
      if (!opened.write(chunk)) await Promise.race([new Promise<void>((done) => opened.once("drain", () => done())), failed]);
    }
    await Promise.race([new Promise<void>((done) => opened.end(() => done())), failed]);
    if (bytes === 0) throw new AppError("bad_request", "The file is empty.");
    if (declaredBytes !== undefined && bytes !== declaredBytes) throw new AppError("bad_request", "The upload was cut off. Send the file again.");
    await flush(path);
    return { uploadId, name: safeName(name), bytes };
  } catch (error) {
    // Closed as well: a server that is up for months sees many uploads that break off.
    file?.destroy();
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function tooLarge(): AppError {
  return new AppError("too_large", `A file may have ${MAX_UPLOAD_BYTES / 1024 ** 3} GB at most.`);
}

function noRoom(): AppError {
  return new AppError("unavailable", "There is not enough room on the server's disk for this file.");
}

/** @returns the paths of what was uploaded under these ids. */
export async function uploadedFiles(ids: readonly string[]): Promise<string[]> {
  const paths: string[] = [];
  for (const id of ids) {
    const names = await readdir(uploadFolder(id)).catch(() => []);
    const name = names[0];
    if (name === undefined) throw new AppError("unprocessable", "An uploaded file is not there any more. Send it again.");
    paths.push(join(uploadFolder(id), name));
  }
  return paths;
}

/** Removes what nobody imported within two days. */
export async function removeForgottenUploads(now: number): Promise<void> {
  const folder = join(env.home, "uploads");
  for (const id of await readdir(folder).catch(() => [])) {
    if (!ID.test(id)) continue;
    const found = await stat(join(folder, id)).catch(() => undefined); // another process was faster
    if (found && now - found.mtimeMs > FORGOTTEN_AFTER_MS) await rm(uploadFolder(id), { recursive: true, force: true });
  }
}
