/** A folder as one zip file, kept for a while. The same files give the same bytes: no time and no owner is written into it. */
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { inWords, RoomWatch } from "./disk-room";

/** Zip counts from here, in local time, which is why it is made of local parts. */
const NO_TIME = new Date(1980, 0, 1);
/** What is compressed already, or consists of what is, gains nothing. */
const COMPRESSED = /\.(gz|parquet|tar)$/;

/**
 * @param paths within the folder, in the order of the archive.
 * @param name of the folder that comes out of it.
 * @returns bytes of the archive, which is there whole or not at all.
 */
export async function zipFolder(folder: string, paths: readonly string[], name: string, file: string): Promise<number> {
  const zip = new ZipFile();
  for (const path of paths) {
    zip.addFile(join(folder, path), `${name}/${path}`, { mtime: NO_TIME, mode: 0o100644, forceDosTimestamp: true, compress: !COMPRESSED.test(path) });
  }
  zip.end();
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const partial = `${file}.partial`;
  const room = new RoomWatch(dirname(file));
  try {
    await pipeline(zip.outputStream, async function* (chunks: AsyncIterable<string | Buffer>) {
      for await (const chunk of chunks) {
        await room.take(Buffer.byteLength(chunk));
        yield chunk;
      }
    }, createWriteStream(partial, { mode: 0o600 }));
    await rename(partial, file);
  } catch (error) {
    throw inWords(error);
  } finally {
    await rm(partial, { force: true });
  }
  return (await stat(file)).size;
}

/** What has lain in a folder longer than `keptMs`: old archives, and what a process that died left half made. */
export async function removeOlder(folder: string, now: number, keptMs: number): Promise<void> {
  for (const name of await readdir(folder).catch(nothingThere)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined); // gone in between
    if (found && now - found.mtimeMs > keptMs) await rm(path, { recursive: true, force: true });
  }
}

function nothingThere(error: unknown): string[] {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
  throw error;
}
