/** Writes rows of text into a parquet file, row group by row group: what waits in memory is one group. */
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { HashedFile, type WrittenFile } from "@/lib/files/hashed-file";
import type { StarkRow } from "./stark-row";

/** A group ends with whichever is reached first. Rows of the release have about 20,000 characters. */
const GROUP_ROWS = 1_000;
const GROUP_CHARACTERS = 24_000_000;

type SchemaElements = ConstructorParameters<typeof ParquetWriter>[0]["schema"];
export type ParquetColumns = { names: readonly string[]; whole: ReadonlySet<string> };

/** @property whole columns hold whole numbers, all others text. */
export class ParquetFile {
  readonly #file: HashedFile;
  readonly #writer: ParquetWriter;
  readonly #columns: ParquetColumns;
  #rows: StarkRow[] = [];
  #characters = 0;

  /** @param about is kept in the file's own metadata. */
  constructor(folder: string, path: string, columns: ParquetColumns, about: { createdBy: string; key: string; value: string }) {
    this.#file = new HashedFile(folder, path);
    this.#columns = columns;
    const bytes = new ByteWriter();
    const flush = async () => {
      // A copy, since the writer goes on in the same room while the disk still has it.
      const group = bytes.getBytes().slice();
      bytes.index = 0;
      await this.#file.write(group);
    };
    this.#writer = new ParquetWriter({
      writer: Object.assign(bytes, { flush, finish: flush }), schema: schemaOf(columns), createdBy: about.createdBy, kvMetadata: [{ key: about.key, value: about.value }],
    });
  }

  async add(row: StarkRow): Promise<void> {
    this.#rows.push(row);
    for (const value of Object.values(row)) if (typeof value === "string") this.#characters += value.length;
    if (this.#rows.length >= GROUP_ROWS || this.#characters >= GROUP_CHARACTERS) await this.#writeGroup();
  }

  async end(): Promise<WrittenFile> {
    await this.#writeGroup();
    await this.#writer.finish();
    return this.#file.end();
  }

  async #writeGroup(): Promise<void> {
    if (this.#rows.length === 0) return;
    const { names, whole } = this.#columns;
    const columnData = names.map((name) => ({
      name, offsetIndex: false,
      data: this.#rows.map((row) => (whole.has(name) ? BigInt(row[name] ?? 0) : (row[name] ?? ""))),
    }));
    await this.#writer.write({ columnData, rowGroupSize: this.#rows.length });
    this.#rows = [];
    this.#characters = 0;
  }
}

function schemaOf({ names, whole }: ParquetColumns): SchemaElements {
  return [
    { name: "schema", num_children: names.length, repetition_type: "REQUIRED" },
    ...names.map((name): SchemaElements[number] =>
      whole.has(name) ? { name, type: "INT64", repetition_type: "OPTIONAL" } : { name, type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" }),
  ];
}
