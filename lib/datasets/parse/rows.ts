/** The records of a file of rows, whatever its layout: decoded one at a time. */
import { csvRows } from "./csv-rows";
import { decodeRecord, splitJson, splitLines, type RawRecord } from "./json-records";
import type { RowsKind } from "./kinds";
import type { RawRow } from "./raw-row";
import { withoutMark } from "./text-start";

/**
 * Ends with an Error where the file is beyond reading; what came before it has been given.
 *
 * @param from the first row that anybody wants: what is before it is left out as far as that spares work.
 */
export function rowsOf(kind: RowsKind, chunks: AsyncIterable<Buffer>, from = 1): AsyncGenerator<RawRow> {
  const text = withoutMark(chunks);
  if (kind === "csv") return csvRows(text);
  return decoded(kind === "jsonl" ? splitLines(text) : splitJson(text), from);
}

async function* decoded(records: AsyncIterable<RawRecord>, from: number): AsyncGenerator<RawRow> {
  for await (const record of records) {
    if (record.row !== null && record.row < from) continue;
    if ("problem" in record) yield record;
    else {
      const decoded = decodeRecord(record.bytes);
      yield "problem" in decoded && record.isLast ? { row: record.row, ...decoded, isEnd: true } : { row: record.row, ...decoded };
    }
  }
}
