/** Reads a tar front to back. Names, links and devices are words in it: nothing is ever made of them. */
import { fileChunks } from "./file-chunks";
import { ByteReader } from "./byte-reader";
import { MAX_MEMBERS } from "./limits";
import { ArchiveFault, memberNameProblem, type Member } from "./member";
import type { Source } from "./sources";
import { EXTENDED, LONG_NAME, parseExtended, parseTarHeader, textUntilNul, type Extended, type TarHeader } from "./tar-header";

const BLOCK = 512;
/** Long names and extended fields are held in memory whole. */
const MAX_EXTENSION_BYTES = 1024 * 1024;

/** Ends with an Error where the archive is cut off or malformed; what came before it has been given. */
export async function* tarMembers(source: Source, onRead: (bytes: number) => void): AsyncGenerator<Member> {
  const reader = new ByteReader(fileChunks(source, onRead));
  try {
    let extended: Extended = {};
    for (let number = 1; ; ) {
      const block = await reader.exactly(BLOCK);
      if (block.length === 0) throw new Error("it has no end mark: it may be cut off");
      if (block.length < BLOCK) throw new Error("it ends within a member's header: it is cut off");
      if (block.every((byte) => byte === 0)) return await expectNothing(reader);
      const header = parseTarHeader(block);
      if (header === undefined) throw new Error(`member ${number} has no valid header: the file is damaged, or is no tar`);
      if (number > MAX_MEMBERS) throw new Error(`it has more than ${MAX_MEMBERS} members`);
      if (header.type === EXTENDED || header.type === LONG_NAME || header.type === "g" || header.type === "K") {
        extended = { ...extended, ...(await readExtension(reader, header, number)) };
        continue;
      }
      yield* readMember(reader, { ...header, ...extended }, number);
      number += 1;
      extended = {};
    }
  } finally {
    await reader.close();
  }
}

/** A header that says more about the member behind it. */
async function readExtension(reader: ByteReader, { type, size }: TarHeader, number: number): Promise<Extended> {
  if (size > MAX_EXTENSION_BYTES) throw new Error(`member ${number} has a header of ${size} bytes`);
  const bytes = Buffer.from(await reader.exactly(size));
  if (bytes.length < size || !(await reader.skip(padding(size)))) throw new Error("it ends within a member's header: it is cut off");
  if (type === LONG_NAME) return { nameBytes: textUntilNul(bytes) };
  if (type !== EXTENDED) return {};
  const extended = parseExtended(bytes);
  if (extended === undefined) throw new Error(`member ${number} has a malformed header`);
  return extended;
}

const padding = (size: number) => (BLOCK - (size % BLOCK)) % BLOCK;

const NOT_FILES: Record<string, string> = { "1": "is a link: links are not followed", "2": "is a link: links are not followed" };
const WITHOUT_CONTENT = new Set(["1", "2", "3", "4", "5", "6"]);

async function* readMember(reader: ByteReader, header: TarHeader, number: number): AsyncGenerator<Member> {
  const { type, nameBytes } = header;
  const name = nameBytes.toString("utf8");
  const size = WITHOUT_CONTENT.has(type) ? 0 : header.size;
  const isFile = type === "0" || type === "\0" || type === "7";
  let left = size;
  const content = async function* (): AsyncGenerator<Buffer> {
    while (left > 0) {
      const part = await reader.some(left).catch((error: unknown) => {
        throw new ArchiveFault(error instanceof Error ? error.message : "it cannot be unpacked", { cause: error });
      });
      if (part.length === 0) throw cutOff(number);
      left -= part.length;
      yield part;
    }
  };
  const isFolder = type === "5" || (isFile && name.endsWith("/") && size === 0);
  const problem = isFile ? memberNameProblem(name, nameBytes, true) : (NOT_FILES[type] ?? "is no plain file");
  if (!isFolder) yield problem === undefined ? { number, name, content: content() } : { number, name, problem };
  if (!(await reader.skip(left + padding(size)))) throw cutOff(number);
}

function cutOff(number: number): ArchiveFault {
  return new ArchiveFault(`it ends within member ${number}: it is cut off, or the member's size is wrong`);
}

/** Behind the end mark there is padding, and where the file is compressed its checksum, which is seen by reading on. */
async function expectNothing(reader: ByteReader): Promise<void> {
  for (let part = await reader.some(Infinity); part.length > 0; part = await reader.some(Infinity)) {
    if (part.some((byte) => byte !== 0)) throw new Error("there is more after its end mark, which is not read");
  }
}
