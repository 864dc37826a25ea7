/** A bundle as one zip file. The same files give the same bytes: no time and no owner is written into it. */
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { env } from "@/lib/env";
import { BUNDLE_KEPT_MS } from "./job";
import { MANIFEST, type Manifest } from "./manifest";

/** Zip counts from here, in local time, which is why it is made of local parts. */
const NO_TIME = new Date(1980, 0, 1);

export function archivePath(bundleId: string): string {
  return join(env.home, "bundles", `${bundleId}.zip`);
}

/** Where its files lie while a bundle is made. */
export function workFolder(bundleId: string): string {
  return join(env.home, "bundles", bundleId);
}

/** @returns bytes of the archive, which is there whole or not at all. */
export async function zipBundle(folder: string, manifest: Manifest, name: string, file: string): Promise<number> {
  const zip = new ZipFile();
  for (const path of [MANIFEST, ...manifest.files.map((entry) => entry.path)]) {
    zip.addFile(join(folder, path), `${name}/${path}`, { mtime: NO_TIME, mode: 0o100644, forceDosTimestamp: true });
  }
  zip.end();
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const partial = `${file}.partial`;
  try {
    await pipeline(zip.outputStream, createWriteStream(partial, { mode: 0o600 }));
    await rename(partial, file);
  } finally {
    await rm(partial, { force: true });
  }
  return (await stat(file)).size;
}

/** Old archives, and what a process that died left half made. */
export async function removeOldBundles(now: number): Promise<void> {
  const folder = join(env.home, "bundles");
  for (const name of await readdir(folder).catch(nothingThere)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined); // gone in between
    if (found && now - found.mtimeMs > BUNDLE_KEPT_MS) await rm(path, { recursive: true, force: true });
  }
}

function nothingThere(error: unknown): string[] {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
  throw error;
}
