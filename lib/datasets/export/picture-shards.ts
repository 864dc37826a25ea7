/** Writes pictures into WebDataset shards: tars of bounded size, each with pictures of one type and a row of JSON before each. */
import { pack, type Header } from "tar-stream";
import { HashedFile, type WrittenFile } from "@/lib/files/hashed-file";
import { extensionOf, pictureFields, stemOf, type PictureRow } from "./picture-row";

/** As many as STARK's own shards have. */
const SHARD_PICTURES = 50_000;
const SHARD_BYTES = 2 * 1024 ** 3;
const DAMAGED_NAMED = 100;

/** Rows of pictures without bytes, in shards of their own. */
export const REMOTE = "remote";
export type ShardKind = "jpg" | "png" | "webp" | typeof REMOTE;
export type Shard = { kind: ShardKind; file: WrittenFile; pictures: number };

/** No time and no owner: the same pictures give the same bytes. */
const headers = (name: string, size: number): Partial<Header> & Pick<Header, "name"> => ({ name, size, mode: 0o644, mtime: new Date(0), uid: 0, gid: 0, uname: "", gname: "", type: "file" });

class ShardWriter {
  readonly #pack = pack();
  readonly #file: HashedFile;
  readonly #drained: Promise<void>;
  #broken: Error | undefined;
  pictures = 0;
  bytes = 0;

  constructor(folder: string, path: string) {
    this.#file = new HashedFile(folder, path);
    this.#drained = this.#drain();
    // Thrown by whatever is asked next; until then nothing may wait for it in vain.
    this.#drained.catch((error: Error) => {
      this.#broken = error;
      this.#pack.destroy(error);
    });
  }

  async #drain(): Promise<void> {
    for await (const chunk of this.#pack) await this.#file.write(chunk as Buffer);
  }

  async add(name: string, content: Buffer): Promise<void> {
    // What the disk said goes before what the tar says of it.
    if (this.#broken) throw this.#broken;
    const fault = await new Promise<Error | null | undefined>((done) => void this.#pack.entry(headers(name, content.length), content, done));
    if (fault) await this.#drained;
    if (fault) throw fault;
    this.bytes += content.length;
  }

  async end(): Promise<WrittenFile> {
    this.#pack.finalize();
    await this.#drained;
    return this.#file.end();
  }
}

export class PictureShards {
  readonly shards: Shard[] = [];
  /** The first of them. */
  readonly damaged: string[] = [];
  damagedCount = 0;
  files = 0;
  bytes = 0;
  rows = 0;
  #open: { kind: ShardKind; writer: ShardWriter } | undefined;
  readonly #numbers = new Map<ShardKind, number>();

  /**
   * @param pathOf the path of a shard.
   * @param read gives a stored picture's bytes; undefined where the store has none, or not as they were stored.
   */
  constructor(
    private readonly folder: string, private readonly pathOf: (kind: ShardKind, number: number) => string, private readonly read: (sha256: string) => Promise<Buffer | undefined>,
  ) {}

  /** Rows come by type: each type is finished before the next begins. */
  async add(row: PictureRow): Promise<void> {
    const bytes = row.sha256 === null ? undefined : await this.read(row.sha256);
    if (row.sha256 !== null && !bytes) {
      this.damagedCount += 1;
      if (this.damaged.length < DAMAGED_NAMED) this.damaged.push(row.key);
    }
    const extension = bytes && extensionOf(row);
    const writer = await this.#writerFor(extension === undefined ? REMOTE : (extension as ShardKind));
    const stem = stemOf(row);
    await writer.add(`${stem}.json`, Buffer.from(JSON.stringify(pictureFields(row)), "utf8"));
    if (bytes && extension) {
      await writer.add(`${stem}.${extension}`, bytes);
      this.files += 1;
      this.bytes += bytes.length;
    }
    writer.pictures += 1;
    this.rows += 1;
  }

  async #writerFor(kind: ShardKind): Promise<ShardWriter> {
    const open = this.#open;
    if (open && open.kind === kind && open.writer.pictures < SHARD_PICTURES && open.writer.bytes < SHARD_BYTES) return open.writer;
    await this.end();
    const number = this.#numbers.get(kind) ?? 0;
    this.#numbers.set(kind, number + 1);
    const writer = new ShardWriter(this.folder, this.pathOf(kind, number));
    this.#open = { kind, writer };
    return writer;
  }

  async end(): Promise<void> {
    if (!this.#open) return;
    const { kind, writer } = this.#open;
    this.#open = undefined;
    this.shards.push({ kind, file: await writer.end(), pictures: writer.pictures });
  }
}
