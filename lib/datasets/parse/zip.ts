/** Reads a zip member by member, by its directory. Names and links are words in it: nothing is ever made of them. */
import { open, type FileHandle } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { fromRandomAccessReaderPromise, getFileNameLowLevel, type Entry, type ZipFile } from "yauzl";
import { MAX_MEMBERS } from "./limits";
import { memberNameProblem, type Member } from "./member";
import type { Source } from "./sources";
import { unpack } from "./unpack";
import { HandleReader } from "./zip-handle";

const STORED = 0;
const DEFLATED = 8;
const UTF8_NAME = 0x800;
const CHUNK_BYTES = 64 * 1024;

/** Ends with an Error where the archive's directory cannot be believed; nothing has been given then. A damaged member costs only itself. */
export async function* zipMembers(source: Source, onRead: (bytes: number) => void): AsyncGenerator<Member> {
  const handle = await open(source.path, "r");
  try {
    await checkDirectory(await openArchive(handle, source.bytes), handle);
    const archive = await openArchive(handle, source.bytes);
    let number = 0;
    for await (const entry of archive.eachEntry()) {
      number += 1;
      const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
      onRead(Math.min(source.bytes, entry.relativeOffsetOfLocalHeader));
      const problem = memberProblem(entry, name);
      if (problem !== undefined) yield { number, name, problem };
      else if (!isFolder(entry, name)) yield { number, name, content: memberContent(entry, handle, onRead) };
    }
  } finally {
    await handle.close();
  }
}

async function openArchive(handle: FileHandle, bytes: number): Promise<ZipFile> {
  try {
    // Names and sizes are checked here, member by member: there one bad one would end the archive.
    return await fromRandomAccessReaderPromise(new HandleReader(handle), bytes, { lazyEntries: true, decodeStrings: false, validateEntrySizes: false, autoClose: false });
  } catch (error) {
    throw new Error(`it is no zip archive, or is cut off: a zip ends with its directory (${error instanceof Error ? error.message : "unknown fault"})`, { cause: error });
  }
}

/** A directory can list the same bytes a thousand times: each member is harmless, all of them fill any disk. */
async function checkDirectory(archive: ZipFile, handle: FileHandle): Promise<void> {
  if (archive.entryCount > MAX_MEMBERS) throw new Error(`its directory has ${archive.entryCount} members; ${MAX_MEMBERS} are read at most`);
  const ranges: { start: number; end: number }[] = [];
  try {
    for await (const { relativeOffsetOfLocalHeader: start, fileNameLength, compressedSize } of archive.eachEntry()) {
      ranges.push({ start, end: start + LOCAL_HEADER_BYTES + fileNameLength + compressedSize });
    }
  } catch (error) {
    throw new Error(`its directory cannot be read: ${error instanceof Error ? error.message : "unknown fault"}`, { cause: error });
  }
  ranges.sort((a, b) => a.start - b.start);
  if (ranges.some((range, index) => index > 0 && range.start < (ranges[index - 1]?.end ?? 0))) throw new Error("two of its members claim the same bytes");
  const next = Buffer.alloc(4);
  await handle.read(next, 0, 4, Number(archive.readEntryCursor));
  if (next.readUInt32LE(0) === DIRECTORY_ENTRY) throw new Error(`its directory has more members than the ${archive.entryCount} it says it has`);
}

const LOCAL_HEADER_BYTES = 30;
const LOCAL_ENTRY = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;

/** The type of file that Unix systems put into the attributes' upper half. */
const TYPE_BITS = 0o170000;
const PLAIN = 0o100000;
const FOLDER = 0o040000;
const LINK = 0o120000;

function fileType(entry: Entry): number {
  return (entry.externalFileAttributes >>> 16) & TYPE_BITS;
}

function isFolder(entry: Entry, name: string): boolean {
  return (fileType(entry) === FOLDER || name.endsWith("/")) && entry.uncompressedSize === 0;
}

function memberProblem(entry: Entry, name: string): string | undefined {
  const type = fileType(entry);
  if (type === LINK) return "is a link: links are not followed";
  if (isFolder(entry, name)) return undefined;
  if (type !== 0 && type !== PLAIN) return "is no plain file";
  if (entry.isEncrypted()) return "is encrypted";
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) return `is packed by method ${entry.compressionMethod}, which is not read: deflate is`;
  return memberNameProblem(name, entry.fileNameRaw, (entry.generalPurposeBitFlag & UTF8_NAME) !== 0);
}

async function* memberContent(entry: Entry, handle: FileHandle, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  const header = Buffer.alloc(LOCAL_HEADER_BYTES);
  await handle.read(header, 0, LOCAL_HEADER_BYTES, entry.relativeOffsetOfLocalHeader);
  if (header.readUInt32LE(0) !== LOCAL_ENTRY) throw new Error("there is no member where the archive's directory says it is");
  const start = entry.relativeOffsetOfLocalHeader + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = bytesBetween(handle, start, start + entry.compressedSize, onRead);
  let size = 0;
  let checksum = 0;
  for await (const part of entry.compressionMethod === STORED ? packed : unpack(packed, "deflate")) {
    size += part.length;
    if (size > entry.uncompressedSize) throw new Error(`it has more than the ${entry.uncompressedSize} bytes that the archive says it has`);
    checksum = crc32(part, checksum);
    yield part;
  }
  if (size < entry.uncompressedSize) throw new Error(`it has ${size} bytes where the archive says ${entry.uncompressedSize}`);
  if (checksum !== entry.crc32) throw new Error("it is damaged: its bytes do not match their checksum");
}

async function* bytesBetween(handle: FileHandle, start: number, end: number, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  for (let at = start; at < end; ) {
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(Math.min(CHUNK_BYTES, end - at)), 0, Math.min(CHUNK_BYTES, end - at), at);
    if (bytesRead === 0) return;
    at += bytesRead;
    onRead(at);
    yield buffer.subarray(0, bytesRead);
  }
}
