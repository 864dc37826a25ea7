/** The bytes of a text file without the mark some editors put at its front; a file that is something else under a text's name is named for what it is. */

const STARTS: readonly { bytes: readonly number[]; reason: string }[] = [
  { bytes: [0x1f, 0x8b], reason: "it is compressed with gzip: give it a name that ends in .gz" },
  { bytes: [0x50, 0x4b, 0x03, 0x04], reason: "it is a zip archive: give it a name that ends in .zip" },
  { bytes: [0x50, 0x41, 0x52, 0x31], reason: "it is a parquet file: give it a name that ends in .parquet" },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], reason: "it is compressed with zstd, which is not read: unpack it first" },
  { bytes: [0xff, 0xfe], reason: "it is written in UTF-16: save it as UTF-8" },
  { bytes: [0xfe, 0xff], reason: "it is written in UTF-16: save it as UTF-8" },
];
const MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const LONGEST = 4;

export async function* withoutMark(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let start: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (start === undefined) {
      yield chunk;
      continue;
    }
    start = Buffer.concat([start, chunk]);
    if (start.length < LONGEST) continue;
    yield checkedStart(start);
    start = undefined;
  }
  if (start !== undefined) yield checkedStart(start);
}

function checkedStart(start: Buffer): Buffer {
  const other = STARTS.find(({ bytes }) => bytes.every((byte, index) => start[index] === byte));
  if (other) throw new Error(other.reason);
  // Characters of 16 bits without a mark: every second byte of plain letters is zero.
  if ((start[0] === 0 && start[1] !== 0) || (start[0] !== 0 && start[1] === 0)) throw new Error("it is written in UTF-16 or is no text: save it as UTF-8");
  return start.subarray(0, 3).equals(MARK) ? start.subarray(3) : start;
}
