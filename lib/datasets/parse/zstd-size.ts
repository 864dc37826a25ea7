/** A zstd frame allocates what it says it unpacks to: compared with what the page's header says, which has been checked. */
import type { Compressors } from "hyparquet";

const MAGIC = 0xfd2fb528;

/** @returns the size that the frame's header claims; undefined where it claims none. */
export function zstdContentSize(frame: Uint8Array): number | undefined {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (frame.length < 6 || view.getUint32(0, true) !== MAGIC) return undefined;
  const descriptor = view.getUint8(4);
  const isSingleSegment = (descriptor & 0x20) !== 0;
  const sizeBytes = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  const at = 5 + (isSingleSegment ? 0 : 1) + ([0, 1, 2, 4][descriptor & 3] ?? 0);
  if (sizeBytes === 0 || at + sizeBytes > frame.length) return undefined;
  if (sizeBytes === 1) return view.getUint8(at);
  if (sizeBytes === 2) return view.getUint16(at, true) + 256;
  return sizeBytes === 4 ? view.getUint32(at, true) : Number(view.getBigUint64(at, true));
}

export function checkedZstd(decompress: Compressors["ZSTD"]): Compressors["ZSTD"] {
  return (input, length) => {
    const claimed = zstdContentSize(input);
    if (claimed !== undefined && claimed !== length) throw new Error(`a page unpacks to ${claimed} bytes where its header says ${length}`);
    if (!decompress) throw new Error("zstd cannot be unpacked here");
    return decompress(input, length);
  };
}
