/** A list as a file, made as it is asked for. Its texts are other people's: the CSV must not become formulas in a spreadsheet, NDJSON is verbatim. */
import { stringify } from "csv-stringify/sync";

export const LISTING_FORMATS = ["csv", "ndjson"] as const;
export type ListingFormat = (typeof LISTING_FORMATS)[number];

export const LISTING_MEDIA_TYPE: Record<ListingFormat, string> = { csv: "text/csv; charset=utf-8; header=present", ndjson: "application/x-ndjson" };

/** NDJSON has every field of a row, CSV the named ones. */
export function listingText<Row extends object>(columns: readonly (keyof Row & string)[], format: ListingFormat, rows: readonly Row[]): string {
  if (format === "ndjson") return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  return stringify(rows.map((row) => columns.map((column) => row[column])), { escape_formulas: true });
}

export function listingStream<Row extends object>(columns: readonly (keyof Row & string)[], format: ListingFormat, batches: AsyncGenerator<Row[]>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start: (stream) => stream.enqueue(encoder.encode(format === "csv" ? stringify([columns]) : "")),
    pull: async (stream) => {
      const next = await batches.next();
      if (next.done) stream.close();
      else stream.enqueue(encoder.encode(listingText(columns, format, next.value)));
    },
    cancel: async () => {
      await batches.return(undefined);
    },
  });
}

/** @param name of the file, without its ending. */
export function listingResponse<Row extends object>(name: string, columns: readonly (keyof Row & string)[], format: ListingFormat, batches: AsyncGenerator<Row[]>): Response {
  return new Response(listingStream(columns, format, batches), {
    headers: {
      "content-type": LISTING_MEDIA_TYPE[format],
      "content-disposition": `attachment; filename="${name}.${format}"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
