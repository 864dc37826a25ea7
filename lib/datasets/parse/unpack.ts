/** Unpacks deflated bytes piece by piece. What came out of the pieces before a fault is always given first, so that a damaged file reads the same every time. */
import { createGunzip, createInflateRaw } from "node:zlib";
import { EXPANSION_WATCHED_FROM, MAX_EXPANSION } from "./limits";

/** A piece this small becomes 33 MB at the very most, before anybody has looked at it. */
const PIECE_BYTES = 32 * 1024;
const CHUNK_BYTES = 64 * 1024;

export async function* unpack(packed: AsyncIterable<Buffer>, layout: "gzip" | "deflate"): AsyncGenerator<Buffer> {
  const unpacker = layout === "gzip" ? createGunzip({ chunkSize: CHUNK_BYTES }) : createInflateRaw({ chunkSize: CHUNK_BYTES });
  let pieces: Buffer[] = [];
  let failure: Error | undefined;
  let isEnded = false;
  let given = 0;
  let produced = 0;
  unpacker.on("data", (piece: Buffer) => pieces.push(piece));
  unpacker.on("error", (error) => (failure = error));
  unpacker.on("end", () => (isEnded = true));
  const settled = (act: (done: (error?: Error | null) => void) => void) => new Promise<void>((resolve) => {
    const done = (error?: Error | null) => {
      failure ??= error ?? undefined;
      unpacker.off("error", done).off("end", done);
      resolve();
    };
    unpacker.on("error", done).on("end", done);
    act(done);
  });
  const takePieces = (): Buffer[] => {
    const taken = pieces;
    pieces = [];
    produced += taken.reduce((sum, piece) => sum + piece.length, 0);
    if (produced > EXPANSION_WATCHED_FROM && produced > given * MAX_EXPANSION) throw new Error(`it unpacks to more than ${MAX_EXPANSION} times its size`);
    return taken;
  };
  try {
    for await (const chunk of packed) {
      for (let start = 0; start < chunk.length && !isEnded; start += PIECE_BYTES) {
        const piece = chunk.subarray(start, start + PIECE_BYTES);
        given += piece.length;
        await settled((done) => unpacker.write(piece, done));
        yield* takePieces();
        if (failure) throw failure;
      }
    }
    if (!isEnded) await settled((_done) => unpacker.end());
    yield* takePieces();
    if (failure) throw failure;
  } finally {
    unpacker.destroy();
  }
}
