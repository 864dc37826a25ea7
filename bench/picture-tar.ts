/** A shard of pictures of 1024 pixels: a few base pictures, of each member some bytes of its image data its own, so that no two are the same file. */
import { createReadStream, createWriteStream, mkdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { extract, pack } from "tar-stream";
import sharp from "sharp";

const BASES = 4;
const SIDE = 1024;
const SCAN = Buffer.from([0xff, 0xda]);

async function basePicture(seed: number): Promise<Buffer> {
  const noise = { type: "gaussian" as const, mean: 128, sigma: 40 + 4 * seed };
  const picture = sharp({ create: { width: SIDE, height: SIDE, channels: 3, background: "white", noise } });
  return picture.blur(1 + seed / 10).jpeg({ quality: 80 }).toBuffer();
}

/** Bytes of the picture's data are changed, none that begins a marker or stands behind one. */
function variant(base: Buffer, index: number): Buffer {
  const bytes = Buffer.from(base);
  let left = index;
  for (let at = bytes.lastIndexOf(SCAN) + 64; left > 0 && at < bytes.length - 64; at += 1) {
    if (bytes[at] === 0xff || bytes[at - 1] === 0xff) continue;
    bytes[at] = left % 255;
    left = Math.floor(left / 255);
  }
  return bytes;
}

/** @returns the bytes of all pictures together. */
export async function writePictureTar(path: string, members: number, keyOf: (index: number) => string): Promise<number> {
  const bases = await Promise.all(Array.from({ length: BASES }, (_, seed) => basePicture(seed)));
  const archive = pack();
  const file = createWriteStream(path);
  archive.pipe(file);
  let bytes = 0;
  for (let index = 0; index < members; index += 1) {
    const picture = variant(bases[index % BASES] ?? Buffer.alloc(0), index);
    bytes += picture.length;
    if (archive.entry({ name: `${keyOf(index)}.jpg` }, picture).destroyed) throw new Error("The tar could not be written.");
    if (file.writableNeedDrain) await once(file, "drain");
  }
  archive.finalize();
  await once(file, "finish");
  return bytes;
}

/** What the import is measured against: one process that reads the members, hashes them and writes them under their hashes. */
export async function readHashWrite(path: string, folder: string): Promise<number> {
  const started = performance.now();
  const unpack = extract();
  createReadStream(path).pipe(unpack);
  for await (const entry of unpack) {
    const parts: Buffer[] = [];
    for await (const part of entry as AsyncIterable<Buffer>) parts.push(part);
    const bytes = Buffer.concat(parts);
    const hash = createHash("sha256").update(bytes).digest("hex");
    mkdirSync(join(folder, hash.slice(0, 2)), { recursive: true });
    await writeFile(join(folder, hash.slice(0, 2), hash), bytes);
  }
  return (performance.now() - started) / 1000;
}
