/** One leaf column of a row group, decoded a page at a time as its rows are asked for. */
import type { ColumnMetaData, DecodedArray, SchemaTree } from "hyparquet";
import { compressors as everyCompressor } from "hyparquet-compressors";
import { readPage } from "hyparquet/src/column.js";
import { convert, DEFAULT_PARSERS } from "hyparquet/src/convert.js";
import { getTreePath, isFlatColumn } from "hyparquet/src/schema.js";
import type { ParquetBudget } from "./parquet-budget";
import { plainPage } from "./parquet-runs";
import { PageReader, type Page, type ReadBytes } from "./parquet-pages";
import { checkedZstd } from "./zstd-size";

const compressors = { ...everyCompressor, ZSTD: checkedZstd(everyCompressor.ZSTD) };

/** Of a value that is a view of its page, and of a reference. */
const VIEW_BYTES = 100;
const REFERENCE_BYTES = 8;

/** Texts stay bytes until their row is given on: a page of decoded strings takes several times its size. */
const LAZY_PARSERS = { ...DEFAULT_PARSERS, stringFromBytes: (bytes: Uint8Array) => bytes, jsonFromBytes: (bytes: Uint8Array) => bytes };

type Decoder = Parameters<typeof readPage>[2];

export class LeafColumn {
  readonly name: string;
  readonly isFlat: boolean;
  private readonly pages: PageReader;
  private readonly decoder: Decoder;
  private dictionary: DecodedArray | undefined;
  private dictionaryBytes = 0;
  private values: DecodedArray = [];
  private at = 0;
  private pageBytes = 0;
  private hasEnded = false;

  constructor(tree: SchemaTree, chunk: ColumnMetaData, read: ReadBytes, private readonly budget: ParquetBudget, private rowsLeft: number) {
    const schemaPath = getTreePath(tree, chunk.path_in_schema);
    const element = schemaPath.at(-1)?.element;
    if (!element) throw new Error("a column has no place in the schema");
    this.name = chunk.path_in_schema.join(".");
    this.isFlat = isFlatColumn(schemaPath);
    this.pages = new PageReader(read, chunk);
    this.decoder = {
      pathInSchema: chunk.path_in_schema, element, schemaPath, type: chunk.type, codec: chunk.codec, compressors,
      parsers: this.isFlat ? LAZY_PARSERS : DEFAULT_PARSERS,
    };
  }

  /** Rows that are decoded and whole: the last row of a page of lists may go on in the next one. */
  get ready(): number {
    const open = this.isFlat || this.hasEnded ? 0 : 1;
    return Math.max(0, this.values.length - this.at - open);
  }

  /** Decodes until there is at least one row. */
  async fill(): Promise<void> {
    while (this.ready === 0) {
      const page = await this.nextDataPage();
      if (!page) {
        if (this.hasEnded) throw new Error(`the column “${this.name.slice(0, 100)}” ends before the rows do that the footer promises`);
        this.hasEnded = true;
        continue;
      }
      await this.decode(page);
    }
  }

  /** The next row's value. `fill` has been called. */
  take(): unknown {
    const value: unknown = this.values[this.at];
    this.at += 1;
    this.rowsLeft -= 1;
    return value;
  }

  /** Passes over rows; over whole pages by their headers alone. */
  async skip(rows: number): Promise<void> {
    let left = rows;
    while (left > 0) {
      const passed = Math.min(left, this.ready);
      this.at += passed;
      this.rowsLeft -= passed;
      left -= passed;
      if (left === 0) return;
      if (!this.isFlat) {
        await this.fill();
        continue;
      }
      const page = await this.nextDataPage();
      if (!page) throw new Error(`the column “${this.name.slice(0, 100)}” ends before the rows do that the footer promises`);
      if (page.values <= left) {
        left -= page.values;
        this.rowsLeft -= page.values;
      } else await this.decode(page);
    }
  }

  close(): void {
    this.budget.release(this.pageBytes + this.dictionaryBytes);
    this.pageBytes = 0;
    this.dictionaryBytes = 0;
    this.values = [];
    this.dictionary = undefined;
  }

  private async nextDataPage(): Promise<Page | undefined> {
    for (;;) {
      const page = await this.pages.next();
      if (!page?.isDictionary) return page;
      if (this.dictionary) throw new Error("a column has two dictionaries");
      this.dictionaryBytes = page.header.uncompressed_page_size + page.values * VIEW_BYTES;
      this.budget.hold(this.dictionaryBytes);
      const { bytes, header, decoder } = plainPage(await this.pages.bytes(page), page.header, this.decoder);
      const raw = readPage(this.reader(bytes), header, decoder, undefined, undefined, 0).data ?? [];
      // As the library does it for a whole column: its values are converted once, not at each use.
      this.dictionary = convert(raw, this.decoder);
    }
  }

  private reader(bytes: Uint8Array): { view: DataView; offset: number } {
    return { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
  }

  private async decode(page: Page): Promise<void> {
    if (this.isFlat && page.values > this.rowsLeft) throw new Error("a column has more values than its row group has rows");
    const encoding = (page.header.data_page_header ?? page.header.data_page_header_v2)?.encoding;
    const bytesPerValue = encoding?.endsWith("_DICTIONARY") || this.decoder.type !== "BYTE_ARRAY" ? REFERENCE_BYTES : VIEW_BYTES;
    const cost = page.header.uncompressed_page_size + page.values * bytesPerValue;
    // What is left of the pages before is at most one open row.
    this.budget.release(this.pageBytes);
    this.pageBytes = cost;
    this.budget.hold(cost);
    const open = this.isFlat ? undefined : Array.from(this.values as ArrayLike<unknown>).slice(this.at);
    const { bytes, header, decoder } = plainPage(await this.pages.bytes(page), page.header, this.decoder);
    const { data } = readPage(this.reader(bytes), header, decoder, this.dictionary, open, -1);
    if (!data) throw new Error("a page has no values");
    if (this.isFlat && data.length !== page.values) throw new Error(`a page gives ${data.length} values where its header says ${page.values}`);
    // Values without levels come in an array of their own: the row before them is whole.
    this.values = open && data !== open ? [...open, ...(data as unknown[])] : data;
    this.at = 0;
  }
}
