/** A file's bytes piece by piece, unpacked where it is compressed, with an end to what it may become. */
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { MAX_EXPANSION } from "./limits";
import type { Source } from "./sources";

const CHUNK_BYTES = 256 * 1024;
/** Small files may be mostly repetition; the ratio is watched from here on. */
const EXPANSION_WATCHED_FROM = 16 * 1024 * 1024;

/** @param onRead is told how many bytes of the file itself have been read. */
export async function* fileChunks(source: Source, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  let read = 0;
  const file = createReadStream(source.path, { highWaterMark: CHUNK_BYTES });
  file.on("data", (chunk) => {
    read += chunk.length;
    onRead(read);
  });
  if (!source.isGzip) {
    yield* file as AsyncIterable<Buffer>;
    return;
  }
  const unpacked = createGunzip({ chunkSize: CHUNK_BYTES });
  file.on("error", (error) => unpacked.destroy(error));
  file.pipe(unpacked);
  let produced = 0;
  for await (const chunk of unpacked as AsyncIterable<Buffer>) {
    produced += chunk.length;
    if (produced > EXPANSION_WATCHED_FROM && produced > read * MAX_EXPANSION) {
      file.destroy();
      throw new Error(`it unpacks to more than ${MAX_EXPANSION} times its size`);
    }
    yield chunk;
  }
}
