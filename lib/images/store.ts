/**
 * The picture store: files named by the SHA-256 of their bytes. A file-system effect and no database, hence not
 * data.ts or mutations.ts. Whatever a shard called a picture never becomes part of a path.
 */
import { createHash, randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { access, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { env } from "@/lib/env";

export function imageStore(): string {
  return join(env.home, "images");
}

export function derivativeStore(): string {
  return join(env.home, "derivatives");
}

/** @param name of a file: lower-case hexadecimal, so that nothing can lead out of the folder. */
export function pathIn(root: string, name: string, suffix = ""): string {
  if (!/^[0-9a-f]{64}$/.test(name)) throw new Error("A picture is named by its SHA-256.");
  return join(root, name.slice(0, 2), name.slice(2, 4), `${name}${suffix}`);
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whole or not at all: written beside, flushed, renamed, and the folder flushed, so that a row never names a file that is not there. */
export async function writeDurably(path: string, bytes: Buffer): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const temporary = join(folder, `.${randomUUID()}.part`);
  try {
    const file = await open(temporary, "wx");
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export function pictureName(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** @returns the picture's name. The same bytes are stored once. */
export async function storePicture(root: string, bytes: Buffer): Promise<string> {
  const sha256 = pictureName(bytes);
  const path = pathIn(root, sha256);
  if (!(await exists(path))) await writeDurably(path, bytes);
  return sha256;
}

/** @returns undefined where the store has no such picture. */
export async function readStored(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
