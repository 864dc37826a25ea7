/** Reads a CSV of judgments row by row, with the place of whatever cannot be used. Shared by the commands that compute from files. */
import { createReadStream } from "node:fs";
import { parse } from "csv-parse";

/** Columns of Concord's own exports: a row that says "false" in one of them is in no result, and in none here. */
const CONDITIONS = ["counted", "in_force"];

/** The file cannot be used as it is; the message names the place. */
export class JudgmentFileError extends Error {
  override readonly name = "JudgmentFileError";
}

export type FileRow<Column extends string> = {
  /** "answers.csv, row 8". */
  place: string;
  field: (column: Column) => string;
  /** A field that must not be empty. */
  named: (column: Column) => string;
  /** @throws JudgmentFileError with the place of this row. */
  refuse: (what: string, cause?: unknown) => never;
};

type CsvEntry = { record: string[]; info: { records: number; empty_lines: number } };
type Header<Column> = { width: number; positions: Map<Column, number>; conditions: number[] };

/**
 * Streams the file. The first row names the columns; others than these are ignored. Fields are trimmed.
 *
 * @param what one row is, for the message about a file without any: "ratings".
 */
export async function readJudgmentFile<Column extends string>(file: string, columns: readonly Column[], what: string, onRow: (row: FileRow<Column>) => void): Promise<void> {
  const source = createReadStream(file);
  const parser = parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true });
  // pipe() does not pass on errors of the source, for example that there is no such file.
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  let header: Header<Column> | null = null;
  let rows = 0;
  let leftOut = 0;
  try {
    for await (const entry of parser) {
      const { record, info } = entry as CsvEntry;
      // As a spreadsheet counts: the header is row 1, a quoted line break starts no row.
      const place = `${file}, row ${info.records + info.empty_lines}`;
      if (header === null) header = readHeader(record, columns, place);
      else if (header.conditions.some((position) => record[position]?.trim().toLowerCase() === "false")) leftOut += 1;
      else {
        onRow(fileRow(record, header, place));
        rows += 1;
      }
    }
  } catch (error) {
    if (error instanceof JudgmentFileError) throw error;
    throw new JudgmentFileError(`${file} cannot be read: ${messageOf(error)}`, { cause: error });
  } finally {
    source.destroy();
  }
  if (leftOut > 0) console.error(`left out: ${leftOut} rows that are not counted or not in force`);
  if (header === null) throw new JudgmentFileError(`${file} is empty; it needs the columns ${columns.join(", ")}.`);
  if (rows === 0) throw new JudgmentFileError(`${file} has a header but no ${what}.`);
}

function readHeader<Column extends string>(record: string[], columns: readonly Column[], place: string): Header<Column> {
  const names = record.map((name) => name.trim());
  const positions = new Map<Column, number>();
  for (const column of columns) {
    const position = names.indexOf(column);
    if (position < 0) throw new JudgmentFileError(`${place}: the column "${column}" is missing; the header has ${names.join(", ")}.`);
    if (names.lastIndexOf(column) !== position) throw new JudgmentFileError(`${place}: there are two columns "${column}".`);
    positions.set(column, position);
  }
  return { width: names.length, positions, conditions: CONDITIONS.map((name) => names.indexOf(name)).filter((position) => position >= 0) };
}

function fileRow<Column extends string>(record: string[], { width, positions }: Header<Column>, place: string): FileRow<Column> {
  if (record.length !== width) throw new JudgmentFileError(`${place}: ${record.length} fields where the header has ${width}.`);
  const field = (column: Column) => record[positions.get(column) ?? -1]?.trim() ?? "";
  return {
    place,
    field,
    named: (column) => {
      const text = field(column);
      if (text === "") throw new JudgmentFileError(`${place}, column "${column}": it is empty.`);
      return text;
    },
    refuse: (message, cause) => {
      throw new JudgmentFileError(`${place}${message}`, { cause });
    },
  };
}

function messageOf(error: unknown): string {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return "there is no such file.";
  return error instanceof Error ? error.message : String(error);
}
