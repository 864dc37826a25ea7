/** Files that are hashed while they are written. A file-system effect and no database, hence neither data.ts nor mutations.ts. */
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import { AppError } from "@/lib/errors";
import { inWords, RoomWatch } from "./disk-room";

export type WrittenFile = { path: string; bytes: number; sha256: string };

/** @param path within the folder, with forward slashes. */
export async function writeWhole(folder: string, path: string, content: string | Uint8Array): Promise<WrittenFile> {
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), bytes);
  return { path, bytes: bytes.byteLength, sha256: createHash("sha256").update(bytes).digest("hex") };
}

/** A file that is written bit by bit, while there is room for it. */
export class HashedFile {
  readonly #path: string;
  readonly #folder: string;
  readonly #hash = createHash("sha256");
  #open: { stream: ReturnType<typeof createWriteStream>; room: RoomWatch } | undefined;
  #bytes = 0;

  constructor(folder: string, path: string) {
    this.#folder = folder;
    this.#path = path;
  }

  /** So far. */
  get bytes(): number {
    return this.#bytes;
  }

  /** @param content must not change afterwards: it may wait for the disk. */
  async write(content: string | Uint8Array): Promise<void> {
    const { stream, room } = await this.#opened();
    const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
    await room.take(bytes.byteLength);
    this.#hash.update(bytes);
    this.#bytes += bytes.byteLength;
    // One that failed while nobody waited for it never drains.
    if (stream.errored) throw inWords(stream.errored);
    if (!stream.write(bytes)) await once(stream, "drain").catch(throwInWords);
  }

  async end(): Promise<WrittenFile> {
    const { stream } = await this.#opened();
    stream.end();
    await finished(stream).catch(throwInWords);
    return { path: this.#path, bytes: this.#bytes, sha256: this.#hash.digest("hex") };
  }

  async #opened(): Promise<{ stream: ReturnType<typeof createWriteStream>; room: RoomWatch }> {
    if (this.#open) return this.#open;
    const path = join(this.#folder, this.#path);
    await mkdir(dirname(path), { recursive: true });
    const stream = createWriteStream(path, { flags: "wx" });
    // A full disk shows itself between two writes: without a listener it would end the process. The stream keeps it.
    stream.on("error", () => undefined);
    await once(stream, "open");
    return (this.#open = { stream, room: new RoomWatch(dirname(path)) });
  }
}

function throwInWords(error: unknown): never {
  throw inWords(error);
}

/** For whatever is written whole into a folder of its own. */
export async function refuseFilled(folder: string): Promise<void> {
  try {
    if ((await readdir(folder)).length > 0) throw new AppError("conflict", `${folder} is not empty. Name a folder that does not exist yet.`);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
}
