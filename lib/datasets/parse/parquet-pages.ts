/** The pages of one column chunk, one after another, by their headers: no offset index is needed, and none is believed. */
import type { ColumnMetaData, PageHeader } from "hyparquet";
import { parquetHeader } from "hyparquet/src/column.js";
import { MAX_PAGE_BYTES, MAX_PAGE_VALUES } from "./limits";

const MB = 1024 * 1024;
/** A header may carry the least and the greatest value of its page, as long as they are. */
const HEADER_WINDOWS = [1024, 64 * 1024, 16 * MB];

/** Reads exactly this part of the file. */
export type ReadBytes = (start: number, end: number) => Promise<Uint8Array>;

/** @property values that the header says the page has, in rows for a column without lists. */
export type Page = { header: PageHeader; values: number; rows: number | undefined; start: number; end: number; isDictionary: boolean };

export function chunkRange(chunk: ColumnMetaData): { start: number; end: number } {
  const hasDictionary = chunk.dictionary_page_offset && chunk.dictionary_page_offset < chunk.data_page_offset;
  const start = Number(hasDictionary ? chunk.dictionary_page_offset : chunk.data_page_offset);
  return { start, end: start + Number(chunk.total_compressed_size) };
}

export class PageReader {
  private at: number;
  private readonly end: number;
  private valuesLeft: number;

  constructor(private readonly read: ReadBytes, chunk: ColumnMetaData) {
    ({ start: this.at, end: this.end } = chunkRange(chunk));
    this.valuesLeft = Number(chunk.num_values);
  }

  /** The next page's header, its claims checked; undefined behind the last one. */
  async next(): Promise<Page | undefined> {
    // Fewer bytes than any page has are padding.
    if (this.valuesLeft <= 0 || this.at >= this.end - 1) return undefined;
    const { header, length } = await this.header();
    const start = this.at + length;
    const end = start + header.compressed_page_size;
    if (!(header.compressed_page_size >= 0) || end > this.end) throw new Error("a page reaches beyond its column: the file is malformed");
    if (!(header.uncompressed_page_size >= 0)) throw new Error("a page says it has fewer than no bytes");
    if (header.uncompressed_page_size > MAX_PAGE_BYTES) {
      throw new Error(`a page says it needs ${Math.round(header.uncompressed_page_size / MB)} MB, ${MAX_PAGE_BYTES / MB} MB are read at most`);
    }
    this.at = end;
    if (header.type === "DICTIONARY_PAGE") {
      const values = header.dictionary_page_header?.num_values ?? -1;
      if (values < 0 || values > header.uncompressed_page_size) throw new Error(`a dictionary says it has ${values} values in ${header.uncompressed_page_size} bytes`);
      return { header, values, rows: 0, start, end, isDictionary: true };
    }
    const values = (header.data_page_header ?? header.data_page_header_v2)?.num_values;
    // An index page, or of a kind that came later.
    if (values === undefined) return this.next();
    if (values < 0 || values > this.valuesLeft) throw new Error(`a page says it has ${values} values where its column has ${this.valuesLeft} left`);
    if (values > MAX_PAGE_VALUES) throw new Error(`a page says it has ${values} values; ${MAX_PAGE_VALUES} are read at most`);
    this.valuesLeft -= values;
    return { header, values, rows: header.data_page_header_v2?.num_rows, start, end, isDictionary: false };
  }

  async bytes(page: Page): Promise<Uint8Array> {
    return this.read(page.start, page.end);
  }

  private async header(): Promise<{ header: PageHeader; length: number }> {
    let fault: unknown;
    for (const window of HEADER_WINDOWS) {
      const bytes = await this.read(this.at, Math.min(this.end, this.at + window));
      const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
      try {
        return { header: parquetHeader(reader), length: reader.offset };
      } catch (error) {
        fault = error;
        if (this.at + window >= this.end) break;
      }
    }
    throw new Error(`a page's header cannot be read: ${fault instanceof Error ? fault.message.slice(0, 200) : "malformed"}`);
  }
}
