/** Addresses as a file: other people's texts, so the CSV must not become formulas in a spreadsheet. NDJSON is verbatim. */
import { stringify } from "csv-stringify/sync";
import type { LinkLine } from "./types";

export type LinksFormat = "csv" | "ndjson";

export const LINKS_MEDIA_TYPE: Record<LinksFormat, string> = { csv: "text/csv; charset=utf-8; header=present", ndjson: "application/x-ndjson" };

const COLUMNS = ["episode", "session", "turn", "place", "share", "rank", "url", "host", "state", "reason", "status", "checkedAt"] as const;

export function linksStart(format: LinksFormat): string {
  return format === "csv" ? stringify([COLUMNS]) : "";
}

export function linksText(format: LinksFormat, lines: readonly LinkLine[]): string {
  if (format === "ndjson") return lines.map((line) => `${JSON.stringify(Object.fromEntries(COLUMNS.map((column) => [column, line[column]])))}\n`).join("");
  return stringify(lines.map((line) => COLUMNS.map((column) => line[column])), { escape_formulas: true });
}

/** The whole file, made as it is asked for. */
export function linksFileStream(format: LinksFormat, pages: AsyncGenerator<LinkLine[]>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start: (stream) => stream.enqueue(encoder.encode(linksStart(format))),
    pull: async (stream) => {
      const next = await pages.next();
      if (next.done) stream.close();
      else stream.enqueue(encoder.encode(linksText(format, next.value)));
    },
    cancel: async () => {
      await pages.return(undefined);
    },
  });
}
