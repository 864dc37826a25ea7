/** Objects of a JSON file, one at a time: the elements of its list, or its lines. */
import { decodeRecord, splitJson, splitLines } from "@/lib/datasets/parse/json-records";
import { JudgmentFileError } from "./judgment-file-error";
import type { OpenFile } from "./open-file";

export type JsonObject = { [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A key of the file's own; whatever else an object has comes from the language and not from the file. */
export function ownValue(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

export async function* jsonRecords(file: string, { kind, chunks }: OpenFile): AsyncGenerator<{ place: string; value: JsonObject }> {
  const records = kind === "lines of JSON" ? splitLines(chunks) : splitJson(chunks);
  for await (const record of records) {
    const place = record.row === null ? file : `${file}, row ${record.row}`;
    if ("problem" in record) throw new JudgmentFileError(`${place}: ${record.problem}.`);
    const decoded = decodeRecord(record.bytes);
    if ("problem" in decoded) throw new JudgmentFileError(`${place} ${decoded.problem}.`);
    if (!isObject(decoded.value)) throw new JudgmentFileError(`${place} is no object with keys and values.`);
    yield { place, value: decoded.value };
  }
}
