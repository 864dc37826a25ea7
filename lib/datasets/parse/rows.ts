/** The records of a file of rows, whatever its layout: decoded one at a time. */
import { csvRows } from "./csv-rows";
import { decodeRecord, splitJson, splitLines, type RawRecord } from "./json-records";
import type { RowsKind } from "./kinds";
import type { RawRow } from "./raw-row";
import { withoutMark } from "./text-start";

/** Ends with an Error where the file is beyond reading; what came before it has been given. */
export function rowsOf(kind: RowsKind, chunks: AsyncIterable<Buffer>): AsyncGenerator<RawRow> {
  const text = withoutMark(chunks);
  if (kind === "csv") return csvRows(text);
  return decoded(kind === "jsonl" ? splitLines(text) : splitJson(text));
}

async function* decoded(records: AsyncIterable<RawRecord>): AsyncGenerator<RawRow> {
  for await (const record of records) yield "problem" in record ? record : { row: record.row, ...decodeRecord(record.bytes) };
}
