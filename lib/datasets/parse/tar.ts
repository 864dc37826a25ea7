/** Reads a tar as a stream. Nothing is ever written under a member's name; links and devices are refused. */
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { extract } from "tar-stream";
import { fileChunks } from "./file-chunks";
import { nameProblem, shownName } from "./labels";
import { MAX_PICTURE_BYTES, MAX_TAR_ENTRIES } from "./limits";
import type { Source } from "./sources";

/** @property row number of the member, from 1. */
export type Member = { row: number; name: string; bytes: Buffer } | { row: number; name: string; problem: string };

/** Ends with an Error where the archive is cut off or malformed; what came before it has been given. */
export async function* tarMembers(source: Source, onRead: (bytes: number) => void): AsyncGenerator<Member> {
  const unpack = extract();
  const input = Readable.from(fileChunks(source, onRead), { objectMode: true });
  input.on("error", (error) => unpack.destroy(error));
  input.pipe(unpack);
  let row = 0;
  for await (const entry of unpack) {
    row += 1;
    if (row > MAX_TAR_ENTRIES) throw new Error(`it has more than ${MAX_TAR_ENTRIES} members`);
    const { header } = entry;
    const name = shownName(header.name);
    const problem = header.type === "file" || header.type === "contiguous-file" ? nameProblem(header.name) : linkProblem(header.type);
    const isTooLarge = (header.size ?? 0) > MAX_PICTURE_BYTES;
    if (problem !== undefined || isTooLarge || header.type === "directory") {
      entry.resume();
      if (header.type === "directory") continue;
      yield { row, name, problem: problem ?? `is larger than ${MAX_PICTURE_BYTES / 1024 / 1024} MB` };
      continue;
    }
    const parts: Buffer[] = [];
    for await (const part of entry as AsyncIterable<Buffer>) parts.push(part);
    yield { row, name: header.name, bytes: Buffer.concat(parts) };
  }
  if (!source.isGzip && !(await hasEndMark(source))) throw new Error("it has no end mark: it may be cut off");
}

function linkProblem(type: string | null | undefined): string | undefined {
  if (type === "directory") return undefined;
  return type === "symlink" || type === "link" ? "is a link: links are not followed" : "is no plain file";
}

/** A complete tar ends with two blocks of zeros. Cut between two members it would otherwise look whole. */
async function hasEndMark(source: Source): Promise<boolean> {
  const length = Math.min(1024, source.bytes);
  const file = await open(source.path, "r");
  try {
    const tail = Buffer.alloc(length);
    await file.read(tail, 0, length, source.bytes - length);
    return length === 1024 && tail.every((byte) => byte === 0);
  } finally {
    await file.close();
  }
}
