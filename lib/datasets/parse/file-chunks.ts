/** A file's bytes piece by piece, unpacked where it is compressed. */
import { createReadStream } from "node:fs";
import type { Source } from "./sources";
import { unpack } from "./unpack";

const CHUNK_BYTES = 256 * 1024;

/** @param onRead is told how many bytes of the file itself have been read. */
export function fileChunks(source: Source, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  const bytes = rawChunks(source.path, onRead);
  return source.isGzip ? unpack(bytes, "gzip") : bytes;
}

async function* rawChunks(path: string, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  let read = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) {
    read += chunk.length;
    onRead(read);
    yield chunk;
  }
}
