/** Reads a parquet file page by page, whatever the size of its row groups, after its footer has been checked for claims that cannot be true. */
import { open, type FileHandle } from "node:fs/promises";
import { parquetMetadataAsync, parquetSchema, type AsyncBuffer } from "hyparquet";
import { ParquetBudget } from "./parquet-budget";
import { checkFooter } from "./parquet-footer";
import { RowGroupReader, type ParquetRow } from "./parquet-rows";
import type { Source } from "./sources";

const FOOTER_LIMIT = 64 * 1024 * 1024;

/**
 * @param onRead is told how much of the file the rows so far stand for.
 * @param after rows that are passed over, most of them without being decoded.
 */
export async function* parquetRows(source: Source, onRead: (bytes: number) => void, after = 0): AsyncGenerator<{ row: number } & ParquetRow> {
  const handle = await open(source.path, "r");
  try {
    const read = exactReader(handle);
    const metadata = await parquetMetadataAsync(await asBuffer(read, source.bytes));
    const problem = checkFooter(metadata, source.bytes);
    if (problem !== undefined) throw new Error(problem);
    const tree = parquetSchema(metadata);
    const budget = new ParquetBudget(source.bytes);
    let row = 0;
    for (const group of metadata.row_groups) {
      const rows = Number(group.num_rows);
      const skipped = Math.min(rows, Math.max(0, after - row));
      row += skipped;
      if (skipped === rows) continue;
      const reader = new RowGroupReader(tree, group, read, budget);
      await reader.skip(skipped);
      for (let left = rows - skipped; left > 0; left -= 1) {
        row += 1;
        onRead(Math.round((source.bytes * row) / Math.max(1, Number(metadata.num_rows))));
        yield { row, ...(await reader.next()) };
      }
      reader.close();
    }
  } finally {
    await handle.close();
  }
}

function exactReader(handle: FileHandle) {
  return async (start: number, end: number): Promise<Buffer> => {
    // Of its own memory: a part of a pool would keep all of the pool alive.
    const bytes = Buffer.allocUnsafeSlow(Math.max(0, end - start));
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, start);
    if (bytesRead < bytes.length) throw new Error("the file is shorter than its footer says");
    return bytes;
  };
}

async function asBuffer(read: (start: number, end: number) => Promise<Buffer>, byteLength: number): Promise<AsyncBuffer> {
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
