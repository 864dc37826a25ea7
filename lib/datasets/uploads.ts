/**
 * Files that were sent for an import, until the import has published them. Each has a folder of its own under a drawn
 * name: `content` and `content.json` are the protocol's (upload-protocol.ts); `file/` has the whole file by its name.
 */
import { link, mkdir, readdir, readFile, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { env } from "@/lib/env";
import { AppError, notFound } from "@/lib/errors";
import type { Importer } from "./access";
import { shownName } from "./parse/labels";
import type { Upload } from "./types";

/** After the last byte: a long weekend between looking and importing loses nothing. */
const FORGOTTEN_AFTER_MS = 96 * 60 * 60 * 1000;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const CONTENT = "content";

export function uploadsFolder(): string {
  return join(env.home, "uploads");
}

export function uploadFolder(id: string): string {
  if (!ID.test(id)) throw new AppError("unprocessable", "An upload is named by its id.");
  return join(uploadsFolder(), id);
}

/** An upload's name within the store of the protocol. */
export function storeId(id: string): string {
  return `${id}/${CONTENT}`;
}

/** A file name without a path: what is left is shown in reports and tells the kind of the file. */
export function safeName(name: string): string {
  const base = shownName(name).split(/[/\\:\u2044\u2215\uff0f\uff3c]/).at(-1)?.replace(/^\.+/, "").trim() ?? "";
  const short = base.length > 150 ? base.slice(-150) : base;
  return short || "upload";
}

/** As the store of the protocol keeps it; `owner` and the safe name are ours. */
const recordSchema = z.object({
  size: z.int().min(0), creation_date: z.string(),
  metadata: z.object({ filename: z.string().min(1), owner: z.string(), modified: z.string().optional() }),
});

type Stored = Upload & { owner: string; lastByteAt: number };

async function readUpload(id: string): Promise<Stored | undefined> {
  try {
    const path = join(uploadFolder(id), CONTENT);
    const [text, content] = await Promise.all([readFile(`${path}.json`, "utf8"), stat(path)]);
    const { size, creation_date: createdAt, metadata } = recordSchema.parse(JSON.parse(text));
    const { filename, owner, modified } = metadata;
    return { uploadId: id, name: filename, bytes: size, received: content.size, modified: modified ?? null, createdAt, owner, lastByteAt: content.mtimeMs };
  } catch {
    return undefined; // half made or half removed: nobody's upload
  }
}

async function uploadIds(): Promise<string[]> {
  const names = await readdir(uploadsFolder()).catch(() => []); // nothing was ever uploaded
  return names.filter((name) => ID.test(name));
}

/** Of everybody: what room they were promised counts together. */
export async function everyUpload(): Promise<Stored[]> {
  const found = await Promise.all((await uploadIds()).map(readUpload));
  return found.filter((upload) => upload !== undefined);
}

const shown = ({ uploadId, name, bytes, received, modified, createdAt }: Stored): Upload => ({ uploadId, name, bytes, received, modified, createdAt });

/** The caller's own that no import has taken, newest first. */
export async function listUploads(importer: Importer, inUse: ReadonlySet<string>): Promise<Upload[]> {
  const own = (await everyUpload()).filter(({ owner, uploadId }) => owner === importer.userId && !inUse.has(uploadId));
  return own.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)).map(shown);
}

/** One that somebody else began is not there. */
export async function getUpload(importer: Importer, id: string): Promise<Upload> {
  const found = await readUpload(id);
  if (!found || importer.userId === null || found.owner !== importer.userId) throw notFound();
  return shown(found);
}

export async function removeUpload(id: string): Promise<void> {
  await rm(uploadFolder(id), { recursive: true, force: true });
}

/** @returns the paths of what was uploaded under these ids. */
export async function uploadedFiles(importer: Importer, ids: readonly string[]): Promise<string[]> {
  const paths: string[] = [];
  for (const id of ids) {
    const upload = await getUpload(importer, id).catch(() => undefined);
    if (!upload) throw refusedUpload("not_found", "An uploaded file is not there any more. Send it again.");
    if (upload.received < upload.bytes) throw refusedUpload("unprocessable", `“${upload.name}” has not been sent to its end. Send the rest first.`);
    paths.push(await namedFile(upload));
  }
  return paths;
}

const refusedUpload = (code: "not_found" | "unprocessable", message: string) => new AppError(code, message, { problems: [{ path: "uploads", message }] });

/** Readers tell a file's kind by its name. A second name for the same bytes, so that the upload can still be asked after. */
async function namedFile({ uploadId, name }: Upload): Promise<string> {
  const folder = join(uploadFolder(uploadId), "file");
  const path = join(folder, name);
  const content = join(uploadFolder(uploadId), CONTENT);
  await utimes(content, new Date(), new Date()); // it is not forgotten
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await link(content, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error; // an import before this one asked for it too
  });
  return path;
}

/** Removes what nobody has sent on or imported for days. @param inUse ids that an import which has not ended still reads. */
export async function removeForgottenUploads(now: number, inUse: ReadonlySet<string>): Promise<void> {
  for (const id of await uploadIds()) {
    if (inUse.has(id)) continue;
    const lastByteAt = (await readUpload(id))?.lastByteAt ?? (await stat(uploadFolder(id)).catch(() => undefined))?.mtimeMs;
    // Undefined: another process was faster.
    if (lastByteAt !== undefined && now - lastByteAt > FORGOTTEN_AFTER_MS) await removeUpload(id);
  }
}
