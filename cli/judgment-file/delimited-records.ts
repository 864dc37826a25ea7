/** Rows of a file whose first row names the columns. */
import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { MAX_RECORD_BYTES } from "@/lib/datasets/parse/limits";
import { JudgmentFileError } from "./judgment-file-error";
import type { OpenFile } from "./open-file";
import type { FlatRecord } from "./flat-rows";

type CsvEntry = { record: string[]; info: { records: number; empty_lines: number } };

/** The delimiter that most of the first line is cut by. Spreadsheets write a semicolon where the comma stands in numbers. */
function delimiterOf({ head, extension }: OpenFile): string {
  if (extension === ".tsv" || extension === ".tab") return "\t";
  const line = head.toString("utf8").trimStart().split(/\r?\n/, 1)[0] ?? "";
  const outsideQuotes = line.replace(/"[^"]*"/g, "");
  let [best, most] = [",", 0];
  for (const delimiter of [",", "\t", ";"]) {
    const count = outsideQuotes.split(delimiter).length;
    if (count > most) [best, most] = [delimiter, count];
  }
  return best;
}

/** @yields the names of the columns first, as a record of no fields, so that they are looked at in a file without rows too. */
export async function* delimitedRecords(file: string, opened: OpenFile): AsyncGenerator<{ header: FlatRecord } | { row: FlatRecord }> {
  const delimiter = delimiterOf(opened);
  const parser = parse({ info: true, relax_column_count: true, skip_empty_lines: true, delimiter, relax_quotes: delimiter === "\t", max_record_size: MAX_RECORD_BYTES });
  const source = Readable.from(textOf(opened.chunks));
  // pipe() does not pass on errors of the source.
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  let names: string[] | null = null;
  let last = 0;
  try {
    for await (const entry of parser) {
      const { record, info } = entry as CsvEntry;
      // As a spreadsheet counts: the header is row 1, a quoted line break starts no row.
      last = info.records + info.empty_lines;
      const place = `${file}, row ${last}`;
      if (names === null) {
        names = record.map((name) => name.trim());
        yield { header: { place, term: "column", names, read: () => "" } };
        continue;
      }
      if (record.length !== names.length) throw new JudgmentFileError(`${place}: ${record.length} fields where the header has ${names.length}.`);
      const header = names;
      yield { row: { place, term: "column", names, read: (name) => record[header.indexOf(name)]?.trim() ?? "" } };
    }
  } catch (error) {
    if (error instanceof CsvError && error.code === "CSV_MAX_RECORD_SIZE") throw new JudgmentFileError(`${file}, row ${last + 1}: larger than ${MAX_RECORD_BYTES / 1024 / 1024} MB.`, { cause: error });
    throw error;
  } finally {
    source.destroy();
  }
}

async function* textOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const decode = (chunk?: Buffer) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch (error) {
      // Read as it stands, two names could become one.
      throw new Error("it is not UTF-8 text.", { cause: error });
    }
  };
  for await (const chunk of chunks) yield decode(chunk);
  yield decode();
}
