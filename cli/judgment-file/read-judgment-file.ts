/** Reads a file of judgments answer by answer, with the place of whatever cannot be used. Shared by the commands that compute from files. */
import { delimitedRecords } from "./delimited-records";
import type { FileRow } from "./file-row";
import { type FlatRecord, FlatRows } from "./flat-rows";
import { type JsonObject, jsonRecords, ownValue } from "./json-records";
import { JudgmentFileError } from "./judgment-file-error";
import { flatAnswer } from "./label-studio-answer";
import { isLabelStudioTask, labelStudioRows } from "./label-studio-task";
import { CRITERION, type Layout } from "./layout";
import { LeftOut } from "./left-out";
import { openFile, type OpenFile } from "./open-file";

/**
 * Streams the file: CSV or another delimited table, lines of JSON, a list of objects, or one of Label Studio's exports. Other
 * columns than those of the layout are ignored.
 *
 * @param what one row is, for the message about a file without any: "ratings".
 */
export async function readJudgmentFile<Column extends string>(file: string, layout: Layout<Column>, what: string, onRow: (row: FileRow<Column>) => void): Promise<void> {
  const leftOut = new LeftOut();
  let rows = 0;
  let isTable = false;
  try {
    const opened = await openFile(file);
    isTable = opened.kind === "delimited";
    if (opened.head.toString("utf8").trim() === "") throw new JudgmentFileError(`${file} is empty; it needs the columns ${neededOf(layout).join(", ")}.`);
    for await (const found of opened.kind === "delimited" ? tableRows(file, opened, layout, leftOut) : objectRows(file, opened, layout, leftOut)) {
      for (const row of found) {
        onRow(row);
        rows += 1;
      }
    }
  } catch (error) {
    if (error instanceof JudgmentFileError) throw error;
    throw new JudgmentFileError(`${file} cannot be read: ${messageOf(error)}`, { cause: error });
  }
  leftOut.tell();
  if (rows === 0) throw new JudgmentFileError(`${file} has ${isTable ? "a header but " : ""}no ${what}.`);
}

function neededOf<Column extends string>({ columns, answer, criteria, renamed }: Layout<Column>): string[] {
  const named = columns.filter((column) => criteria === null || (column !== CRITERION && column !== answer)).map((column) => renamed.get(column) ?? column);
  return [...named, ...(criteria ?? [])];
}

async function* tableRows<Column extends string>(file: string, opened: OpenFile, layout: Layout<Column>, leftOut: LeftOut): AsyncGenerator<FileRow<Column>[]> {
  const flat = new FlatRows(layout, leftOut);
  for await (const record of delimitedRecords(file, opened)) {
    if ("header" in record) flat.columnsOf(record.header);
    else yield flat.rowsOf(layout.criteria === null ? record.row : withListsRead(record.row));
  }
}

async function* objectRows<Column extends string>(file: string, opened: OpenFile, layout: Layout<Column>, leftOut: LeftOut): AsyncGenerator<FileRow<Column>[]> {
  const flat = new FlatRows(layout, leftOut);
  const questions = new Set<string>();
  let tasks = 0;
  let others = 0;
  for await (const { place, value } of jsonRecords(file, opened)) {
    if (isLabelStudioTask(value)) {
      tasks += 1;
      yield labelStudioRows(value, place, layout, leftOut, questions);
    } else {
      others += 1;
      yield flat.rowsOf(objectRecord(place, value));
    }
  }
  const unseen = flat.unseen.filter((criterion) => !questions.has(criterion));
  if (tasks + others > 0 && unseen.length > 0) throw new JudgmentFileError(`${file}: no ${tasks > 0 ? "result is named" : "row has the key"} "${unseen[0]}".`);
}

function objectRecord(place: string, value: JsonObject): FlatRecord {
  return { place, term: "key", names: Object.keys(value), read: (name) => textIn(place, "key", name, ownValue(value, name)) };
}

/** Label Studio's CSV keeps a question with more than a word to it as JSON: `[{"rating": 4}]`. */
function withListsRead(record: FlatRecord): FlatRecord {
  const read = (name: string) => {
    const text = record.read(name);
    if (!text.startsWith("[{")) return text;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      // A word like any other, which the command refuses if it wanted a number.
      return text;
    }
    return textIn(record.place, "column", name, value);
  };
  return { ...record, read };
}

function textIn(place: string, term: string, name: string, value: unknown): string {
  const answer = flatAnswer(value);
  if ("text" in answer) return answer.text;
  throw new JudgmentFileError(`${place}, ${term} "${name}": ${answer.problem}`);
}

function messageOf(error: unknown): string {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return "there is no such file.";
  return error instanceof Error ? error.message : String(error);
}
