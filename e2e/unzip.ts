/** Unpacks an archive as any program does that reads zip: by its central directory. No ZIP64 and no encryption, which bundles of tests have no need of. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { crc32, inflateRawSync } from "node:zlib";

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const [STORED, DEFLATED] = [0, 8];

/** @returns paths of the files, in the order of the archive. */
export function unzip(archive: Buffer, folder: string): string[] {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || archive.readUInt32LE(end) !== END) throw new Error("This is no zip archive.");
  const paths: string[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (archive.readUInt32LE(at) !== ENTRY) throw new Error(`There is no entry at ${at}.`);
    const [method, sum, packed, size] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 16), archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 24)];
    const [nameLength, extraLength, commentLength] = [archive.readUInt16LE(at + 28), archive.readUInt16LE(at + 30), archive.readUInt16LE(at + 32)];
    const path = archive.toString("utf8", at + 46, at + 46 + nameLength);
    if (normalize(path) !== path || path.startsWith("/") || path.startsWith("..")) throw new Error(`${path} leads out of the archive.`);
    const content = contentAt(archive, archive.readUInt32LE(at + 42), packed, method);
    if (content.length !== size || crc32(content) !== sum) throw new Error(`${path} is damaged.`);
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    paths.push(path);
    at += 46 + nameLength + extraLength + commentLength;
  }
  return paths;
}

function contentAt(archive: Buffer, at: number, packed: number, method: number): Buffer {
  if (archive.readUInt32LE(at) !== LOCAL) throw new Error(`There is no file at ${at}.`);
  const start = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  const bytes = archive.subarray(start, start + packed);
  if (method === STORED) return bytes;
  if (method !== DEFLATED) throw new Error(`Nobody here knows method ${method}.`);
  return inflateRawSync(bytes);
}
