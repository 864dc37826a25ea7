/** Refusals as a file: texts of other people's files, so the CSV must not become formulas in a spreadsheet. NDJSON is verbatim. */
import { stringify } from "csv-stringify/sync";
import type { Refusal } from "./types";

export type RefusalsFormat = "csv" | "ndjson";

export const REFUSALS_MEDIA_TYPE: Record<RefusalsFormat, string> = { csv: "text/csv; charset=utf-8; header=present", ndjson: "application/x-ndjson" };

const COLUMNS = ["file", "row", "field", "reason"] as const;

function refusalsStart(format: RefusalsFormat): string {
  return format === "csv" ? stringify([COLUMNS]) : "";
}

export function refusalsText(format: RefusalsFormat, refusals: readonly Refusal[]): string {
  if (format === "ndjson") return refusals.map((refusal) => `${JSON.stringify(refusal)}\n`).join("");
  return stringify(refusals.map((refusal) => COLUMNS.map((column) => refusal[column])), { escape_formulas: true });
}

/** The whole file, made as it is asked for. */
export function refusalsStream(format: RefusalsFormat, batches: AsyncGenerator<Refusal[]>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start: (stream) => stream.enqueue(encoder.encode(refusalsStart(format))),
    pull: async (stream) => {
      const next = await batches.next();
      if (next.done) stream.close();
      else stream.enqueue(encoder.encode(refusalsText(format, next.value)));
    },
    cancel: async () => {
      await batches.return(undefined);
    },
  });
}
