/**
 * Looks at a parquet footer before anything is decoded: a file of 42 kB can promise 10^14 rows, all in one page that
 * every row group points at, and a reader that believes it runs out of memory.
 */
import type { FileMetaData } from "hyparquet";
import { MAX_PARQUET_ROWS, MAX_ROWS_PER_GROUP } from "./limits";
import { chunkRange } from "./parquet-pages";

type Range = { start: number; end: number };

/** @returns why the file is refused, or undefined. */
export function checkFooter(metadata: FileMetaData, fileBytes: number): string | undefined {
  if (Number(metadata.num_rows) > MAX_PARQUET_ROWS) return `it says it has ${metadata.num_rows} rows; ${MAX_PARQUET_ROWS} are read at most`;
  const ranges: Range[] = [];
  let rows = 0;
  for (const group of metadata.row_groups) {
    rows += Number(group.num_rows);
    if (Number(group.num_rows) > MAX_ROWS_PER_GROUP) return `a row group says it has ${group.num_rows} rows; ${MAX_ROWS_PER_GROUP} are read at most`;
    for (const column of group.columns) {
      const chunk = column.meta_data;
      if (!chunk || column.file_path) return "its columns are in other files";
      const { start, end } = chunkRange(chunk);
      if (start < 4 || end > fileBytes || end < start) return "a column points outside the file: it is cut off or malformed";
      if (Number(chunk.num_values) < 0) return "a column says it has fewer than no values";
      ranges.push({ start, end });
    }
  }
  if (rows !== Number(metadata.num_rows)) return `its row groups have ${rows} rows together where the footer says ${metadata.num_rows}`;
  ranges.sort((a, b) => a.start - b.start);
  const overlaps = ranges.some((range, index) => index > 0 && range.start < (ranges[index - 1]?.end ?? 0));
  return overlaps ? "two columns claim the same bytes" : undefined;
}
