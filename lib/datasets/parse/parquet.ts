/** Reads a parquet file row group by row group, after its footer has been checked for what would not fit in memory. */
import { open, type FileHandle } from "node:fs/promises";
import { parquetMetadataAsync, parquetReadObjects, parquetSchema, type AsyncBuffer } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { checkFooter } from "./parquet-footer";
import type { Source } from "./sources";

const FOOTER_LIMIT = 64 * 1024 * 1024;

/** @param onRead is told how much of the file the rows so far stand for. */
export async function* parquetRows(source: Source, onRead: (bytes: number) => void): AsyncGenerator<{ row: number; value: Record<string, unknown> }> {
  const handle = await open(source.path, "r");
  try {
    const file = await asBuffer(handle, source.bytes);
    const metadata = await parquetMetadataAsync(file);
    const problem = checkFooter(metadata, source.bytes);
    if (problem !== undefined) throw new Error(problem);
    const columns = parquetSchema(metadata).children.map((column) => column.element.name);
    let row = 0;
    for (const group of metadata.row_groups) {
      const rows = Number(group.num_rows);
      const read = await parquetReadObjects({ file, metadata, columns, compressors, rowStart: row, rowEnd: row + rows });
      // A reader that gives fewer rows than the footer promises has lost some in silence.
      if (read.length !== rows) throw new Error(`a row group gives ${read.length} rows where the footer says ${rows}`);
      for (const value of read) {
        row += 1;
        yield { row, value };
      }
      onRead(Math.round((source.bytes * row) / Math.max(1, Number(metadata.num_rows))));
    }
  } finally {
    await handle.close();
  }
}

async function asBuffer(handle: FileHandle, byteLength: number): Promise<AsyncBuffer> {
  const read = async (start: number, end: number): Promise<Buffer> => {
    const bytes = Buffer.alloc(Math.max(0, end - start));
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, start);
    if (bytesRead < bytes.length) throw new Error("the file is shorter than its footer says");
    return bytes;
  };
  if (byteLength < 12) throw new Error("is no parquet file, or is cut off");
  const [head, tail] = await Promise.all([read(0, 4), read(byteLength - 8, byteLength)]);
  if (head.toString("latin1") !== "PAR1") throw new Error("is no parquet file");
  if (tail.subarray(4).toString("latin1") !== "PAR1") throw new Error("is cut off: a parquet file ends with its footer");
  const footer = tail.readUInt32LE(0);
  if (footer > byteLength - 12 || footer > FOOTER_LIMIT) throw new Error("has a footer that does not fit in it: it is cut off or malformed");
  return {
    byteLength,
    slice: async (start, end = byteLength) => {
      const bytes = await read(start < 0 ? byteLength + start : start, Math.min(end, byteLength));
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    },
  };
}
